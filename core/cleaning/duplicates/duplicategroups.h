// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/duplicates/embeddingpairs.h"
#include "core/cleaning/pictures/picturefacts.h"
#include "core/types/duplicaterule.h"
#include "core/types/finding.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Whether two of the pictures, by index, are the same to somebody who looks at both.
using SamePicture = std::function<bool(std::size_t a, std::size_t b)>;

struct DuplicateOptions {
    int radius = 6; ///< bits in which the hashes of near duplicates may differ, 0 to 15
    // With embeddings of a trained network, seen from their mean. Of 1.1 million pairs of clothes
    // by different sellers, 15 are within the loose radius and confirmed, as many are proposed.
    int looseRadius = 14; ///< bits, when the cosine confirms
    double confirmCosine = 0.85;
    double proposeCosine = 0.90; ///< from here on the cosine proposes alone: crops
    /// Where somebody looks, also pairs from here on, of which each is among the other's nearest:
    /// of crops by a tenth, half are below 0.9 and one in twenty below 0.8.
    double lookCosine = 0.75;
};

/// Why two pictures count as near duplicates.
struct DuplicateMatch {
    DuplicateRule rule = DuplicateRule::Hash;
    double value = 0.0; ///< bits that differ, or the cosine of the embeddings
    double threshold = 0.0; ///< the bits at most, or the cosine at least
};

/// Each group as indices into the pictures, the one to keep first: the largest, then the file with
/// more bytes, then the earlier row.
struct DuplicateGroups {
    std::vector<std::vector<std::size_t>> exact; ///< equal pixels
    /// The same picture encoded, resized, brightened, mirrored or turned anew. Of exact duplicates
    /// only the one to keep can be in such a group.
    std::vector<std::vector<std::size_t>> near;
    /// Runs in parallel to `near`: how each member matches the first, and the first the one that is
    /// nearest to it.
    std::vector<std::vector<DuplicateMatch>> matches;
};

/// Near duplicates are joined by complete link. Pictures with a problem take no part, and plain
/// ones (hash 0) have no near duplicates: blank pictures are alike, not the same. `embeddings` may
/// be empty; otherwise it has a row for every picture. `same` is asked of every pair that they
/// propose, one at a time, where of pictures of one hash that look the same the first stands for
/// all; without it they decide. Its stage is ComparingPictures, which counts the
/// pictures; on cancel throws Cancelled. Throws Error InvalidArgument for options out
/// of range.
DuplicateGroups findDuplicates(std::span<const PictureFacts> pictures,
    const UnitVectors& embeddings, const DuplicateOptions& options, JobContext& context,
    const SamePicture& same = {});

/// For each picture the number of the group, from 1, that it is in: of near duplicates and their
/// exact copies, or of exact duplicates; 0: none.
std::vector<std::int64_t> groupNumbers(const DuplicateGroups& groups, std::size_t pictures);

/// Bits in which two pictures' hashes differ in the nearest of eight positions.
int hashDistance(const PictureMeasures& a, const PictureMeasures& b);

/// A finding for every member. `group` counts from 1 within a kind; of near duplicates `text` is
/// the name of the DuplicateRule, and `value` and `threshold` are those of the match.
std::vector<Finding> duplicateFindings(
    const DuplicateGroups& groups, std::span<const PictureFacts> pictures);

}
