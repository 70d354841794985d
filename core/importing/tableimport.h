// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/types/importreport.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::importing {

/// What the catalogue's record of an import says of where it came from.
struct ImportOrigins {
    std::string products;
    std::string images;
    std::string pictures;
};

struct TableImportRequest {
    std::filesystem::path products; ///< CSV
    std::filesystem::path images; ///< CSV
    /// Folder with <image id>.<extension>, in any case and at any depth; may be empty: tables only.
    std::filesystem::path pictures;
    std::string defaultCurrency = "GBP"; ///< for prices without a sign
    /// What steps of the history do to texts: the import sees the values as imported, and the
    /// decisions are made again on what it brings.
    catalogue::TextOperations textOperations = {};
    std::optional<ImportOrigins> origins = {}; ///< nothing: the paths above
    std::vector<RowProblem> problems = {}; ///< known from before; reported and kept with the others
    /// Called last in the import's transaction, for what is to be true with it; may be empty.
    std::function<void(catalogue::Writer&)> beforeCommit = {};
};

/// Reads both tables by streaming and updates the catalogue in one transaction. A bad row becomes a
/// RowProblem; a file that is missing, no CSV, or lacks a needed column throws Error. On cancel
/// throws Cancelled and the catalogue is as before. Its stages are ReadingProducts, ReadingImages
/// (both count bytes) and Writing.
///
/// A second import of the same files changes nothing; changed rows are updated. Rows that are no
/// longer in the files stay in the catalogue; the report names the listings.
ImportReport importTables(
    const TableImportRequest& request, catalogue::Catalogue& catalogue, JobContext& context);

}
