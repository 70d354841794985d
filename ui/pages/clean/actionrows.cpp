// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/actionrows.h"

#include "ui/shell/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace vitrine::ui {
namespace {

constexpr qsizetype kMany = 888;

}

ActionRows::ActionRows(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, space::kTight, 0, 0);
    m_grid->setHorizontalSpacing(space::kRelated);
    m_grid->setVerticalSpacing(space::kRelated);
    m_grid->setColumnStretch(1, 1);
}

void ActionRows::addLine(QLabel* caption, const std::vector<QWidget*>& controls)
{
    setTextRole(caption, TextRole::Caption);
    // Buttons keep their place while the number changes.
    const QFontMetrics metrics(textFont(TextRole::Caption, font()));
    m_grid->setColumnMinimumWidth(0, metrics.horizontalAdvance(selectedWord(kMany)));
    auto* words = new QWidget;
    auto* flow = new FlowLayout(words);
    flow->setSpacing(space::kRelated);
    for (QWidget* control : controls)
        flow->addWidget(control);
    m_grid->addWidget(caption, m_lines, 0);
    m_grid->addWidget(words, m_lines, 1);
    ++m_lines;
}

QPushButton* makeActionButton(const QString& name, const QString& text, const QString& help)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(help);
    return button;
}

QString selectedWord(qsizetype selected)
{
    return selected == 1 ? ActionRows::tr("The selected one")
                         : ActionRows::tr("The %L1 selected").arg(selected);
}

QString allOfKindWord()
{
    return ActionRows::tr("All of this kind");
}

}
