// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/listingmodel.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/listingcells.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// Pages that a fast scroll has left behind are not worth reading.
constexpr std::size_t kMostWanted = 4;
/// What a refresh reads at once; the rest is read when it is looked at.
constexpr std::size_t kRefreshedPages = 3;
constexpr std::int64_t kLocatedRows = 1000;
/// Views count rows in int.
constexpr std::int64_t kMostRows = 50'000'000;

int viewCount(std::int64_t listings)
{
    return static_cast<int>(std::clamp<std::int64_t>(listings, 0, kMostRows));
}

}

ListingModel::ListingModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_counter(this)
    , m_pager(this)
    , m_locator(this)
{
    connect(&m_pictures, &CardPictures::arrived, this, &ListingModel::announcePicture);
    connect(&m_pictures, &CardPictures::forgotten, this, [this] {
        if (m_count > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_count - 1, 0), {PictureRole, NoPictureRole});
    });
}

ListingModel::~ListingModel() = default;

void ListingModel::setWorkspace(std::shared_ptr<const Workspace> workspace)
{
    m_counter.cancel();
    m_locator.cancel();
    m_workspace = std::move(workspace);
    m_replacing = false;
    replaceAll({});
}

void ListingModel::setQuery(const ListingFilter& filter, ListingOrder order)
{
    m_filter = filter;
    const bool reordered = std::exchange(m_order, order) != order;
    m_locator.cancel();
    read(true);
    if (reordered)
        Q_EMIT orderChanged(order);
}

void ListingModel::refresh()
{
    read(m_replacing);
}

void ListingModel::read(bool replaces)
{
    if (!m_workspace)
        return;
    m_replacing = replaces;
    const std::vector<int> pages = replaces ? std::vector<int>{0} : pagesInUse();
    m_counter.submit(
        [workspace = m_workspace, filter = m_filter, order = m_order, pages](JobContext& context) {
            Reading reading;
            reading.count = viewCount(workspace->countListings(filter));
            for (const int page : pages) {
                context.throwIfStopped();
                reading.pages.emplace_back(page,
                    workspace->listings(filter, order, std::int64_t{page} * kPageRows, kPageRows));
            }
            return reading;
        },
        [this, replaces](Reading reading) { apply(std::move(reading), replaces); },
        [this](const Error& error) {
            m_replacing = false;
            Q_EMIT failed(error);
        });
}

void ListingModel::apply(Reading reading, bool replaces)
{
    m_replacing = false;
    m_pagesRead += static_cast<int>(reading.pages.size());
    if (replaces)
        replaceAll(std::move(reading));
    else
        changeInPlace(std::move(reading));
    Q_EMIT settled();
}

void ListingModel::replaceAll(Reading reading)
{
    beginResetModel();
    keepAll(std::move(reading));
    endResetModel();
}

void ListingModel::changeInPlace(Reading reading)
{
    const int before = m_count;
    const int after = reading.count;
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    keepAll(std::move(reading));
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    if (const int kept = std::min(before, after); kept > 0)
        Q_EMIT dataChanged(index(0, 0), index(kept - 1, kColumns - 1));
}

void ListingModel::keepAll(Reading reading)
{
    m_pager.cancel();
    m_pageUnderWay = false;
    m_wanted.clear();
    m_pictures.forgetRows();
    m_pages.clear();
    m_count = reading.count;
    for (auto& [page, rows] : reading.pages)
        m_pages.put(page, std::move(rows));
}

std::vector<int> ListingModel::pagesInUse() const
{
    const auto pages = m_pages.lastUsed(kRefreshedPages);
    return pages.empty() ? std::vector<int>{0} : pages;
}

void ListingModel::want(int page)
{
    if (!m_workspace)
        return;
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > kMostWanted)
        m_wanted.erase(m_wanted.begin());
    readWanted();
}

void ListingModel::readWanted()
{
    if (m_wanted.empty() || m_pageUnderWay)
        return;
    const int page = m_wanted.back();
    m_wanted.pop_back();
    m_pageUnderWay = true;
    m_pager.submit(
        [workspace = m_workspace, filter = m_filter, order = m_order, page](JobContext&) {
            return workspace->listings(filter, order, std::int64_t{page} * kPageRows, kPageRows);
        },
        [this, page](Page rows) {
            m_pageUnderWay = false;
            keep(page, std::move(rows));
            readWanted();
        },
        [this](const Error& error) {
            m_pageUnderWay = false;
            m_wanted.clear();
            Q_EMIT failed(error);
        });
}

