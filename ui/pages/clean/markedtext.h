// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace vitrine::ui {

/// `text` as HTML, with each of `parts` (", " between them, the last perhaps cut off by an
/// ellipsis) marked by a background wherever it stands.
QString markedText(const QString& text, const QString& parts, const QColor& background);

}
