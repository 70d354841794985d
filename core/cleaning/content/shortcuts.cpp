// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/shortcuts.h"

#include "core/base/error.h"
#include "core/cleaning/content/onethreshold.h"
#include "core/cleaning/splits/splits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

namespace vitrine::cleaning {

namespace {

/// One image's value of a property.
struct Sample {
    double value;
    int label;
    int fold;
    std::size_t group;
};

std::vector<Sample> samplesOf(const PictureProperty& property, std::span<const int> labels,
    std::span<const int> folds, std::span<const std::size_t> groups)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] >= 0 && std::isfinite(property.values[i]))
            samples.push_back({property.values[i], labels[i], folds[i], groups[i]});
    }
    std::ranges::stable_sort(samples, {}, &Sample::value);
    return samples;
}

/// The numbers of groups with images of the category and of others.
std::pair<double, double> independent(std::span<const Sample> samples, int label)
{
    std::set<std::size_t> positives;
    std::set<std::size_t> negatives;
    for (const Sample& sample : samples)
        (sample.label == label ? positives : negatives).insert(sample.group);
    return {static_cast<double>(positives.size()), static_cast<double>(negatives.size())};
}

struct FoldParts {
    std::vector<Marked> learnt;
    std::vector<Marked> heldOut;
};

FoldParts partsOf(std::span<const Sample> samples, int label, int fold)
{
    FoldParts parts;
    for (const Sample& sample : samples)
        (sample.fold == fold ? parts.heldOut : parts.learnt)
            .push_back({sample.value, sample.label == label});
    return parts;
}

bool hasBoth(std::span<const Marked> values)
{
    const auto positives = std::ranges::count(values, true, &Marked::positive);
    return positives > 0 && positives < std::ssize(values);
}

/// Means over the folds; false where a fold lacks the category.
bool measure(
    std::span<const Sample> samples, int folds, const JobContext& context, Shortcut& shortcut)
{
    double auc = 0.0;
    double accuracy = 0.0;
    for (int fold = 0; fold < folds; ++fold) {
        context.throwIfStopped();
        const FoldParts parts = partsOf(samples, shortcut.label, fold);
        if (!hasBoth(parts.learnt) || !hasBoth(parts.heldOut))
            return false;
        const double area = areaUnderCurve(parts.heldOut);
        auc += areaUnderCurve(parts.learnt) >= 0.5 ? area : 1.0 - area;
        accuracy += balancedAccuracy(bestThreshold(parts.learnt), parts.heldOut);
    }
    shortcut.auc = auc / folds;
    shortcut.balancedAccuracy = accuracy / folds;
    const OneThreshold rule = bestThreshold(partsOf(samples, shortcut.label, -1).learnt);
    shortcut.ruleThreshold = rule.threshold;
    shortcut.above = rule.above;
    return true;
}

double demanded(const Shortcut& shortcut, const ShortcutOptions& options)
{
    return std::max(options.auc, 0.5 + options.errors * shortcut.standardError);
}

void requireParallel(std::span<const PictureProperty> properties, std::size_t images,
    std::size_t groups, const ShortcutOptions& options)
{
    const bool sized = std::ranges::all_of(properties,
        [&](const PictureProperty& property) { return property.values.size() == images; });
    if (!sized || groups != images || options.folds < 2)
        throw Error(
            ErrorCode::InvalidArgument, "Each image needs one value, one label and one group.");
}

}

std::vector<Shortcut> findShortcuts(std::span<const PictureProperty> properties,
    std::span<const int> labels, std::span<const std::size_t> groups,
    const ShortcutOptions& options, JobContext& context)
{
    requireParallel(properties, labels.size(), groups.size(), options);
    const std::vector<double> fractions(
        static_cast<std::size_t>(options.folds), 1.0 / options.folds);
    const auto folds = splitByGroup(groups, labels, fractions, options.seed);
    const int classes = labels.empty() ? 0 : std::ranges::max(labels) + 1;
    std::vector<Shortcut> found;
    for (std::size_t property = 0; property < properties.size(); ++property) {
        const auto samples = samplesOf(properties[property], labels, folds, groups);
        for (int label = 0; label < classes; ++label) {
            Shortcut shortcut;
            shortcut.property = property;
            shortcut.label = label;
            if (!measure(samples, options.folds, context, shortcut))
                continue;
            const auto [positives, negatives] = independent(samples, label);
            shortcut.standardError = areaStandardError(shortcut.auc, positives, negatives);
            shortcut.flagged = shortcut.auc >= demanded(shortcut, options);
            found.push_back(shortcut);
        }
        context.report(Stage::CheckingRows, static_cast<std::int64_t>(property + 1),
            static_cast<std::int64_t>(properties.size()));
    }
    return found;
}

std::vector<Finding> shortcutFindings(std::span<const Shortcut> shortcuts,
    std::span<const PictureProperty> properties, std::span<const CategoryRow> categories,
    const ShortcutOptions& options)
{
    std::vector<Finding> findings;
    for (const Shortcut& shortcut : shortcuts) {
        if (!shortcut.flagged)
            continue;
        const std::string& name = properties[shortcut.property].name;
        const auto category = static_cast<std::size_t>(shortcut.label);
        if (category >= categories.size())
            throw Error(ErrorCode::InvalidArgument, "A category of the label encoder is missing.");
        Finding finding;
        finding.kind = FindingKind::CategoryShortcut;
        finding.category = categories[category];
        finding.field = name;
        finding.score = 2.0 * shortcut.auc - 1.0;
        finding.value = shortcut.auc;
        finding.threshold = demanded(shortcut, options);
        finding.text =
            fmt::format("{} {} {:.3g}", name, shortcut.above ? '>' : '<', shortcut.ruleThreshold);
        findings.push_back(std::move(finding));
    }
    std::ranges::stable_sort(findings, std::greater(), &Finding::score);
    return findings;
}

}
