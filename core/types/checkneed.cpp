// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/checkneed.h"

#include "core/base/marked.h"

#include <cmath>
#include <string_view>

namespace vitrine {

const char* checkNeedText(CheckNeed need)
{
    switch (need) {
    case CheckNeed::PhotoFiles:
        return VITRINE_TEXT(
            "core", "No photo file is known. Import the tables with the folder of their photos.");
    case CheckNeed::Categories:
        return VITRINE_TEXT(
            "core", "Fewer than two categories have photos. Give the listings categories.");
    case CheckNeed::Split:
        return VITRINE_TEXT("core", "The photos have not been split. Split them first.");
    case CheckNeed::Embeddings:
        return VITRINE_TEXT("core",
            "No photo that takes part has been embedded. Clean the photos and embed them first.");
    case CheckNeed::TrainedNetwork:
        return VITRINE_TEXT("core",
            "The photos were embedded by a random network, which does not see what they show. "
            "Embed them with pretrained weights.");
    case CheckNeed::Examples:
        return VITRINE_TEXT("core",
            "There are too few photos with a category to learn from. Import listings of at least "
            "two categories, several of each.");
    case CheckNeed::Recognition:
        return VITRINE_TEXT("core",
            "The network cannot tell the categories apart well enough yet: it gets %1 % of the "
            "photos right, where chance would get %2 %. Train a network or import weights first, "
            "then check again.");
    case CheckNeed::Check: break;
    }
    return VITRINE_TEXT("core", "Nobody has looked for this yet. Check the data set again.");
}

int wholePercent(double share)
{
    return static_cast<int>(std::lround(100.0 * share));
}

std::string checkNeedText(const UncheckedKind& unchecked)
{
    std::string text = checkNeedText(unchecked.need);
    if (unchecked.need != CheckNeed::Recognition)
        return text;
    const auto put = [&text](std::string_view mark, double share) {
        text.replace(text.find(mark), mark.size(), std::to_string(wholePercent(share)));
    };
    put("%1", unchecked.recognition.right);
    put("%2", unchecked.recognition.byChance);
    return text;
}

}
