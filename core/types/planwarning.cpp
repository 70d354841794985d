// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/planwarning.h"

#include <fmt/format.h>

namespace vitrine {

namespace {

std::string megabytes(std::int64_t bytes)
{
    return fmt::format("{} MB", (bytes + 999'999) / 1'000'000);
}

struct InWords {
    std::string operator()(const RandomStart& start) const
    {
        const std::string what =
            "The network begins at random, and learns far less from a shop's few photos.";
        if (start.wanted)
            return what;
        if (start.imported.empty())
            return "There are no pretrained weights. " + what + " Download weights first.";
        return fmt::format("Imported weights are taken only when they are named ({}). {} Name some "
                           "to start from.",
            fmt::join(start.imported, ", "), what);
    }
    std::string operator()(const LaterPhotos& later) const
    {
        return fmt::format("{} came after the split and {} no part. Deal the photos out again to "
                           "use {}.",
            later.photos == 1 ? "1 photo" : fmt::format("{} photos", later.photos),
            later.photos == 1 ? "takes" : "take", later.photos == 1 ? "it" : "them");
    }
    std::string operator()(const NoValidation&) const
    {
        return "No photo is kept for validation: nothing will tell how well the network does.";
    }
    std::string operator()(const LeakingSplit& split) const
    {
        return fmt::format("The split leaks: {} on two sides{}. The network is asked about photos "
                           "that it has almost seen, and its measures come out too high.",
            split.leaks == 1
                ? "1 listing or group of near duplicates stands"
                : fmt::format("{} listings and groups of near duplicates stand", split.leaks),
            split.byListingHasNone ? "; a split by listing has 0" : "");
    }
    std::string operator()(const SmallCategories& small) const
    {
        std::string names;
        for (const auto& [name, photos] : small.named)
            names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", name, photos);
        if (small.others > 0)
            names += fmt::format(", and {} more", small.others);
        return fmt::format("Categories with fewer than {} photos to learn from: {}. The network "
                           "will hardly know them.",
            small.fewest, names);
    }
    std::string operator()(const LittleDisk& disk) const
    {
        return fmt::format("The disk has {} free{} and the run needs about {}. Free some, or train "
                           "without the trunk cache (--no-trunk-cache).",
            megabytes(disk.free),
            disk.kept > 0 ? fmt::format(", of which {} stay free,", megabytes(disk.kept)) : "",
            megabytes(disk.needed));
    }
    std::string operator()(const SmallTrunkCache& cache) const
    {
        return fmt::format("What the frozen layers make of the photos needs {}, and the trunk "
                           "cache may hold {}: the run would be refused. Raise the limit "
                           "(--trunk-cache-limit), or train without the trunk cache "
                           "(--no-trunk-cache).",
            megabytes(cache.needed), megabytes(cache.limit));
    }
};

}

std::string planWarningText(const PlanWarning& warning)
{
    return std::visit(InWords(), warning);
}

}
