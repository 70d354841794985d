// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/cleaning/content/embeddingtable.h"
#include "core/cleaning/pictures/picturefacts.h"
#include "core/cleaning/pictures/picturerules.h"
#include "core/jobs/jobcontext.h"
#include "core/types/checkneed.h"
#include "core/types/ids.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// The images of a catalogue that are not left out, as rules see them. All vectors run in parallel,
/// in row order. Images whose file has not been measured yet are not here; those without a file
/// are, as missing.
struct PictureTable {
    std::vector<ImageRow> images;
    std::vector<cleaning::PictureFacts> facts;
    std::vector<ListingRow> listings; ///< none for orphans
    std::vector<int> labels; ///< encoder index of the listing's category; -1: none

    std::size_t size() const { return images.size(); }
    bool hasFiles() const; ///< whether there is a file behind any image
};

/// On cancel throws Cancelled.
PictureTable readPictureTable(catalogue::Reader& reader, const JobContext& context);

/// What the pictures of a table look like to a network that was trained.
struct PictureEmbeddings {
    cleaning::EmbeddingTable table; ///< of those that were embedded; no duplicates known
    std::string model; ///< id of the network, where the table is not empty
    std::optional<CheckNeed> missing; ///< why the table is empty
};

/// Why there are no embeddings of `model` that a rule could use.
std::optional<CheckNeed> missingEmbeddings(
    catalogue::Reader& reader, const std::optional<ModelRecord>& model);

/// Of `model`; none: nothing has been embedded. A random network knows no difference that people
/// would see, so its embeddings count as missing. On cancel throws Cancelled.
PictureEmbeddings readEmbeddings(catalogue::Reader& reader, const std::optional<ModelRecord>& model,
    const PictureTable& pictures, const JobContext& context);

/// Stored thresholds as the rules about pictures take them, with every rule on.
cleaning::RuleSettings ruleSettings(const catalogue::StoredThresholds& thresholds);

}
