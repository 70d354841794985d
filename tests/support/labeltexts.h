// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStringList>

namespace vitrine::test {

/// What the labels below `parent` say that are not hidden in it, in the order of their making.
inline QStringList labelTexts(const QWidget& parent)
{
    QStringList texts;
    for (const QLabel* label : parent.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&parent) && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

/// Whether one of them has `words` in it.
inline bool someLabelSays(const QWidget& parent, const QString& words)
{
    return !labelTexts(parent).filter(words).isEmpty();
}

}
