// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/swappedlabels.h"

#include "core/base/random.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace vitrine::test {

using namespace cleaning;

namespace {

constexpr double kSwapped = 0.1;

double precisionAtRecall60(
    const LabelReport& report, const std::vector<bool>& wrong, double wrongCount)
{
    std::vector<std::size_t> ranking(wrong.size());
    std::iota(ranking.begin(), ranking.end(), std::size_t{0});
    std::ranges::stable_sort(
        ranking, {}, [&](std::size_t image) { return -report.images[image].wrong; });
    double hits = 0.0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        hits += wrong[ranking[i]] ? 1.0 : 0.0;
        if (hits >= 0.6 * wrongCount)
            return hits / static_cast<double>(i + 1);
    }
    return 0.0;
}

}

EmbeddingTable embeddingTable(catalogue::Reader& reader, const std::string& model)
{
    struct Known {
        ListingRow listing;
        int label;
    };
    std::map<ImageRow, Known> known;
    reader.forEachJoined(
        [&](const Listing& listing, const ListingImage& image, const Category* category) {
            if (category)
                known[image.row] = {listing.row, category->encoderIndex};
            return true;
        });
    EmbeddingTable table;
    reader.forEachEmbedding(model, [&](const catalogue::EmbeddingRow& row) {
        const auto found = known.find(row.image);
        if (found != known.end()) {
            table.images.push_back(row.image);
            table.listings.push_back(found->second.listing);
            table.labels.push_back(found->second.label);
            table.length = row.vector.size();
            table.values.insert(table.values.end(), row.vector.begin(), row.vector.end());
        }
        return true;
    });
    return table;
}

EmbeddingTable swapped(const EmbeddingTable& clean, std::uint64_t seed)
{
    EmbeddingTable table = clean;
    Random random(seed);
    const auto categories = static_cast<std::size_t>(clean.classes());
    std::vector<std::size_t> images(clean.size());
    std::iota(images.begin(), images.end(), std::size_t{0});
    for (std::size_t i = images.size(); i > 1; --i)
        std::swap(images[i - 1], images[random.below(i)]);
    images.resize(static_cast<std::size_t>(kSwapped * static_cast<double>(images.size())));
    for (const std::size_t image : images) {
        const auto label = static_cast<std::size_t>(table.labels[image]);
        table.labels[image] =
            static_cast<int>((label + 1 + random.below(categories - 1)) % categories);
    }
    return table;
}

SwapQuality judge(
    const LabelReport& report, const EmbeddingTable& given, const EmbeddingTable& clean)
{
    std::vector<bool> wrong;
    for (std::size_t i = 0; i < given.size(); ++i)
        wrong.push_back(given.labels[i] != clean.labels[i]);
    const auto wrongCount = static_cast<double>(std::ranges::count(wrong, true));
    double flagged = 0.0;
    double hits = 0.0;
    double truths = 0.0;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool hit = report.images[i].flagged && wrong[i];
        flagged += report.images[i].flagged ? 1.0 : 0.0;
        hits += hit ? 1.0 : 0.0;
        truths += hit && report.images[i].suggested == clean.labels[i] ? 1.0 : 0.0;
    }
    return {precisionAtRecall60(report, wrong, wrongCount), hits / std::max(1.0, flagged),
        hits / wrongCount, truths / std::max(1.0, hits)};
}

}
