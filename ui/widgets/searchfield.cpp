// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/shell/icons.h"

#include <QKeyEvent>
#include <QTimer>

namespace vitrine::ui {

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(tr("Find words"));
    setAccessibleName(tr("Find words"));
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_timer->setSingleShot(true);
    m_timer->setInterval(150);
    connect(m_timer, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, m_timer, qOverload<>(&QTimer::start));
}

void SearchField::setDelay(int ms)
{
    m_timer->setInterval(ms);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        announce();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        announce();
    QLineEdit::keyPressEvent(event);
}

void SearchField::announce()
{
    m_timer->stop();
    const QString words = text().trimmed();
    if (words == m_last)
        return;
    m_last = words;
    Q_EMIT searched(words);
}

}
