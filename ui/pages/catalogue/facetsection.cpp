// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/facetsection.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

constexpr int kChevron = 16;

}

FacetSection::FacetSection(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_heading(new QToolButton)
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
{
    m_heading->setObjectName(QStringLiteral("facetHeading"));
    m_heading->setCheckable(true);
    m_heading->setChecked(true);
    m_heading->setAutoRaise(true);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setIconSize({kChevron, kChevron});
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextRole(m_heading, TextRole::Strong);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kTight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    connect(m_heading, &QToolButton::toggled, this, [this](bool open) {
        m_body->setVisible(open);
        describe();
        Q_EMIT openChanged(open);
    });
    describe();
}

void FacetSection::add(QWidget* widget)
{
    m_column->addWidget(widget);
}

void FacetSection::setChosen(int count)
{
    m_chosen = count;
    describe();
}

bool FacetSection::isOpen() const
{
    return m_heading->isChecked();
}

void FacetSection::setOpen(bool open)
{
    m_heading->setChecked(open);
}

void FacetSection::describe()
{
    m_heading->setIcon(
        icon(isOpen() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    m_heading->setText(m_chosen == 0
            ? m_title
            : tr("%1 (%L2)", "facet, number chosen").arg(m_title).arg(m_chosen));
    m_heading->setAccessibleName(m_heading->text());
    m_heading->setToolTip(isOpen() ? tr("Fold") : tr("Unfold"));
}

}
