// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/kindlist.h"

#include "ui/pages/clean/findingwords.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace vitrine::ui {
namespace {

enum Column { NameColumn, CountColumn };
constexpr int kKindRole = Qt::UserRole; ///< int; none: no kind
constexpr int kIconSide = 18;
constexpr int kLeastWidth = 228;
constexpr int kMostWidth = 300; ///< longer names end in dots; the tooltip has them whole
constexpr int kLineHeight = 26;

/// The same in selected lines, whose ground is only a tint.
QIcon plainIcon(const QString& name, const QColor& colour, qreal scale)
{
    const QPixmap pixmap = iconPixmap(name, kIconSide, colour, scale);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

}

KindList::KindList(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("cleanKinds"));
    setAccessibleName(tr("Kinds of findings"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setIconSize({kIconSide, kIconSide});
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setBackgroundRole(QPalette::Window);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(24);
    header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    build();
    connect(
        this, &QTreeWidget::currentItemChanged, this, [this] { Q_EMIT kindChosen(currentKind()); });
}

void KindList::build()
{
    m_overview = new QTreeWidgetItem(this, {tr("Overview")});
    m_overview->setSizeHint(NameColumn, {0, kLineHeight});
    for (const FindingGroup group :
        {FindingGroup::Listings, FindingGroup::Pictures, FindingGroup::Content}) {
        auto* heading = new QTreeWidgetItem(this, {groupTitle(group)});
        heading->setFlags(Qt::ItemIsEnabled); // what is below a disabled one is disabled too
        heading->setFont(NameColumn, textFont(TextRole::Strong, font()));
        heading->setSizeHint(NameColumn, {0, 40});
        heading->setTextAlignment(NameColumn, Qt::AlignLeft | Qt::AlignBottom);
        heading->setExpanded(true);
        for (const FindingSpec& spec : findingTable()) {
            if (spec.group != group)
                continue;
            auto* item = new QTreeWidgetItem(heading, {findingTitle(spec.kind)});
            item->setData(NameColumn, kKindRole, static_cast<int>(spec.kind));
            item->setSizeHint(NameColumn, {0, kLineHeight});
            item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
        }
        heading->setExpanded(true);
    }
    setCurrentItem(m_overview);
}

void KindList::setKinds(const std::vector<KindLine>& kinds)
{
    m_kinds = kinds;
    m_overview->setIcon(NameColumn,
        plainIcon(QStringLiteral("table"), tokens(palette()).text, devicePixelRatioF()));
    for (const KindLine& line : m_kinds)
        paintLine(itemOf(line.kind), line);
}

void KindList::paintLine(QTreeWidgetItem* item, const KindLine& line)
{
    const Tokens& t = tokens(palette());
    const Severity severity = findingSpec(line.kind).severity;
    const bool open = line.open > 0;
    const QString iconName = open ? severityIcon(severity)
        : line.checked            ? QStringLiteral("check")
                                  : QStringLiteral("circle");
    const QColor colour = open ? severityColour(severity, t) : t.secondary;
    item->setIcon(NameColumn, plainIcon(iconName, colour, devicePixelRatioF()));
    item->setForeground(NameColumn, open ? t.text : t.secondary);
    item->setForeground(CountColumn, open ? t.text : t.secondary);
    item->setText(CountColumn, open ? QLocale().toString(line.open) : QString());
    QString state =
        tr("%1: %L2 open of %L3 found").arg(severityWord(severity)).arg(line.open).arg(line.found);
    if (!line.checked)
        state = line.note.isEmpty() ? tr("Not checked yet") : line.note;
    else if (line.found == 0)
        state = tr("Nothing found");
    else if (!open)
        state = tr("All %L1 dealt with").arg(line.found);
    const QString help = findingTitle(line.kind) + QLatin1Char('\n') + findingMeaning(line.kind)
        + QLatin1Char('\n') + state;
    for (const int column : {NameColumn, CountColumn})
        item->setToolTip(column, help);
    item->setData(NameColumn, Qt::AccessibleTextRole,
        QString(findingTitle(line.kind) + QStringLiteral(", ") + state));
}

QTreeWidgetItem* KindList::itemOf(FindingKind kind) const
{
    for (int group = 1; group < topLevelItemCount(); ++group) {
        const QTreeWidgetItem* heading = topLevelItem(group);
        for (int i = 0; i < heading->childCount(); ++i) {
            if (heading->child(i)->data(NameColumn, kKindRole).toInt() == static_cast<int>(kind))
                return heading->child(i);
        }
    }
    return nullptr;
}

std::optional<FindingKind> KindList::currentKind() const
{
    const QTreeWidgetItem* item = currentItem();
    if (!item || !item->data(NameColumn, kKindRole).isValid())
        return std::nullopt;
    return static_cast<FindingKind>(item->data(NameColumn, kKindRole).toInt());
}

void KindList::setCurrentKind(std::optional<FindingKind> kind)
{
    setCurrentItem(kind ? itemOf(*kind) : m_overview);
}

bool KindList::isHeading(const QModelIndex& index) const
{
    const QTreeWidgetItem* item = itemFromIndex(index);
    return item && item != m_overview && !item->parent();
}

/// Keys go past headings.
QModelIndex KindList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex next = QTreeWidget::moveCursor(action, modifiers);
    if (!isHeading(next))
        return next;
    if (action == MoveLeft || action == MoveRight)
        return currentIndex(); // groups do not fold
    const bool up = action == MoveUp || action == MovePageUp || action == MovePrevious;
    const QModelIndex beyond = up ? indexAbove(next) : indexBelow(next);
    return beyond.isValid() ? beyond : currentIndex();
}

void KindList::mousePressEvent(QMouseEvent* event)
{
    if (!isHeading(indexAt(event->position().toPoint())))
        QTreeWidget::mousePressEvent(event);
}

/// Room for the longest name beside a count.
QSize KindList::sizeHint() const
{
    const QFontMetrics metrics(font());
    int longest = 0;
    for (const FindingSpec& spec : findingTable())
        longest = std::max(longest, metrics.horizontalAdvance(findingTitle(spec.kind)));
    const int beside = kIconSide + metrics.horizontalAdvance(QLocale().toString(99'999))
        + verticalScrollBar()->sizeHint().width() + 5 * space::kRelated;
    return {std::clamp(longest + beside, kLeastWidth, kMostWidth), 400};
}

void KindList::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setKinds(m_kinds);
}

}
