// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;
class QWidget;

namespace vitrine::ui {

/// Every colour of the window. Colour never stands alone: a word or an icon goes with it.
struct Tokens {
    QColor background; ///< the window
    QColor surface; ///< cards, lists, fields
    QColor raised; ///< hover, menus, the job strip
    QColor border;
    QColor text;
    QColor secondary; ///< captions
    QColor accent; ///< the one accent: selection, links, the main button
    QColor onAccent; ///< text on the accent
    QColor good;
    QColor warning;
    QColor bad;
    std::array<QColor, 8> series; ///< charts, Okabe-Ito: told apart by colour-blind people
    bool dark = false;
};

const Tokens& lightTokens();
const Tokens& darkTokens();
/// The tokens that belong to a palette made by `paletteFor`; what a widget paints with:
/// `tokens(palette())`. Right during a change of theme too.
const Tokens& tokens(const QPalette& palette);
QPalette paletteFor(const Tokens& tokens);
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// The 8-pixel grid.
namespace space {
inline constexpr int kTight = 4; ///< inside a control
inline constexpr int kRelated = 8; ///< between related things
inline constexpr int kGroup = 16; ///< between groups
inline constexpr int kEdge = 24; ///< at page edges
inline constexpr int kContent = 1200; ///< most of a page without a gallery; galleries fill it
}
inline constexpr int kRadius = 8; ///< corners of cards and notices

enum class TextRole { PageTitle, Section, Body, Strong, Caption };
QFont textFont(TextRole role, const QFont& base);
/// Sets the font and, for captions, the secondary colour; follows changes of theme.
void setTextRole(QWidget* widget, TextRole role);
/// `ms` (120 to 180), or 0 when the desktop asks for less motion.
int motionDuration(const QWidget* widget, int ms);

enum class ThemeChoice { System, Light, Dark };

/// Gives the application style, palette and stylesheet, and follows the desktop's light or dark.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication& application, QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    const Tokens& current() const { return *m_tokens; }

    Q_SIGNAL void changed();

private:
    bool systemIsDark() const;
    void apply();

    QApplication& m_application;
    QPalette m_systemPalette;
    ThemeChoice m_choice = ThemeChoice::System;
    const Tokens* m_tokens = nullptr;
};

}
