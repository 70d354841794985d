// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr qreal kControlRadius = 6;
constexpr int kControlHeight = 32;
constexpr int kScrollBar = 12;
constexpr int kRowHeight = 28; ///< of lists and tables

const char* const kPrimary = "vitrinePrimary";
const char* const kQuiet = "vitrineQuiet";

bool has(const QWidget* widget, const char* property)
{
    return widget && widget->property(property).toBool();
}

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
        static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
        static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

void roundedBox(QPainter* painter, const QRect& rect, const QBrush& fill, const QColor& line,
    qreal width = 1, qreal radius = kControlRadius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(line.alpha() > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    painter->drawRoundedRect(
        QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

bool showsFocus(const QStyleOption* option)
{
    return (option->state & QStyle::State_HasFocus)
        && (option->state & QStyle::State_KeyboardFocusChange);
}

void paintButton(QPainter* painter, const QStyleOption* option, const QWidget* widget)
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    QColor fill = t.surface;
    QColor line = t.border;
    if (has(widget, kPrimary) && enabled) {
        fill = down ? mixed(t.accent, t.text, 0.2)
            : hover ? mixed(t.accent, t.text, 0.1)
                    : t.accent;
        line = fill;
    } else if (has(widget, kQuiet)) {
        fill = down || hover ? t.raised : QColor(Qt::transparent);
        line = Qt::transparent;
    } else if (down) {
        fill = mixed(t.raised, t.border, 0.6);
    } else if (hover) {
        fill = t.raised;
    }
    roundedBox(painter, option->rect, fill, line);
    if (showsFocus(option))
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -2), Qt::NoBrush,
            has(widget, kPrimary) ? t.onAccent : t.accent, 2, kControlRadius - 2);
}

void paintToolButton(QPainter* painter, const QStyleOption* option)
{
    const Tokens& t = tokens(option->palette);
    const bool on = option->state & QStyle::State_On;
    const bool hover =
        (option->state & QStyle::State_Enabled) && (option->state & QStyle::State_MouseOver);
    const bool down = option->state & QStyle::State_Sunken;
    if (on || hover || down)
        roundedBox(painter, option->rect, down ? t.border : t.raised,
            on ? t.border : QColor(Qt::transparent));
    if (showsFocus(option))
        roundedBox(painter, option->rect, Qt::NoBrush, t.accent, 2);
}

void paintLineEdit(QPainter* painter, const QStyleOption* option)
{
    const Tokens& t = tokens(option->palette);
    const bool focus = option->state & QStyle::State_HasFocus;
    const QColor fill = option->state & QStyle::State_Enabled ? t.surface : t.background;
    roundedBox(painter, option->rect, fill, focus ? t.accent : t.border, focus ? 2 : 1);
}

void paintScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRect& handle)
{
    const Tokens& t = tokens(option->palette);
    painter->fillRect(option->rect, option->palette.window());
    if (option->maximum <= option->minimum)
        return;
    const bool strong = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QRect thumb = option->orientation == Qt::Vertical ? handle.adjusted(3, 2, -3, -2)
                                                            : handle.adjusted(2, 3, -2, -3);
    roundedBox(
        painter, thumb, mixed(t.border, t.secondary, strong ? 0.7 : 0.25), Qt::transparent, 1, 3);
}

void paintProgress(QPainter* painter, const QStyleOptionProgressBar* option)
{
    const Tokens& t = tokens(option->palette);
    const QRect bar(option->rect.left(), option->rect.center().y() - 2, option->rect.width(), 4);
    roundedBox(painter, bar, t.border, Qt::transparent, 1, 2);
    const qint64 range = qint64(option->maximum) - option->minimum;
    if (range <= 0)
        return;
    QRect filled = bar;
    filled.setWidth(int(bar.width() * (qint64(option->progress) - option->minimum) / range));
    if (filled.width() >= 4)
        roundedBox(painter, filled, t.accent, Qt::transparent, 1, 2);
}

}

void setPrimary(QPushButton* button)
{
    button->setProperty(kPrimary, true);
    // The style draws the fill; the label takes its colour from the button's own palette.
    button->setForegroundRole(QPalette::HighlightedText);
}

