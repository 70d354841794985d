// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"
#include "core/types/edit.h"
#include "core/types/listingquery.h"
#include "ui/itemmodels/cardpictures.h"
#include "ui/itemmodels/listingpages.h"
#include "ui/itemmodels/rowroles.h"
#include "ui/jobs/latestrunner.h"

#include <QAbstractTableModel>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// Reads which listings somebody chose, on a worker thread. Throws Error and Cancelled.
using RowReader = std::function<std::vector<ListingRow>(JobContext&)>;

/// The listings of a filter in an order, for tables and galleries of any length. Rows are read in
/// pages when a view asks for them, off the GUI thread; a row that has not arrived yet answers with
/// nothing and tells of itself by dataChanged.
class ListingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        CoverColumn,
        TitleColumn,
        CategoryColumn,
        PriceColumn,
        LocationColumn,
        PhotosColumn
    };
    static constexpr int kColumns = 6;
    static constexpr int kPageRows = ListingPages::kRows;

    explicit ListingModel(QObject* parent = nullptr);
    ~ListingModel() override;

    /// Shows nothing until `setQuery`.
    void setWorkspace(std::shared_ptr<const Workspace> workspace);
    CardPictures& pictures() { return m_pictures; }
    /// Of prices typed for listings that have none.
    void setDefaultCurrency(const std::string& currency) { m_defaultCurrency = currency; }
    /// The rows that are shown stay until those of the new query are there.
    void setQuery(const ListingFilter& filter, ListingOrder order);
    /// Reads what is shown again and changes it in place: views keep their place and selection.
    void refresh();

    const ListingFilter& filter() const { return m_filter; }
    ListingOrder order() const { return m_order; }
    /// False until the rows are those of the query.
    bool isSettled() const { return !m_counter.isBusy(); }

    /// Nothing while that row has not been read.
    std::optional<ListingSummary> summaryAt(int row) const;
    /// Among the rows in memory; -1 when it is in none of them.
    int rowOf(ListingRow listing) const { return m_pages.rowOf(listing); }
    /// Looks through the whole query and answers with `located`.
    void locate(ListingRow listing);
    /// The listings at `rows` (first and last of each span, ascending), at most `limit`. Those that
    /// are in memory are taken now, the others where the query has them when the reader is called.
    RowReader readerOf(const std::vector<std::pair<int, int>>& rows,
        int limit = std::numeric_limits<int>::max()) const;
    int pagesRead() const { return m_pagesRead; }

    /// What a click on the header of `column` asks for; nothing for columns without an order.
    static std::optional<ListingOrder> orderOf(int column, Qt::SortOrder direction);
    /// The other way round; -1 for the catalogue's own order.
    static int columnOf(ListingOrder order);
    static Qt::SortOrder directionOf(ListingOrder order);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Shows the value at once and asks for the change by `editRequested`.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    void sort(int column, Qt::SortOrder direction = Qt::AscendingOrder) override;
    /// Type-ahead looks among the rows in memory, not through the whole catalogue.
    QModelIndexList match(const QModelIndex& start, int role, const QVariant& value, int hits,
        Qt::MatchFlags flags) const override;

    Q_SIGNAL void settled(); ///< the rows are those of the query; pages may still be on their way
    /// `row` is -1 when the query has it not.
    Q_SIGNAL void located(vitrine::ListingRow listing, int row);
    Q_SIGNAL void orderChanged(vitrine::ListingOrder order);
    /// Somebody typed another value; `field` and `value` as Cell gives them.
    Q_SIGNAL void editRequested(
        vitrine::ListingRow listing, const std::string& field, const vitrine::CellValue& value);
    Q_SIGNAL void editRefused(const QString& text); ///< what somebody typed is no price
    Q_SIGNAL void failed(const vitrine::Error& error);

private:
    using Page = ListingPages::Page;
    struct Reading {
        int count = 0;
        std::vector<std::pair<int, Page>> pages;
    };

    static int viewCount(std::int64_t listings); ///< as views count
    void read(bool replaces);
    void apply(Reading reading, bool replaces);
    void replaceAll(Reading reading);
    void changeInPlace(Reading reading);
    void keepAll(Reading reading);
    void want(int page);
    void readWanted();
    void keep(int page, Page rows);
    std::vector<int> pagesInUse() const;
    const ListingSummary* loaded(int row) const;
    QVariant valueOf(const ListingSummary& summary, int row, int column, int role);
    void announcePicture(int row);

    std::shared_ptr<const Workspace> m_workspace;
    CardPictures m_pictures;
    ListingFilter m_filter;
    ListingOrder m_order = ListingOrder::Catalogue;
    std::string m_defaultCurrency;
    int m_count = 0;
    bool m_replacing = false; ///< the reading under way is of another query than the rows
    bool m_pageUnderWay = false;
    int m_pagesRead = 0;

    ListingPages m_pages;
    std::vector<int> m_wanted; ///< pages to read, the most pressing last

    LatestRunner<Reading> m_counter;
    LatestRunner<Page> m_pager;
    LatestRunner<int> m_locator;
};

}
