// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Kinds of problems that have findings.
inline constexpr const char* kBadIdProblem = "bad_id";
inline constexpr const char* kDuplicateIdProblem = "duplicate_id";

/// Something wrong with one row of a table.
struct RowProblem {
    std::string file; ///< file name without folders
    std::int64_t line = 0; ///< physical line where the row starts, from 1 (the header is 1)
    std::int64_t byte = 0; ///< offset of the row's first byte in the file, from 0
    std::string column; ///< header name; empty when the whole row is meant
    std::string kind; ///< "bad_id", "duplicate_id", "price_unreadable", "price_missing", ...
    std::string text; ///< the raw field or row, shortened
    std::string hint; ///< what to do about it
    bool kept = false; ///< the row was imported all the same, without what is wrong
    // Of kDuplicateIdProblem: the listing or the image that an earlier row with the id became, and
    // the fields in which this one differs from it, as in "title, price"; empty: in none.
    ListingRow listing = {};
    ImageRow image = {};
    std::string differs = {};
};

/// Rows that an import did not take, by what is wrong with them.
struct RefusedRows {
    std::string kind; ///< as RowProblem's
    std::int64_t rows = 0;
    RowProblem first; ///< of them
};

/// What an import found. Counts describe the catalogue afterwards.
struct ImportReport {
    std::int64_t products = 0;
    std::int64_t images = 0;
    std::int64_t joined = 0; ///< images that belong to a listing
    std::int64_t categories = 0;
    std::int64_t listingsWithoutImages = 0;
    std::int64_t orphanImages = 0;
    std::int64_t imagesWithoutFile = 0;
    std::int64_t added = 0; ///< rows new to the catalogue
    std::int64_t updated = 0; ///< rows whose content changed
    std::int64_t unchanged = 0;
    std::int64_t listingsAgain = 0; ///< of the table, that were here before
    /// Listings of earlier imports that no row of the table names any more, and that were not left
    /// out before.
    std::vector<ListingRow> gone;
    bool goneLeftOut = false; ///< they were left out, as a step of the history
    /// They were to be left out, and stay: the table names no listing that was here before, so that
    /// it may be another shop's, or empty.
    bool goneSpared = false;
    std::int64_t listingsLeftOut = 0; ///< of the whole catalogue, afterwards
    std::vector<RowProblem> problems; ///< in file order
    double seconds = 0.0;
};

}
