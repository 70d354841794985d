// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/pictureproperties.h"
#include "core/jobs/jobcontext.h"
#include "core/types/finding.h"
#include "core/types/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

struct ShortcutOptions {
    /// From here on, a property gives a category away; less than `errors` demand is not enough.
    double auc = 0.75;
    /// Standard errors that the AUC must lie above chance. 4 lets one in 30,000 pairs of property
    /// and category through by luck, and a shop has some hundreds.
    double errors = 4.0;
    int folds = 5;
    std::uint64_t seed = 1;
};

/// How well one property tells one category from all others.
struct Shortcut {
    std::size_t property = 0; ///< index of the properties given
    int label = 0;
    double auc = 0.5; ///< on images that had no say in the direction; below 0.5 is bad luck
    double standardError = 0.0; ///< of an AUC, independent listings counted
    double balancedAccuracy = 0.5; ///< of a one-threshold rule learnt on other images
    double ruleThreshold = 0.0; ///< the rule learnt on all images, in the property's unit
    bool above = true; ///< the category lies above the threshold, or below
    bool flagged = false;
};

/// Every property against every category with images in each fold, k-fold by group. A shortcut is
/// what a network may learn instead of the thing: dark pictures are shoes. `labels` are encoder
/// indexes (-1: left out), `groups` those of imageGroups; the standard error is that of Hanley and
/// McNeil ("The Meaning and Use of the Area under a ROC Curve", Radiology 143, 1982) for the number
/// of groups, because images of a listing are alike. Throws Error InvalidArgument when sizes
/// disagree, and Cancelled; reports Stage::CheckingRows.
std::vector<Shortcut> findShortcuts(std::span<const PictureProperty> properties,
    std::span<const int> labels, std::span<const std::size_t> groups,
    const ShortcutOptions& options, JobContext& context);

/// A CategoryShortcut for each flagged pair, the surest first. field: the property's name, value:
/// the AUC, threshold: what it had to reach, text: the rule, such as "brightness50 < 0.31".
/// `categories` are by encoder index.
std::vector<Finding> shortcutFindings(std::span<const Shortcut> shortcuts,
    std::span<const PictureProperty> properties, std::span<const CategoryRow> categories,
    const ShortcutOptions& options);

}
