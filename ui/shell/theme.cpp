// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/style.h"

#include <QApplication>
#include <QGuiApplication>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

#include <cmath>

namespace vitrine::ui {
namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

Tokens makeLight()
{
    Tokens t;
    t.background = rgb(0xF5F6F8);
    t.surface = rgb(0xFFFFFF);
    t.raised = rgb(0xEDEFF3);
    t.border = rgb(0xD9DDE3);
    t.text = rgb(0x1A1D21);
    t.secondary = rgb(0x57606B);
    t.accent = rgb(0x2358C4);
    t.onAccent = rgb(0xFFFFFF);
    t.good = rgb(0x1A6E38);
    t.warning = rgb(0x855300);
    t.bad = rgb(0xB3261E);
    // Okabe and Ito's (see below) are too pale on a light ground: these are as near to them as a
    // contrast of 3 : 1 allows, and telling them apart with one kind of cone missing.
    t.series = {rgb(0x000000), rgb(0xE6640C), rgb(0x2995D0), rgb(0x007B5C), rgb(0x918F64),
        rgb(0x064F7D), rgb(0xB84903), rgb(0xBF66A0)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.background = rgb(0x16181B);
    t.surface = rgb(0x1E2125);
    t.raised = rgb(0x2A2E34);
    t.border = rgb(0x3A3F47);
    t.text = rgb(0xE9EBEE);
    t.secondary = rgb(0xA6AEB8);
    t.accent = rgb(0x82AEFF);
    t.onAccent = rgb(0x0E1420);
    t.good = rgb(0x74CF92);
    t.warning = rgb(0xE5B455);
    t.bad = rgb(0xFF938A);
    // Okabe and Ito, "Color Universal Design" (2008), but for the first, which is the text's, and a
    // blue that is seen on a dark ground.
    t.series = {rgb(0xE9EBEE), rgb(0xE69F00), rgb(0x56B4E9), rgb(0x009E73), rgb(0xF0E442),
        rgb(0x4477DD), rgb(0xD55E00), rgb(0xCC79A7)};
    t.dark = true;
    return t;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

bool isDarkPalette(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

}

const Tokens& lightTokens()
{
    static const Tokens kTokens = makeLight();
    return kTokens;
}

const Tokens& darkTokens()
{
    static const Tokens kTokens = makeDark();
    return kTokens;
}

const Tokens& tokens(const QPalette& palette)
{
    return isDarkPalette(palette) ? darkTokens() : lightTokens();
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QPalette paletteFor(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.background);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.background);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.bad);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::PlaceholderText, t.secondary);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Light, t.raised);
    palette.setColor(QPalette::Midlight, t.raised);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.border.darker(t.dark ? 80 : 120));
    palette.setColor(QPalette::Shadow, t.dark ? rgb(0x000000) : rgb(0x8A929C));
    QColor disabled = t.secondary;
    disabled.setAlpha(150);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.secondary);
    return palette;
}

QFont textFont(TextRole role, const QFont& base)
{
    QFont font = base;
    const auto scale = [&font](double factor) { font.setPointSizeF(font.pointSizeF() * factor); };
    switch (role) {
    case TextRole::PageTitle:
        scale(1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Section:
        scale(1.15);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Strong: font.setWeight(QFont::DemiBold); break;
    case TextRole::Caption: scale(0.9); break;
    case TextRole::Body: break;
    }
    return font;
}

void setTextRole(QWidget* widget, TextRole role)
{
    widget->setFont(textFont(role, QApplication::font()));
    // The placeholder role carries the secondary colour, so that a new palette recolours the text.
    widget->setForegroundRole(
        role == TextRole::Caption ? QPalette::PlaceholderText : QPalette::WindowText);
}

int motionDuration(const QWidget* widget, int ms)
{
    const bool wanted =
        widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
    return wanted ? ms : 0;
}

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_systemPalette(application.palette())
{
    m_application.setStyle(new Style);
    apply();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // What the platform's own theme gave before ours replaced it; desktops without a platform theme
    // name a dark one in the environment.
    return isDarkPalette(m_systemPalette)
        || qEnvironmentVariable("GTK_THEME").contains(QLatin1String("dark"), Qt::CaseInsensitive);
}

void Theme::apply()
{
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    const Tokens* wanted = dark ? &darkTokens() : &lightTokens();
    if (wanted == m_tokens)
        return;
    m_tokens = wanted;
    const QPalette palette = paletteFor(*m_tokens);
    m_application.setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

}
