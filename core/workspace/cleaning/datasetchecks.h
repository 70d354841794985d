// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/cleaning/pictureduplicates.h"
#include "core/workspace/cleaning/pictureproperties.h"
#include "core/workspace/cleaning/rulerun.h"
#include "core/workspace/inspection.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/picturejobs.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine::workspace {

/// Of comparing a photo with all others on a small computer, for smooth progress.
inline constexpr double kSecondsPerComparison = 0.0002;

/// What of an Inspection finds and never decides. `check` and `split` belong into a job of the
/// workspace; the others may run beside it.
class DataSetChecks {
public:
    /// `pictures` loads the libraries for pictures, and is called only when there is a file to
    /// measure. Keeps references to `layout` and `catalogue`.
    DataSetChecks(const Layout& layout, catalogue::Catalogue& catalogue,
        std::function<PictureJobs&()> pictures);

    /// Throws Error NotReady where nothing has been imported.
    CheckReport check(const CheckRequest& request, JobSession& session, JobContext& context);
    /// Asks rules by the measures that are stored, and writes nothing.
    RuleResults ask(RuleInputs inputs, JobContext& context);
    /// Measures what is not measured yet, as equal pictures belong on one side. Throws Error
    /// NotReady without images, InvalidArgument.
    SplitReport split(const SplitRequest& request, JobSession& session, JobContext& context);

    /// Measures pictures that are new or changed.
    void measureMissing(JobSession& session, JobContext& context);
    /// Which pictures are the same, by the measures that are stored and the vectors of the network
    /// that the workspace started from (startingModel): what is learnt later moves no picture to
    /// another side.
    struct Relatives {
        PictureTable pictures;
        PictureDuplicates duplicates;
    };
    Relatives relatives(JobContext& context);

    std::vector<FindingCount> findingCounts() const;
    std::int64_t countFindings(const FindingQuery& query) const;
    std::vector<StoredFinding> findings(
        const FindingQuery& query, std::int64_t offset, std::int64_t limit) const;
    PropertyHistogram histogram(FindingKind kind, CategoryRow category, int bins) const
    {
        return m_properties.histogram(kind, category, bins);
    }
    std::vector<PropertyExample> examples(
        FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const
    {
        return m_properties.examples(kind, category, threshold, beyond, limit);
    }

private:
    std::vector<ListingImage> imagesToMeasure(bool again, const JobContext& context) const;
    void measure(const std::vector<ListingImage>& images, JobSession& session, JobContext& context);
    SmallPicture smallPictures(); ///< from the cache of thumbnails
    /// Returns the kinds whose findings it left as they were, as their thresholds are no longer
    /// those of `results`.
    FindingKinds keep(RuleResults& results);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    const std::function<PictureJobs&()> m_pictures;
    const PictureProperties m_properties;
};

}
