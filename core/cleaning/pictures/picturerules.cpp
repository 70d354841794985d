// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/pictures/picturerules.h"

#include <algorithm>
#include <cmath>

namespace vitrine::cleaning {

namespace {

double sideOf(const PictureMeasures& measures)
{
    return std::sqrt(static_cast<double>(measures.width) * measures.height);
}

/// The value a share of the sorted values does not exceed, between neighbours in proportion.
double quantile(const std::vector<double>& sorted, double share)
{
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

std::optional<double> thresholdIn(const std::map<FindingKind, double>& thresholds, FindingKind kind)
{
    const auto found = thresholds.find(kind);
    return found == thresholds.end() ? std::nullopt : std::optional(found->second);
}

void checkWith(const PictureRule& rule, std::span<const PictureFacts> pictures,
    const PictureStatistics& all, const RuleSettings& settings, std::vector<Finding>& findings)
{
    const auto first = static_cast<std::ptrdiff_t>(findings.size());
    for (const PictureFacts& picture : pictures) {
        auto finding = rule.check(picture, all, settings.threshold(rule, picture.category));
        if (finding)
            findings.push_back(std::move(*finding));
    }
    std::stable_sort(findings.begin() + first, findings.end(),
        [](const Finding& a, const Finding& b) { return a.score > b.score; });
}

}

PictureStatistics statisticsOf(std::span<const PictureFacts> pictures)
{
    std::vector<double> sides;
    for (const PictureFacts& picture : pictures) {
        if (!picture.problem)
            sides.push_back(sideOf(picture.measures));
    }
    if (sides.empty())
        return {};
    std::sort(sides.begin(), sides.end());
    return {quantile(sides, 0.25), quantile(sides, 0.75)};
}

std::optional<Finding> PictureRule::check(
    const PictureFacts& picture, const PictureStatistics& all, double threshold) const
{
    const std::optional<double> measured = value(picture, all);
    const RuleScale range = scale();
    if (!measured || (range.below ? *measured >= threshold : *measured <= threshold))
        return std::nullopt;
    const double worst = range.below ? range.least : range.most;
    Finding finding;
    finding.kind = kind();
    finding.image = picture.row;
    // A threshold at or past the end of the scale leaves no room to be worse in.
    const double room = std::abs(worst - threshold);
    finding.score = room > 0.0 ? std::clamp(std::abs(*measured - threshold) / room, 0.0, 1.0) : 1.0;
    finding.value = *measured;
    finding.threshold = threshold;
    describe(picture, finding);
    return finding;
}

const PictureRule* pictureRule(FindingKind kind)
{
    for (const auto& rule : pictureRules()) {
        if (rule->kind() == kind)
            return rule.get();
    }
    return nullptr;
}

double RuleSettings::threshold(const PictureRule& rule, CategoryRow category) const
{
    const auto own = categoryThresholds.find(category);
    if (own != categoryThresholds.end()) {
        if (const auto threshold = thresholdIn(own->second, rule.kind()))
            return *threshold;
    }
    return thresholdIn(thresholds, rule.kind()).value_or(rule.scale().threshold);
}

std::vector<Finding> checkPictures(
    std::span<const PictureFacts> pictures, const RuleSettings& settings)
{
    const PictureStatistics all = statisticsOf(pictures);
    std::vector<Finding> findings;
    for (const auto& rule : pictureRules()) {
        if (!settings.off.contains(rule->kind()))
            checkWith(*rule, pictures, all, settings, findings);
    }
    return findings;
}

}
