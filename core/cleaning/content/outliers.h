// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/jobs/jobcontext.h"
#include "core/types/finding.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

struct OutlierOptions {
    std::size_t neighbours = 10;
    double deviations = 3.5; ///< further above the median of its category, an image is an outlier
    std::size_t smallCategory = 20; ///< with fewer images, a category has no spread of its own
    std::size_t references = 20'000; ///< of a larger category a seeded sample is searched
    std::uint64_t seed = 1;
};

/// How far one image is from its category.
struct OutlierQuality {
    float distance = 0.0F; ///< 1 - the mean cosine of the nearest neighbours, 0 to 2
    double deviations = 0.0; ///< the distance above its category's median, in the category's spread
    float score = 0.0F; ///< 0 at the category's median, 0.5 at the threshold, towards 1
    bool flagged = false;
};

/// The distance of each image to its nearest neighbours of the same category, other listings and
/// duplicate groups only, by the cosine of centred embeddings (Ramaswamy, Rastogi, Shim, "Efficient
/// Algorithms for Mining Outliers from Large Data Sets", SIGMOD 2000, with the mean of k distances
/// as in Angiulli, Pizzuti, PKDD 2002). The limit is robust: median + `deviations` times the upper
/// MAD of the category. Images of small categories, or of none, search all images and take the
/// limit of all.
///
/// In the table's order; images that have no neighbour stay all zero. Exact up to `references`
/// images a category; beyond, time is bounded by images x references x length multiplications and
/// distances grow a little for all alike, which the limit follows. Copies the embeddings. Throws
/// Error InvalidArgument for an unsound table, and Cancelled; reports Stage::CheckingRows.
std::vector<OutlierQuality> findOutliers(
    const EmbeddingTable& table, const OutlierOptions& options, JobContext& context);

/// An Outlier for each flagged image, the farthest out first; value and threshold are deviations,
/// because distances mean different things in different categories.
std::vector<Finding> outlierFindings(const std::vector<OutlierQuality>& images,
    const EmbeddingTable& table, const OutlierOptions& options);

}
