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
/// Views count rows in int.
constexpr std::int64_t kMostRows = 50'000'000;

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

int ListingModel::viewCount(std::int64_t listings)
{
    return static_cast<int>(std::clamp<std::int64_t>(listings, 0, kMostRows));
}

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

void ListingModel::announcePicture(int row)
{
    if (row < m_count)
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {PictureRole, NoPictureRole});
}

}
