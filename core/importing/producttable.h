// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/writer.h"
#include "core/importing/tablereader.h"
#include "core/types/priceoutliers.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace vitrine::importing {

/// A table of products, row by row, cleaned.
class ProductTable {
public:
    ProductTable(
        const std::filesystem::path& file, std::string defaultCurrency, std::stop_token stop);

    /// False at the end. Throws as TableReader::next.
    bool next(TableRow<catalogue::ListingInput>& row);
    std::int64_t bytesDone() const { return m_table.bytesDone(); }
    std::int64_t bytesTotal() const { return m_table.bytesTotal(); }
    /// Those of the rows, and the prices that are outliers among all; call it once, at the end.
    std::vector<RowProblem> problems() &&;

private:
    struct SeenPrice {
        RowPlace place;
        std::string text;
    };
    void readTexts(catalogue::ListingInput& listing);
    void readPrice(catalogue::ListingInput& listing);
    void logPrice(const catalogue::ListingInput& listing);

    TableReader m_table;
    std::string m_defaultCurrency;
    PriceOutliers m_outliers;
    std::vector<SeenPrice> m_prices; ///< by the tags of m_outliers
};

}
