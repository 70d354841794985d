// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/uncheckedkinds.h"

#include "core/cleaning/content/linearprobe.h"
#include "core/workspace/cleaning/contentrules.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/cleaning/rulerun.h"
#include "core/workspace/settings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace vitrine::workspace {

namespace {

/// What kinds need. What many of them ask for is looked up once, when the first one asks.
class Needs {
public:
    explicit Needs(catalogue::Reader& reader)
        : m_reader(reader)
        , m_ofImages(imageKinds())
        , m_ofContent(contentKinds())
    {
    }

    CheckNeed of(FindingKind kind)
    {
        if (!m_ofImages.contains(kind) || kind == FindingKind::OrphanImage)
            return CheckNeed::Check;
        if (!hasFiles())
            return CheckNeed::PhotoFiles;
        if (kind == FindingKind::SplitLeak)
            return m_reader.splitSides().empty() ? CheckNeed::Split : CheckNeed::Check;
        if (kind == FindingKind::CategoryShortcut)
            return categoriesWithPhotos() < 2 ? CheckNeed::Categories : CheckNeed::Check;
        if (!m_ofContent.contains(kind))
            return CheckNeed::Check;
        if (const auto missing = embeddings())
            return *missing;
        if (kind == FindingKind::LabelIssue && !canLearn())
            return CheckNeed::Examples;
        return kind != FindingKind::Outlier && recognition() ? CheckNeed::Recognition
                                                             : CheckNeed::Check;
    }

    /// Of a network that does not tell categories apart, as the latest check found.
    std::optional<Recognition> recognition()
    {
        const auto model = searchModel(m_reader);
        return model ? poorRecognition(m_reader, model->id) : std::nullopt;
    }

private:
    bool hasFiles()
    {
        if (!m_hasFiles)
            m_hasFiles = m_reader.countImagesWithoutSource() < m_reader.counts().images;
        return *m_hasFiles;
    }
    std::optional<CheckNeed> embeddings()
    {
        if (!m_embeddings)
            m_embeddings = missingEmbeddings(m_reader, searchModel(m_reader));
        return *m_embeddings;
    }
    std::ptrdiff_t categoriesWithPhotos()
    {
        return std::ranges::count_if(
            m_reader.categories(), [](const Category& category) { return category.images > 0; });
    }

    /// As far as numbers tell: a photo for each fold.
    bool canLearn()
    {
        std::int64_t photos = 0;
        for (const Category& category : m_reader.categories())
            photos += category.images;
        return categoriesWithPhotos() >= 2 && photos >= cleaning::ProbeOptions().folds;
    }

    catalogue::Reader& m_reader;
    const FindingKinds m_ofImages;
    const FindingKinds m_ofContent;
    std::optional<bool> m_hasFiles;
    std::optional<std::optional<CheckNeed>> m_embeddings;
};

}

std::vector<UncheckedKind> uncheckedKinds(catalogue::Reader& reader)
{
    FindingKinds left = allFindingKinds();
    for (const FindingCount& count : reader.findingCounts())
        left.erase(count.kind);
    Needs needs(reader);
    std::vector<UncheckedKind> unchecked;
    for (const FindingKind kind : left) {
        unchecked.push_back({kind, needs.of(kind)});
        if (unchecked.back().need == CheckNeed::Recognition)
            unchecked.back().recognition = needs.recognition().value_or(Recognition());
    }
    return unchecked;
}

std::optional<CheckNeed> needForMoreDuplicates(catalogue::Reader& reader)
{
    if (!comparedHashesAlone(reader))
        return std::nullopt;
    const auto counts = reader.findingCounts();
    if (std::ranges::find(counts, FindingKind::NearDuplicate, &FindingCount::kind) == counts.end())
        return std::nullopt; // what was found then is forgotten
    return missingEmbeddings(reader, searchModel(reader)).value_or(CheckNeed::Check);
}

}
