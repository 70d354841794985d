// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace vitrine::ui {

/// The icon resources/icons/<name>.svg, drawn in the palette's text colour (or `onAccent` on a
/// selection), sharp at any scale, right again after a change of theme. Null for an unknown name.
QIcon icon(const QString& name);
/// One picture of it in a colour of its own; `side` in device-independent pixels.
QPixmap iconPixmap(const QString& name, int side, const QColor& color, qreal devicePixelRatio);

}
