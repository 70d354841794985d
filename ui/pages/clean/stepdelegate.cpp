// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/stepdelegate.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kConflictLines = 6; ///< what a step expected and found is read to its end
constexpr int kSwitch = 26; ///< the check box and the gap after it

}

QFont StepDelegate::fontOf(const QFont& base, const QModelIndex& index)
{
    if (index.data(HeadingRole).toBool())
        return textFont(TextRole::Strong, base);
    return index.data(DetailRole).toBool() ? textFont(TextRole::Caption, base) : base;
}

int StepDelegate::widthOf(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // While sizing, the option has no width: the tree's room less the indentation.
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    if (!tree)
        return std::max(option.rect.width(), 1);
    const int depth = index.parent().isValid() ? 2 : 1;
    return std::max(1,
        tree->viewport()->width() - depth * tree->indentation()
            - (index.data(Qt::CheckStateRole).isValid() ? kSwitch : 0) - 2 * space::kTight);
}

QStringList StepDelegate::linesAt(const QModelIndex& index, const QFont& font, int width)
{
    return linesOf(
        index.data().toString(), font, width, isConflict(index) ? kConflictLines : kLines);
}

bool StepDelegate::isConflict(const QModelIndex& index)
{
    return index.data(DetailRole).toBool() && index.data(ConflictsRole).toLongLong() > 0;
}

QStringList StepDelegate::linesOf(const QString& text, const QFont& font, int width, int most)
{
    const QString words = text.simplified();
    if (words.isEmpty())
        return {};
    QTextLayout layout(words, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QStringList lines;
    layout.beginLayout();
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = lines.size() + 1 == most;
        lines << (last
                ? QFontMetrics(font).elidedText(words.mid(line.textStart()), Qt::ElideRight, width)
                : words.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = fontOf(option.font, index);
    const int width = widthOf(option, index);
    const auto lines = static_cast<int>(linesAt(index, font, width).size());
    int height = std::max(1, lines) * QFontMetrics(font).lineSpacing() + 2 * space::kTight;
    if (!index.data(CaptionRole).toString().isEmpty())
        height += QFontMetrics(textFont(TextRole::Caption, option.font)).lineSpacing();
    if (index.data(HeadingRole).toBool())
        height += space::kRelated;
    return {width, height};
}

void StepDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens(option.palette);
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);
    const bool step = index.data(StepRole).isValid();
    const bool quiet = (step && !index.data(DoneRole).toBool()) || index.data(DetailRole).toBool();
    QRect area = option.rect.adjusted(space::kTight, space::kTight, -space::kTight, -space::kTight);
    if (index.data(Qt::CheckStateRole).isValid())
        area.setLeft(area.left() + kSwitch);
    if (index.data(HeadingRole).toBool())
        area.setTop(area.top() + space::kRelated);
    painter->save();
    const QFont font = fontOf(option.font, index);
    const QString caption = index.data(CaptionRole).toString();
    const QFont small = textFont(TextRole::Caption, option.font);
    const int captionHeight = caption.isEmpty() ? 0 : QFontMetrics(small).lineSpacing();
    QRect words = area;
    words.setBottom(area.bottom() - captionHeight);
    painter->setFont(font);
    painter->setPen(quiet ? t.secondary : t.text);
    if (isConflict(index))
        painter->setPen(t.warning);
    painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
        linesAt(index, font, words.width()).join(QLatin1Char('\n')));
    if (!caption.isEmpty()) {
        painter->setFont(small);
        painter->setPen(index.data(ConflictsRole).toLongLong() > 0 ? t.warning : t.secondary);
        painter->drawText(
            QRect(area.left(), area.bottom() - captionHeight + 1, area.width(), captionHeight),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(small).elidedText(caption, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

}