void ListingModel::keep(int page, Page rows)
{
    ++m_pagesRead;
    std::erase(m_wanted, page);
    const int first = page * kPageRows;
    const int expected = std::min(kPageRows, m_count - first);
    const bool outOfDate = static_cast<int>(rows.size()) != expected;
    m_pages.put(page, std::move(rows));
    if (expected > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + expected - 1, kColumns - 1));
    if (outOfDate && isSettled())
        refresh();
}

const ListingSummary* ListingModel::loaded(int row) const
{
    return row < m_count ? m_pages.at(row) : nullptr;
}

std::optional<ListingSummary> ListingModel::summaryAt(int row) const
{
    const ListingSummary* summary = loaded(row);
    return summary ? std::optional(*summary) : std::nullopt;
}

void ListingModel::locate(ListingRow listing)
{
    if (!m_workspace)
        return;
    m_locator.submit(
        [workspace = m_workspace, filter = m_filter, order = m_order, listing](
            JobContext& context) {
            for (std::int64_t offset = 0;; offset += kLocatedRows) {
                context.throwIfStopped();
                const Page rows = workspace->listings(filter, order, offset, kLocatedRows);
                const auto found = std::find_if(rows.begin(), rows.end(),
                    [listing](const ListingSummary& each) { return each.listing.row == listing; });
                if (found != rows.end())
                    return viewCount(offset + (found - rows.begin()));
                if (static_cast<std::int64_t>(rows.size()) < kLocatedRows)
                    return -1;
            }
        },
        [this, listing](int row) { Q_EMIT located(listing, row); },
        [this](const Error& error) { Q_EMIT failed(error); });
}

std::optional<ListingOrder> ListingModel::orderOf(int column, Qt::SortOrder direction)
{
    const bool up = direction == Qt::AscendingOrder;
    switch (column) {
    case TitleColumn: return up ? ListingOrder::Title : ListingOrder::TitleDescending;
    case CategoryColumn: return up ? ListingOrder::Category : ListingOrder::CategoryDescending;
    case PriceColumn: return up ? ListingOrder::PriceAscending : ListingOrder::PriceDescending;
    case LocationColumn: return up ? ListingOrder::Location : ListingOrder::LocationDescending;
    default: return std::nullopt;
    }
}

Qt::SortOrder ListingModel::directionOf(ListingOrder order)
{
    const auto up = orderOf(columnOf(order), Qt::AscendingOrder);
    return !up || up == order ? Qt::AscendingOrder : Qt::DescendingOrder;
}

int ListingModel::columnOf(ListingOrder order)
{
    switch (order) {
    case ListingOrder::Catalogue: return -1;
    case ListingOrder::Title:
    case ListingOrder::TitleDescending: return TitleColumn;
    case ListingOrder::PriceAscending:
    case ListingOrder::PriceDescending: return PriceColumn;
    case ListingOrder::Category:
    case ListingOrder::CategoryDescending: return CategoryColumn;
    case ListingOrder::Location:
    case ListingOrder::LocationDescending: return LocationColumn;
    }
    return -1;
}

void ListingModel::sort(int column, Qt::SortOrder direction)
{
    setQuery(m_filter, orderOf(column, direction).value_or(ListingOrder::Catalogue));
}

int ListingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int ListingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ListingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    // Asking for a row or a picture that is not there yet starts reading it: a cache filling
    // itself.
    auto* self = const_cast<ListingModel*>(this);
    if (const ListingSummary* summary = loaded(index.row()))
        return self->valueOf(*summary, index.row(), index.column(), role);
    if (!m_pages.contains(index.row() / kPageRows))
        self->want(index.row() / kPageRows);
    return {};
}

