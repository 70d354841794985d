// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kTextWidth = 440;

/// Whole lines: layouts around may not ask how high the words are at this width.
void setWords(QLabel* label, const QString& words)
{
    label->setText(words);
    // Without words there is no such height: -1.
    label->setMinimumSize(kTextWidth, std::max(0, label->heightForWidth(kTextWidth)));
}

}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_button->setObjectName(QStringLiteral("emptyStateButton"));
    setPrimary(m_button);
    setTextRole(m_sentence, TextRole::Section);
    setTextRole(m_detail, TextRole::Caption);
    m_column->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, space::kEdge);
    m_column->setSpacing(space::kRelated);
    m_column->addStretch(2);
    for (QLabel* label : {m_icon, m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(kTextWidth);
        label->setMinimumWidth(std::min(kTextWidth, 240));
        m_column->addWidget(label, 0, Qt::AlignHCenter);
    }
    m_column->addSpacing(space::kRelated);
    m_column->addWidget(m_button, 0, Qt::AlignHCenter);
    m_column->addStretch(3);
    m_button->hide();
    m_detail->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::clicked);
}

void EmptyState::setIcon(const QString& name)
{
    m_iconName = name;
    updateIcon();
}

void EmptyState::setSentence(const QString& sentence)
{
    setWords(m_sentence, sentence);
    setAccessibleName(sentence);
}

void EmptyState::setDetail(const QString& detail)
{
    setWords(m_detail, detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyState::setButton(const QString& text, const QString& iconName)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName));
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::setBelow(QWidget* widget)
{
    widget->setFixedWidth(kTextWidth);
    m_column->insertWidget(m_column->indexOf(m_detail) + 1, widget, 0, Qt::AlignHCenter);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, 56, tokens(palette()).secondary, devicePixelRatioF()));
}

}
