// SPDX-License-Identifier: GPL-3.0-or-later
// Where listings of ListingModel stand, and which ones somebody chose: also those not in memory.
#include "core/workspace/workspace.h"
#include "ui/itemmodels/listingmodel.h"

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr std::int64_t kLocatedRows = 1000;

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

}
