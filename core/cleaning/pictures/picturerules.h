// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/pictures/picturefacts.h"
#include "core/types/finding.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// The scale a rule's values and its threshold lie on: what a slider and a histogram need.
struct RuleScale {
    double threshold = 0.0; ///< the default
    double least = 0.0;
    double most = 1.0;
    bool below = false; ///< found where the value is below the threshold; otherwise: above
    std::string_view unit; ///< a word for logs and JSON; front ends choose their own
};

/// What a rule compares single pictures with.
struct PictureStatistics {
    double lowerSide = 0.0; ///< quartiles of sqrt(width * height), pixels
    double upperSide = 0.0;
};
PictureStatistics statisticsOf(std::span<const PictureFacts> pictures);

/// Looks for one kind of finding. Without state; any thread.
class PictureRule {
public:
    PictureRule() = default;
    PictureRule(const PictureRule&) = delete;
    PictureRule& operator=(const PictureRule&) = delete;
    virtual ~PictureRule() = default;

    virtual FindingKind kind() const = 0;
    virtual RuleScale scale() const = 0;
    /// Whether the value is a property that varies from picture to picture, not a yes or no.
    virtual bool hasProperty() const { return true; }
    /// In the scale's unit; nothing where the rule has no say, such as on a picture without pixels.
    virtual std::optional<double> value(
        const PictureFacts& picture, const PictureStatistics& all) const = 0;

    /// The score says how far from `threshold` to the bad end of the scale the value lies.
    std::optional<Finding> check(
        const PictureFacts& picture, const PictureStatistics& all, double threshold) const;

protected:
    /// Adds words to a finding: what is wrong, what could stand there.
    virtual void describe(const PictureFacts&, Finding&) const { }
};

/// Every rule about single pictures, in the order of their kinds. Duplicates are found in
/// duplicategroups.h.
std::span<const std::unique_ptr<const PictureRule>> pictureRules();
const PictureRule* pictureRule(FindingKind kind); ///< null for other kinds

struct RuleSettings {
    std::map<FindingKind, double> thresholds; ///< where they differ from the default
    /// For pictures of one category; wins over `thresholds`.
    std::map<CategoryRow, std::map<FindingKind, double>> categoryThresholds;
    std::set<FindingKind> off; ///< rules that are not asked

    double threshold(const PictureRule& rule, CategoryRow category) const;
};

/// Findings rule by rule, the worst of each kind first.
std::vector<Finding> checkPictures(
    std::span<const PictureFacts> pictures, const RuleSettings& settings = {});

}
