// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/types/finding.h"
#include "core/types/ids.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/inspection.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace vitrine::workspace {

/// Histograms of what was measured, and pictures to the left and right of a threshold. Keeps the
/// measures in memory (about 300 bytes a picture) and reads them again once anything in the
/// catalogue has changed, by whatever process. Any thread.
class PictureProperties {
public:
    explicit PictureProperties(const catalogue::Catalogue& catalogue)
        : m_catalogue(catalogue)
    {
    }

    /// Inspection's. Throw Error InvalidArgument for a kind that is no property of single pictures.
    PropertyHistogram histogram(FindingKind kind, CategoryRow category, int bins) const;
    std::vector<PropertyExample> examples(
        FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const;

private:
    struct Pictures {
        PictureTable table;
        cleaning::PictureStatistics statistics;
    };
    /// Each picture of the category on which the rule has a say.
    template <typename Visit>
    void forEachValue(
        const cleaning::PictureRule& rule, CategoryRow category, const Visit& visit) const;
    std::shared_ptr<const Pictures> pictures() const;

    const catalogue::Catalogue& m_catalogue;
    mutable std::mutex m_mutex;
    /// Kept, because versions of two readers cannot be compared.
    mutable std::unique_ptr<catalogue::Reader> m_reader;
    mutable std::int64_t m_version = 0;
    mutable std::shared_ptr<const Pictures> m_pictures;
};

}
