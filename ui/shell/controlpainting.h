// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionProgressBar;
class QStyleOptionSlider;

/// How the style's controls look: flat, rounded, in the tokens of the option's palette.
namespace vitrine::ui {

struct Tokens;

enum class ButtonKind { Ordinary, Primary, Quiet };

/// Behind selected rows: the accent, so thin that the row's own colours stay readable.
QColor selectionTint(const Tokens& tokens);
void roundedBox(QPainter* painter, const QRect& rect, const QBrush& fill, const QColor& line,
    qreal width = 1, qreal radius = 6);
/// The ring shows once keys are used.
bool showsFocus(const QStyleOption* option);
void paintButton(QPainter* painter, const QStyleOption* option, ButtonKind kind);
void paintToolButton(QPainter* painter, const QStyleOption* option);
void paintLineEdit(QPainter* painter, const QStyleOption* option);
void paintScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRect& handle);
void paintProgress(QPainter* painter, const QStyleOptionProgressBar* option);
inline constexpr int kSliderKnob = 16;
void paintSlider(
    QPainter* painter, const QStyleOptionSlider* option, const QRect& groove, const QRect& handle);
void paintCheckBox(QPainter* painter, const QStyleOption* option);
void paintChevron(QPainter* painter, const QStyleOption* option, const QRect& area, bool up);

}
