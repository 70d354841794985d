// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/pictureproperties.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace vitrine::workspace {

namespace {

using cleaning::PictureRule;
using cleaning::RuleScale;

constexpr int kMostBins = 10'000;

const PictureRule& propertyRule(FindingKind kind)
{
    const PictureRule* rule = cleaning::pictureRule(kind);
    if (!rule || !rule->hasProperty()) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is no property of photos.", findingKindName(kind)),
            "Choose one such as dark or blurry.");
    }
    return *rule;
}

bool isBeyond(double value, double threshold, const RuleScale& scale)
{
    return scale.below ? value < threshold : value > threshold;
}

std::size_t binOf(double value, const RuleScale& scale, std::size_t bins)
{
    const double share = (value - scale.least) / (scale.most - scale.least);
    const auto last = static_cast<double>(bins - 1);
    return static_cast<std::size_t>(
        std::clamp(std::floor(share * static_cast<double>(bins)), 0.0, last));
}

}

std::shared_ptr<const PictureProperties::Pictures> PictureProperties::pictures() const
{
    const std::lock_guard guard(m_mutex);
    if (!m_reader)
        m_reader = m_catalogue.reader();
    const std::int64_t version = m_reader->version(); // before reading: what comes later is noticed
    if (!m_pictures || version != m_version) {
        auto fresh = std::make_shared<Pictures>();
        fresh->table = readPictureTable(*m_reader, JobContext());
        fresh->statistics = cleaning::statisticsOf(fresh->table.facts);
        m_pictures = std::move(fresh);
        m_version = version;
    }
    return m_pictures;
}

template <typename Visit>
void PictureProperties::forEachValue(
    const PictureRule& rule, CategoryRow category, const Visit& visit) const
{
    const auto all = pictures();
    for (const cleaning::PictureFacts& facts : all->table.facts) {
        if (category && facts.category != category)
            continue;
        if (const auto value = rule.value(facts, all->statistics))
            visit(facts.row, *value);
    }
}

PropertyHistogram PictureProperties::histogram(
    FindingKind kind, CategoryRow category, int bins) const
{
    const PictureRule& rule = propertyRule(kind);
    if (bins < 1 || bins > kMostBins) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("There is no histogram of {} bins.", bins),
            fmt::format("Ask for 1 to {}.", kMostBins));
    }
    const RuleScale scale = rule.scale();
    const auto settings = ruleSettings(m_catalogue.reader()->thresholds());
    PropertyHistogram histogram;
    histogram.kind = kind;
    histogram.least = scale.least;
    histogram.most = scale.most;
    histogram.threshold = settings.threshold(rule, category);
    histogram.ruleThreshold = scale.threshold;
    histogram.below = scale.below;
    histogram.unit = scale.unit;
    histogram.bins.resize(static_cast<std::size_t>(bins));
    forEachValue(rule, category, [&](ImageRow, double value) {
        ++histogram.bins[binOf(value, scale, histogram.bins.size())];
        ++histogram.pictures;
        histogram.beyond += isBeyond(value, histogram.threshold, scale) ? 1 : 0;
    });
    return histogram;
}

std::vector<PropertyExample> PictureProperties::examples(
    FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const
{
    const PictureRule& rule = propertyRule(kind);
    const RuleScale scale = rule.scale();
    std::vector<PropertyExample> examples;
    forEachValue(rule, category, [&](ImageRow image, double value) {
        if (isBeyond(value, threshold, scale) == beyond)
            examples.push_back({image, value, beyond});
    });
    const std::size_t kept =
        std::min(examples.size(), static_cast<std::size_t>(std::max(limit, 0)));
    std::ranges::partial_sort(examples, examples.begin() + static_cast<std::ptrdiff_t>(kept), {},
        [&](const PropertyExample& example) {
            return std::tuple(std::abs(example.value - threshold), example.image);
        });
    examples.resize(kept);
    return examples;
}

}
