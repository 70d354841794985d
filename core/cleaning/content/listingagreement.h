// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/cleaning/content/linearprobe.h"
#include "core/jobs/jobcontext.h"
#include "core/types/finding.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

struct AgreementOptions {
    std::size_t pairs = 20'000; ///< of unrelated images, drawn to know how alike strangers are
    /// A picture is a stranger to its listing when as many unrelated pictures as it has siblings
    /// would hold a nearer one more often than this.
    double strangers = 0.05;
    double overlap = 0.5; ///< and its categories overlap less than this with its siblings'
    std::uint64_t seed = 1;
};

/// How well the pictures of one listing go together: of the picture that fits least.
struct ListingAgreement {
    ListingRow listing;
    ImageRow image;
    double cosine = 1.0; ///< to its nearest sibling, centred embeddings, -1 to 1
    double limit = 0.0; ///< below it, pictures are strangers
    /// How often as many unrelated pictures would hold one nearer than its nearest sibling, 0 to 1.
    double strangers = 0.0;
    /// Bhattacharyya coefficient of its category probabilities and the mean of its siblings', 0 to
    /// 1; 0 without predictions.
    double overlap = 0.0;
    double score = 0.0; ///< mean of `strangers` and 1 - `overlap`
    bool flagged = false;
};

/// Judges each listing of at least two pictures, in the order of their first pictures. Unrelated
/// pairs are of two listings and, where labels are known, two categories. `predicted` may be null:
/// embeddings decide alone, and find pictures of one thing from very different sides too. Throws
/// Error InvalidArgument for an unsound table, and Cancelled; reports Stage::CheckingRows.
std::vector<ListingAgreement> listingAgreement(const EmbeddingTable& table,
    const OutOfSample* predicted, const AgreementOptions& options, JobContext& context);

/// A ListingDisagrees for each flagged listing, the worst first; value: cosine, threshold: limit.
std::vector<Finding> agreementFindings(const std::vector<ListingAgreement>& listings);

}
