// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/contentrules.h"

#include "core/base/error.h"
#include "core/cleaning/content/labelissues.h"
#include "core/cleaning/content/listingagreement.h"
#include "core/cleaning/content/outliers.h"
#include "core/jobs/stagepart.h"
#include "core/types/checkneed.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vitrine::workspace {

namespace {

// Shares of the time, as measured.
constexpr double kOutliersEnd = 0.06;
constexpr double kLabelsEnd = 0.98;

std::int64_t count(std::size_t things)
{
    return static_cast<std::int64_t>(things);
}

/// None, and a reason in `results`, where there is too little to learn from.
std::optional<cleaning::LabelReport> judgeLabels(
    const cleaning::EmbeddingTable& table, RuleResults& results, JobContext& context)
{
    try {
        cleaning::LabelOptions options;
        options.threshold = catalogue::thresholdOf(results.thresholds, FindingKind::LabelIssue);
        return cleaning::findLabelIssues(table, options, context);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotReady)
            throw;
        results.skipped.push_back({FindingKind::LabelIssue, checkNeedText(CheckNeed::Examples)});
        return std::nullopt;
    }
}

/// To a network that does not tell categories apart, photos of one thing look as unlike as any.
void skipWhatTrustsTheNetwork(
    const cleaning::LabelAgreement& agreement, const FindingKinds& kinds, RuleResults& results)
{
    results.recognition = Recognition{agreement.right, agreement.byChance};
    for (const FindingKind kind : {FindingKind::LabelIssue, FindingKind::ListingDisagrees}) {
        if (kinds.contains(kind))
            results.skipped.push_back(
                {kind, checkNeedText({kind, CheckNeed::Recognition, *results.recognition})});
    }
}

}

FindingKinds contentKinds()
{
    return {FindingKind::Outlier, FindingKind::LabelIssue, FindingKind::ListingDisagrees};
}

void judgeContent(const cleaning::EmbeddingTable& table, const std::vector<std::string>& names,
    const FindingKinds& kinds, RuleResults& results, JobContext& context)
{
    const std::int64_t images = count(table.size());
    if (kinds.contains(FindingKind::Outlier)) {
        StagePart part(context, Stage::JudgingPictures, images, 0.0, kOutliersEnd);
        cleaning::OutlierOptions options;
        options.deviations = catalogue::thresholdOf(results.thresholds, FindingKind::Outlier)
                                 .value_or(options.deviations);
        const auto outliers = cleaning::findOutliers(table, options, part.context());
        results.kinds[FindingKind::Outlier] = {
            cleaning::outlierFindings(outliers, table, options), images};
    }
    std::optional<cleaning::LabelReport> labels;
    if (kinds.contains(FindingKind::LabelIssue) || kinds.contains(FindingKind::ListingDisagrees)) {
        StagePart part(context, Stage::JudgingPictures, images, kOutliersEnd, kLabelsEnd);
        labels = judgeLabels(table, results, part.context());
    }
    if (labels && !labels->agreement.suffices())
        return skipWhatTrustsTheNetwork(labels->agreement, kinds, results);
    if (labels && kinds.contains(FindingKind::LabelIssue)) {
        results.kinds[FindingKind::LabelIssue] = {cleaning::labelFindings(*labels, table, names),
            images - std::ranges::count(table.labels, -1)};
    }
    if (kinds.contains(FindingKind::ListingDisagrees)) {
        StagePart part(context, Stage::JudgingPictures, images, kLabelsEnd);
        const auto listings = cleaning::listingAgreement(
            table, labels ? &labels->predicted : nullptr, {}, part.context());
        results.kinds[FindingKind::ListingDisagrees] = {
            cleaning::agreementFindings(listings), count(listings.size())};
    }
}

}