void setQuiet(QPushButton* button)
{
    button->setProperty(kQuiet, true);
}

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return paintButton(painter, option, widget);
    case PE_PanelButtonTool: return paintToolButton(painter, option);
    case PE_PanelLineEdit: return paintLineEdit(painter, option);
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView*>(widget) || !showsFocus(option))
            return;
        return roundedBox(painter, option->rect, Qt::NoBrush, tokens(option->palette).accent, 2, 4);
    case PE_FrameDefaultButton: return;
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea*>(widget))
            return roundedBox(painter, option->rect, Qt::NoBrush, tokens(option->palette).border);
        break;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    if (element == CE_PushButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button && has(widget, kPrimary) && (button->state & State_Enabled)) {
            QStyleOptionButton copy = *button;
            const Tokens& t = tokens(button->palette);
            copy.palette.setColor(QPalette::ButtonText, t.onAccent);
            if (!copy.icon.isNull())
                copy.icon = QIcon(
                    copy.icon.pixmap(copy.iconSize, widget->devicePixelRatio(), QIcon::Selected));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
        if (element == CE_ProgressBarContents)
            return paintProgress(painter, bar);
        if (element == CE_ProgressBarGroove || element == CE_ProgressBarLabel)
            return;
    }
    if (element == CE_HeaderSection) {
        const Tokens& t = tokens(option->palette);
        painter->fillRect(option->rect, t.surface);
        painter->setPen(t.border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    }
    if (element == CE_Splitter)
        return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paintScrollBar(painter, slider,
                proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    }
    if (control == CC_ComboBox) {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (box && !box->editable) {
            paintButton(painter, option, widget);
            const QRect arrow =
                proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            const QRect place(arrow.center().x() - 7, arrow.center().y() - 7, 16, 16);
            painter->drawPixmap(place,
                iconPixmap(QStringLiteral("chevron-down"), 16,
                    option->palette.color(QPalette::ButtonText),
                    painter->device()->devicePixelRatio()));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return kScrollBar;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SmallIconSize: return 16;
    case PM_ButtonIconSize: return 18;
    case PM_ToolBarIconSize: return 20;
    case PM_FocusFrameHMargin: return space::kRelated - 2;
    case PM_HeaderMargin: return space::kRelated - 2;
    case PM_SplitterWidth: return 8;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::kRelated;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
    case SH_ComboBox_Popup: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_EtchDisabledText: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {result.width() + 2 * space::kRelated, std::max(result.height(), kControlHeight)};
    case CT_ComboBox:
    case CT_LineEdit:
        return {result.width() + space::kRelated, std::max(result.height(), kControlHeight)};
    case CT_ToolButton: return result.expandedTo({28, 28});
    case CT_HeaderSection: return {result.width() + space::kRelated, std::max(result.height(), 30)};
    default: return result;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is the whole bar.
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider) {
            const bool vertical = slider->orientation == Qt::Vertical;
            const int length = vertical ? option->rect.height() : option->rect.width();
            const qint64 range = qint64(slider->maximum) - slider->minimum;
            int thumb = length;
            if (range > 0)
                thumb =
                    std::clamp(int(qint64(slider->pageStep) * length / (range + slider->pageStep)),
                        std::min(32, length), length);
            const int start = sliderPositionFromValue(slider->minimum, slider->maximum,
                slider->sliderPosition, length - thumb, slider->upsideDown);
            const auto part = [&](int from, int size) {
                const QRect rect = vertical ? QRect(0, from, option->rect.width(), size)
                                            : QRect(from, 0, size, option->rect.height());
                return visualRect(option->direction, option->rect, rect);
            };
            switch (subControl) {
            case SC_ScrollBarAddLine:
            case SC_ScrollBarSubLine: return {};
            case SC_ScrollBarGroove: return part(0, length);
            case SC_ScrollBarSlider: return part(start, thumb);
            case SC_ScrollBarSubPage: return part(0, start);
            case SC_ScrollBarAddPage: return part(start + thumb, length - start - thumb);
            default: break;
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

}
