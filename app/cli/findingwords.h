// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/types/findingquery.h"
#include "core/workspace/workspace.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::cli {

/// A table of the kinds that found something, with what is open; a line where none did.
void printCounts(Console& console, const std::vector<FindingCount>& kinds);

/// Throws Error InvalidArgument, with the kind that was probably meant.
FindingKind findingKindOf(const std::string& name);

/// Throws Error NotReady where nothing has been checked yet, or `kind` has not.
void requireChecked(const Inspection& inspection, std::optional<FindingKind> kind);

/// Where near duplicates were looked for without embeddings: that there may be more. `folder` is
/// how the user wrote the workspace's path.
void printMoreDuplicates(Console& console, const Inspection& inspection, const std::string& folder);

/// A finding with the names of what it is about instead of rows.
struct NamedFinding {
    StoredFinding stored;
    std::string listing; ///< id; of an image's listing too; empty: none
    std::string title; ///< of that listing
    std::string image; ///< id
    std::string category; ///< name, of a finding about a category
};

/// Looks the names up, and remembers those of categories.
class FindingNames {
public:
    explicit FindingNames(const Workspace& workspace);
    NamedFinding named(StoredFinding finding) const;

private:
    const Workspace& m_workspace;
    std::map<CategoryRow, std::string> m_categories;
};

/// The listing's title has as much of the line as is left.
void printFinding(Console& console, const NamedFinding& finding);
nlohmann::json toJson(const NamedFinding& finding);
/// A row of CSV with its line end, and the header of such rows.
std::string csvRow(const NamedFinding& finding);
std::string csvHeader();

}
