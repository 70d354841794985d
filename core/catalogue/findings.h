// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "core/types/finding.h"
#include "core/types/findingquery.h"
#include "core/types/ids.h"
#include "core/types/picturemeasures.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::catalogue {

/// What was measured of one image's file.
struct MeasuredImage {
    ImageRow image;
    PictureMeasures measures;
    std::string format; ///< by content: "jpeg", ...; empty when it is not known
    std::string problem; ///< PictureProblem's wire name; empty: it was measured
    std::string problemDetail;
};

/// An image that is not left out, as rules see it.
struct IncludedImage {
    ImageRow row;
    ListingRow listing; ///< none for an orphan
    CategoryRow category; ///< its listing's
    int label = -1; ///< the category's encoder index; -1: none
    std::filesystem::path source; ///< empty when no file was found
    std::optional<MeasuredImage> measured; ///< also stale
};

/// Thresholds that differ from the rules' own, by kind and category; none: all categories.
using StoredThresholds = std::map<std::pair<FindingKind, CategoryRow>, double>;

/// Of all categories; none: the rule's own.
inline std::optional<double> thresholdOf(const StoredThresholds& thresholds, FindingKind kind)
{
    const auto set = thresholds.find({kind, CategoryRow()});
    return set == thresholds.end() ? std::nullopt : std::optional(set->second);
}

/// What of a Reader is about findings.
class FindingReader {
public:
    virtual ~FindingReader() = default;

    /// Kinds that have been checked, in their order.
    virtual std::vector<FindingCount> findingCounts() = 0;
    virtual std::int64_t countFindings(const FindingQuery& query) = 0;
    /// The worst first; groups together, those with the worst members first.
    virtual std::vector<StoredFinding> findings(
        const FindingQuery& query, std::int64_t offset, std::int64_t limit) = 0;
    virtual std::optional<StoredFinding> finding(std::int64_t row) = 0;
    virtual StoredThresholds thresholds() = 0;

    /// Images with a source whose measures are missing or stale, in row order.
    virtual std::vector<ImageRow> unmeasuredImages(int version) = 0;
    virtual std::optional<MeasuredImage> measured(ImageRow image) = 0; ///< stale too
    /// In row order; stale ones too. Stops when `visit` returns false.
    virtual void forEachMeasured(const std::function<bool(const MeasuredImage&)>& visit) = 0;
    /// In row order. Stops when `visit` returns false.
    virtual void forEachIncluded(const std::function<bool(const IncludedImage&)>& visit) = 0;

    /// 0 train, 1 validation, 2 test; empty: nothing was split.
    virtual std::map<ImageRow, int> splitSides() = 0;
};

/// What of a Writer is about findings.
class FindingWriter {
public:
    virtual ~FindingWriter() = default;

    /// `version` of core/imaging's measures.
    virtual void putMeasures(const MeasuredImage& image, int version) = 0;
    /// All findings of a kind, instead of those it had. `examined`: subjects that the rule saw,
    /// after the step `seen` (EditReader::newestStep): what later ones change settles findings.
    virtual void replaceFindings(FindingKind kind, std::span<const Finding> findings,
        std::int64_t examined, StepRow seen) = 0;
    /// As if the kind had never been checked.
    virtual void forgetFindings(FindingKind kind) = 0;
    virtual void replaceSplit(std::span<const std::pair<ImageRow, int>> sides) = 0;
};

}
