// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/importreport.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::importing {

/// What may be wrong with a row; the wire names are in problemlog.cpp.
enum class RowFault {
    BadId,
    DuplicateId,
    PriceMissing,
    PriceUnreadable,
    PriceNegative,
    PriceOutlier,
    CategoryMissing,
    TitleMissing,
    Encoding,
    FieldCount,
    UnclosedQuote,
    PictureAmbiguous,
};

struct RowPlace {
    std::int64_t line = 0; ///< as RowProblem counts them
    std::int64_t byte = 0;
};

/// The problems of one table.
class ProblemLog {
public:
    explicit ProblemLog(std::string file); ///< its name without folders

    void add(RowFault fault, RowPlace place, std::string column, std::string_view text);
    /// In file order.
    std::vector<RowProblem> inFileOrder() &&;
    /// Leaves one Encoding problem that speaks for all.
    void joinEncodingProblems();

private:
    std::string m_file;
    std::vector<RowProblem> m_problems;
};

}
