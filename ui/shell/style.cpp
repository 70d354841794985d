// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style.h"

#include "ui/shell/controlpainting.h"
#include "ui/shell/theme.h"
#include "ui/shell/wheelguard.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kControlHeight = 32;
constexpr int kScrollBar = 12;
constexpr int kRowHeight = 28; ///< of lists and tables
constexpr int kIconGap = 6; ///< between an icon and its word
constexpr int kOwnIcon = 18; ///< smaller ones are marks of the word: chevrons of headings
constexpr int kFieldMargin = 6; ///< beside words in a field, more than Fusion leaves

const char* const kPrimary = "vitrinePrimary";
const char* const kQuiet = "vitrineQuiet";

bool has(const QWidget* widget, const char* property)
{
    return widget && widget->property(property).toBool();
}

/// Tool buttons of an icon and a word, which Fusion draws without a gap, and not in the middle.
const QStyleOptionToolButton* wordBesideIcon(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    constexpr auto kMenus = QStyleOptionToolButton::HasMenu
        | QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::Arrow;
    const bool both = button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon
        && !button->icon.isNull() && !button->text.isEmpty() && !(button->features & kMenus);
    return both && button->iconSize.width() >= kOwnIcon ? button : nullptr;
}

ButtonKind kindOf(const QWidget* widget)
{
    return has(widget, kPrimary) ? ButtonKind::Primary
        : has(widget, kQuiet)    ? ButtonKind::Quiet
                                 : ButtonKind::Ordinary;
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
        || qobject_cast<QAbstractSlider*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    guardFromWheel(widget);
    // Names that people give may look like HTML: words are plain, tooltips too, unless they say so.
    auto* label = qobject_cast<QLabel*>(widget);
    if (label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return paintButton(painter, option, kindOf(widget));
    case PE_PanelButtonTool: return paintToolButton(painter, option);
    case PE_PanelLineEdit:
        // A spin box has drawn the frame around its field.
        if (widget && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()))
            return;
        return paintLineEdit(painter, option);
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView*>(widget) || !showsFocus(option))
            return;
        return roundedBox(painter, option->rect, Qt::NoBrush, tokens(option->palette).accent, 2, 4);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return paintCheckBox(painter, option);
    case PE_FrameDefaultButton: return;
    case PE_PanelScrollAreaCorner: return painter->fillRect(option->rect, option->palette.window());
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
    if (element == CE_ToolButtonLabel) {
        if (const auto* button = wordBesideIcon(option))
            return paintWordBesideIcon(painter, button, widget);
    }
    if (element == CE_MenuItem) {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        constexpr State kChosen = State_Selected | State_Enabled;
        if (item && (item->state & kChosen) == kChosen && !item->icon.isNull()) {
            QStyleOptionMenuItem copy = *item;
            const int side = proxy()->pixelMetric(PM_SmallIconSize, option, widget);
            copy.icon = QIcon(copy.icon.pixmap(
                QSize(side, side), painter->device()->devicePixelRatio(), QIcon::Selected));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (element == CE_ItemViewItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem copy = *item;
            const Tokens& t = tokens(item->palette);
            copy.palette.setColor(QPalette::Highlight, selectionTint(t));
            copy.palette.setColor(QPalette::HighlightedText, t.text);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
        if (element == CE_ProgressBarContents)
            return paintProgress(painter, bar);
        if (element == CE_ProgressBarGroove || element == CE_ProgressBarLabel)
            return;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
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

void Style::paintWordBesideIcon(
    QPainter* painter, const QStyleOptionToolButton* button, const QWidget* widget) const
{
    const bool enabled = button->state & State_Enabled;
    const bool hover = enabled && (button->state & State_MouseOver);
    const QRect inside = button->rect.adjusted(space::kRelated, 0, -space::kRelated, 0);
    const auto place = [&](const QRect& rect) {
        return visualRect(button->direction, button->rect, rect);
    };
    QRect picture(QPoint(), button->iconSize);
    picture.moveCenter(inside.center());
    picture.moveLeft(inside.left());
    button->icon.paint(painter, place(picture), Qt::AlignCenter,
        !enabled    ? QIcon::Disabled
            : hover ? QIcon::Active
                    : QIcon::Normal,
        button->state & State_On ? QIcon::On : QIcon::Off);
    int words = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic;
    if (!proxy()->styleHint(SH_UnderlineShortcut, button, widget))
        words |= Qt::TextHideMnemonic;
    painter->setFont(button->font);
    proxy()->drawItemText(painter,
        place(inside.adjusted(button->iconSize.width() + kIconGap, 0, 0, 0)),
        static_cast<int>(visualAlignment(button->direction, Qt::Alignment(words & 0xff)))
            | (words & ~0xff),
        button->palette, enabled, button->text, QPalette::ButtonText);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paintScrollBar(painter, slider,
                proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    }
    const auto part = [&](SubControl which) {
        return proxy()->subControlRect(control, option, which, widget);
    };
    if (control == CC_Slider) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider && slider->tickPosition == QSlider::NoTicks)
            return paintSlider(painter, slider, part(SC_SliderGroove), part(SC_SliderHandle));
    }
    if (control == CC_SpinBox) {
        const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        paintLineEdit(painter, option);
        if (box && box->buttonSymbols != QAbstractSpinBox::NoButtons) {
            paintChevron(painter, option, part(SC_SpinBoxUp), true);
            paintChevron(painter, option, part(SC_SpinBoxDown), false);
        }
        return;
    }
    if (control == CC_ComboBox) {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (box && !box->editable) {
            paintButton(painter, option, ButtonKind::Ordinary);
            const QRect arrow =
                proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            paintChevron(painter, option, arrow, false);
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
    case PM_SliderLength:
    case PM_SliderControlThickness: return kSliderKnob;
    case PM_SliderThickness: return kSliderKnob + 2;
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
    case CT_SpinBox: // Fusion's is higher than the others
        return {result.width() + space::kRelated,
            std::max(option->fontMetrics.height() + 2 * kFieldMargin, kControlHeight)};
    case CT_ToolButton:
        if (const auto* button = wordBesideIcon(option)) {
            const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            // The frame's width is taken off before the word is drawn.
            const int frame = proxy()->pixelMetric(PM_DefaultFrameWidth, option, widget);
            result.setWidth(
                2 * (space::kRelated + frame) + button->iconSize.width() + kIconGap + words);
        }
        return result.expandedTo({28, 28});
    case CT_HeaderSection: return {result.width() + space::kRelated, std::max(result.height(), 30)};
    default: return result;
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    // As in boxes of numbers and choices; the fields inside those have no frame.
    const bool ownField = element == SE_LineEditContents && frame && frame->lineWidth > 0;
    return ownField ? rect.adjusted(kFieldMargin, 0, -kFieldMargin, 0) : rect;
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
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    // Words and numbers keep as far from the edge as a button's.
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, rect.adjusted(space::kTight, 0, 0, 0));
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField)
        return rect.adjusted(space::kTight, 0, -space::kTight, 0);
    return rect;
}

}