QVariant ListingModel::valueOf(const ListingSummary& summary, int row, int column, int role)
{
    const QLocale locale;
    switch (role) {
    case PictureRole: return m_pictures.picture(summary.cover, row);
    case NoPictureRole: return m_pictures.isMissing(summary.cover);
    case CaptionRole: return captionOf(summary, locale);
    case FileRole: return m_workspace ? pictureFileOf(*m_workspace, summary.cover) : QString();
    case ImageRowRole: return qlonglong{summary.cover.value};
    case ListingRowRole: return qlonglong{summary.listing.row.value};
    case Qt::AccessibleTextRole: return spokenText(summary, locale);
    case MutedRole: return summary.listing.excluded;
    case Qt::ForegroundRole:
        return summary.listing.excluded ? QVariant(tokens(QGuiApplication::palette()).secondary)
                                        : QVariant();
    case Qt::EditRole: return editText(summary, column, locale);
    case Qt::DisplayRole: return cellText(summary, column, locale);
    case Qt::ToolTipRole: return cellTip(summary, column, locale);
    default: return {};
    }
}

QVariant ListingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == PriceColumn || section == PhotosColumn;
        return QVariant::fromValue(
            Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CoverColumn: return QString();
    case TitleColumn: return tr("Title");
    case CategoryColumn: return tr("Category");
    case PriceColumn: return tr("Price");
    case LocationColumn: return tr("Place");
    case PhotosColumn: return tr("Photos");
    default: return {};
    }
}

Qt::ItemFlags ListingModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemIsDragEnabled;
    if (!fieldOf(index.column()).empty() && loaded(index.row()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ListingModel::setData(const QModelIndex& index, const QVariant& typed, int role)
{
    if (role != Qt::EditRole || !loaded(index.row()) || fieldOf(index.column()).empty())
        return false;
    const QString text = typed.toString().trimmed();
    if (text == index.data(Qt::EditRole).toString())
        return false;
    CellValue value;
    if (!putTyped(*m_pages.at(index.row()), index.column(), text, m_defaultCurrency, value)) {
        Q_EMIT editRefused(text);
        return false;
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT editRequested(loaded(index.row())->listing.row, fieldOf(index.column()), value);
    return true;
}

RowReader ListingModel::readerOf(const std::vector<std::pair<int, int>>& spans, int limit) const
{
    struct Part {
        std::vector<ListingRow> known;
        std::int64_t offset = 0; ///< of those that are not known
        std::int64_t count = 0;
    };
    std::vector<Part> parts;
    int left = limit;
    for (const auto& [first, last] : spans) {
        for (int row = first; row <= std::min(last, m_count - 1) && left > 0; ++row, --left) {
            const ListingSummary* summary = loaded(row);
            const bool known = summary != nullptr;
            if (parts.empty() || known != (parts.back().count == 0)
                || (!known && parts.back().offset + parts.back().count != row))
                parts.push_back({{}, row, 0});
            if (known)
                parts.back().known.push_back(summary->listing.row);
            else
                ++parts.back().count;
        }
    }
    return [parts = std::move(parts), workspace = m_workspace, filter = m_filter, order = m_order](
               JobContext& context) {
        std::vector<ListingRow> rows;
        for (const Part& part : parts) {
            context.throwIfStopped();
            const auto read = part.count == 0
                ? part.known
                : workspace->listingRows(filter, order, part.offset, part.count);
            rows.insert(rows.end(), read.begin(), read.end());
        }
        return rows;
    };
}

QModelIndexList ListingModel::match(
    const QModelIndex& start, int role, const QVariant& value, int hits, Qt::MatchFlags flags) const
{
    if (role != Qt::DisplayRole || !start.isValid())
        return QAbstractTableModel::match(start, role, value, hits, flags);
    std::vector<int> rows = m_pages.rowsThatBegin(value.toString());
    const auto next = std::lower_bound(rows.begin(), rows.end(), start.row());
    std::rotate(rows.begin(), next, rows.end());
    if (hits >= 0)
        rows.resize(std::min(rows.size(), static_cast<std::size_t>(hits)));
    QModelIndexList found;
    for (const int row : rows)
        found.append(index(row, start.column()));
    return found;
}

void ListingModel::announcePicture(int row)
{
    if (row < m_count)
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {PictureRole, NoPictureRole});
}

}
