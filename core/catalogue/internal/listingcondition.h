// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/types/listingquery.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vitrine::catalogue {

/// The words as an FTS5 query: each one quoted, so that no operator is read into them, and as a
/// prefix. Empty when there is no word to look for.
std::string fullTextQuery(std::string_view words);

/// Rows of listings that the history has changed a value of. Leaving out is no change of a value.
#define VITRINE_EDITED_LISTINGS                                                                    \
    "SELECT e.subject_row FROM step_cells e WHERE e.applied = 1 AND e.subject = 0 AND e.field IN"  \
    " ('title', 'description', 'category', 'price', 'location') AND e.before IS NOT e.after"

/// A filter as SQL over `listings l`, with its values as parameters: the same fields make the same
/// SQL, which stays prepared.
class ListingCondition {
public:
    explicit ListingCondition(const ListingFilter& filter);

    const std::string& sql() const { return m_sql; } ///< "1" for a filter that restricts nothing
    /// The parameters, in the order in which they appear in `sql`; must live until the query ran.
    void bindTo(Query& query) const;

private:
    using Parameter = std::variant<std::int64_t, std::string>;

    void add(std::string_view condition, std::vector<Parameter> parameters = {});
    void addCategories(const std::vector<CategoryRow>& categories);
    void addPrice(const PriceRange& range);
    void addStates(const std::vector<ListingState>& states);
    void addPictures(const std::vector<int>& counts);
    void addFindings(const std::vector<FindingKind>& kinds);

    std::string m_sql = "1";
    std::vector<Parameter> m_parameters;
};

}
