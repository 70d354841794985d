// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace vitrine::ui {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new QLabel(title, this))
    , m_caption(new QLabel(this))
{
    setTextRole(m_title, TextRole::PageTitle);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::kRelated);
    m_row->addWidget(m_title, 0, Qt::AlignBaseline);
    m_row->addSpacing(space::kTight);
    m_row->addWidget(m_caption, 0, Qt::AlignBaseline);
    m_row->addStretch();
    setMinimumHeight(36);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::setCaption(const QString& caption)
{
    m_caption->setText(caption);
}

void PageHeader::addControl(QWidget* widget)
{
    m_row->addWidget(widget, 0, Qt::AlignVCenter);
}

int PageHeader::wordsWidth() const
{
    return m_caption->x() + m_caption->sizeHint().width();
}

int PageHeader::controlsLeft() const
{
    for (int i = 0; i < m_row->count(); ++i) {
        const QWidget* widget = m_row->itemAt(i)->widget();
        if (widget && widget != m_title && widget != m_caption && widget->isVisibleTo(this))
            return widget->x();
    }
    return width();
}

SectionHeading::SectionHeading(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(text, this))
    , m_caption(new QLabel(this))
{
    setTextRole(m_text, TextRole::Section);
    setTextRole(m_caption, TextRole::Caption);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_text, 0, Qt::AlignBaseline);
    row->addWidget(m_caption, 0, Qt::AlignBaseline);
    row->addStretch();
}

void SectionHeading::setText(const QString& text)
{
    m_text->setText(text);
}

void SectionHeading::setCaption(const QString& caption)
{
    m_caption->setText(caption);
}

}
