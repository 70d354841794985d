// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/findingsmodel.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/rowroles.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace vitrine::ui {

FindingsModel::FindingsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_reader(this)
{
    connect(&m_pictures, &CardPictures::arrived, this, [this](int row) {
        if (row < rowCount())
            Q_EMIT dataChanged(
                index(row, PictureColumn), index(row, PictureColumn), {PictureRole, NoPictureRole});
    });
    connect(&m_pictures, &CardPictures::forgotten, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, PictureColumn), index(rowCount() - 1, PictureColumn),
                {PictureRole, NoPictureRole});
    });
}

FindingsModel::~FindingsModel() = default;

void FindingsModel::setSource(const CleanSource& source)
{
    m_source = source;
    show(std::nullopt);
}

void FindingsModel::show(std::optional<FindingKind> kind)
{
    m_reader.cancel();
    beginResetModel();
    m_pictures.forgetRows();
    m_rows.clear();
    m_kind = kind;
    m_complete = true;
    endResetModel();
    if (m_kind && m_source)
        read(0, 0, firstRows());
}

/// Of categories all: whoever leaves them out is told how many listings go.
std::int64_t FindingsModel::firstRows() const
{
    return isAboutCategories(*m_kind) ? kNoLimit : kPageRows;
}

void FindingsModel::reload()
{
    if (m_kind && m_source)
        read(0, 0, std::max<std::int64_t>(firstRows(), rowCount()));
}

void FindingsModel::read(std::size_t from, std::int64_t offset, std::int64_t limit)
{
    FindingQuery query;
    query.kind = m_kind;
    m_reader.submit(
        [source = m_source, query, offset, limit](
            JobContext& context) { return readFindings(source, query, offset, limit, context); },
        [this, from, limit](std::vector<FindingItem> items) {
            m_complete = static_cast<std::int64_t>(items.size()) < limit;
            take(std::move(items), from);
            Q_EMIT settled();
        },
        [this](const Error& error) { Q_EMIT failed(error); });
}

void FindingsModel::take(std::vector<FindingItem> items, std::size_t from)
{
    m_pictures.forgetRows();
    // What is still there stays, so that a view keeps its place and moves its current row on.
    std::unordered_set<std::int64_t> kept;
    for (const FindingItem& item : items)
        kept.insert(item.stored.row);
    for (std::size_t row = m_rows.size(); row-- > from;) {
        if (kept.contains(m_rows[row].item.stored.row))
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
    std::size_t same = from;
    while (same < m_rows.size() && same - from < items.size()
        && m_rows[same].item.stored.row == items[same - from].stored.row) {
        m_rows[same] = {std::move(items[same - from]), {}};
        ++same;
    }
    if (same > from)
        Q_EMIT dataChanged(
            index(static_cast<int>(from), 0), index(static_cast<int>(same) - 1, kColumns - 1));
    if (same < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(same), rowCount() - 1);
        m_rows.resize(same);
        endRemoveRows();
    }
    const std::size_t more = items.size() - (same - from);
    if (more == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more) - 1);
    for (std::size_t i = same - from; i < items.size(); ++i)
        m_rows.push_back({std::move(items[i]), {}});
    endInsertRows();
}

const FindingItem* FindingsModel::itemAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)].item : nullptr;
}

void FindingsModel::setDecision(int row, const QString& word)
{
    if (!itemAt(row))
        return;
    m_rows[static_cast<std::size_t>(row)].decision = word;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

QString FindingsModel::decisionAt(int row) const
{
    return itemAt(row) ? m_rows[static_cast<std::size_t>(row)].decision : QString();
}

std::unique_ptr<QMimeData> FindingsModel::asMime(const std::vector<int>& rows) const
{
    Outgoing outgoing;
    const QLocale locale;
    for (const int row : rows) {
        const FindingItem* item = itemAt(row);
        if (!item)
            continue;
        const QStringList cells{item->subject, item->caption,
            findingText(item->stored.finding, locale), toQString(item->stored.finding.suggestion)};
        const QString line = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
        if (!outgoing.add(item->picture, item->listing, line))
            break;
    }
    return outgoing.isEmpty() ? nullptr : outgoing.asMime(*m_source.workspace);
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == SubjectColumn
            ? QVariant(QString(row.item.subject + QLatin1Char('\n') + row.item.caption))
            : text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(
            (index.column() == ScoreColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return QString(row.item.subject + QStringLiteral(", ") + captionOf(row));
    case Qt::DecorationRole:
        return index.column() == PictureColumn && row.item.stored.finding.category
            ? QVariant(QStringLiteral("tag"))
            : QVariant();
    case PictureRole: return m_pictures.picture(row.item.picture, index.row());
    case NoPictureRole: return m_pictures.isMissing(row.item.picture);
    case CaptionRole: return captionOf(row);
    case MutedRole: return !row.decision.isEmpty(); // dealt with
    case ScoreRole: return row.item.stored.finding.score;
    case FileRole:
        return m_source.workspace && row.item.picture
            ? pictureFileOf(*m_source.workspace, row.item.picture)
            : QString();
    case ImageRowRole: return qlonglong{row.item.picture.value};
    case ListingRowRole: return qlonglong{row.item.listing.value};
    default: return {};
    }
}

QVariant FindingsModel::text(const Row& row, int column) const
{
    const Finding& finding = row.item.stored.finding;
    switch (column) {
    // As a card, the row goes by what the picture is doubted for.
    case PictureColumn:
        return finding.kind == FindingKind::LabelIssue
            ? tr("%1 → %2?").arg(row.item.category, toQString(finding.suggestion))
            : row.item.subject;
    case SubjectColumn: return row.item.subject;
    case TextColumn: return findingText(finding, QLocale());
    case SuggestionColumn: return toQString(finding.suggestion);
    case ScoreColumn: return QLocale().toString(finding.score * 100.0, 'f', 0);
    default: return {};
    }
}

QString FindingsModel::captionOf(const Row& row) const
{
    if (!row.decision.isEmpty())
        return QStringLiteral("✓ ") + row.decision;
    return row.item.stored.finding.kind == FindingKind::LabelIssue ? row.item.subject
                                                                   : row.item.caption;
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            (section == ScoreColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SubjectColumn:
        return m_kind && isAboutCategories(*m_kind) ? tr("Category") : tr("Listing or photo");
    case TextColumn: return tr("Found");
    case SuggestionColumn: return tr("Suggestion");
    case ScoreColumn: return tr("Sureness, %");
    default: return {};
    }
}

bool FindingsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete && !m_reader.isBusy();
}

void FindingsModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    // What was decided here is no longer among the open ones.
    const auto open = std::count_if(
        m_rows.begin(), m_rows.end(), [](const Row& row) { return row.decision.isEmpty(); });
    read(m_rows.size(), open, kPageRows);
}

}
