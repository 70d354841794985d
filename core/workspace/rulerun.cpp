// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/rulerun.h"

#include "core/cleaning/imagegroups.h"
#include "core/cleaning/listingrules.h"
#include "core/cleaning/pictureproperties.h"
#include "core/cleaning/picturerules.h"
#include "core/cleaning/shortcuts.h"
#include "core/jobs/stagepart.h"
#include "core/workspace/contentrules.h"
#include "core/workspace/pictureduplicates.h"
#include "core/workspace/picturetable.h"
#include "core/workspace/splitting.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace vitrine::workspace {

namespace {

using catalogue::Reader;
using catalogue::StoredThresholds;

constexpr double kDuplicatesEnd = 0.92; // share of the time, as measured; shortcuts take the rest

std::int64_t count(std::size_t things)
{
    return static_cast<std::int64_t>(things);
}

FindingKinds without(const FindingKinds& kinds)
{
    FindingKinds others = allFindingKinds();
    for (const FindingKind kind : kinds)
        others.erase(kind);
    return others;
}

class RuleRun {
public:
    RuleRun(
        Reader& reader, const FindingKinds& kinds, const SmallPicture& small, JobContext& context)
        : m_reader(reader)
        , m_kinds(kinds)
        , m_small(small)
        , m_context(context)
    {
        m_results.seen = reader.newestStep();
        m_results.thresholds = reader.thresholds();
    }

    RuleResults run()
    {
        if (wantsAny(listingKinds()))
            askAboutListings();
        if (wantsAny(without(listingKinds())))
            askAboutPictures();
        return std::move(m_results);
    }

private:
    bool wants(FindingKind kind) const { return m_kinds.contains(kind); }
    bool wantsAny(const FindingKinds& kinds) const
    {
        return std::ranges::any_of(kinds, [&](FindingKind kind) { return wants(kind); });
    }
    void skip(const FindingKinds& kinds, const std::string& reason)
    {
        for (const FindingKind kind : kinds) {
            if (wants(kind))
                m_results.skipped.push_back({kind, reason});
        }
    }
    /// Notes that the rules were asked, and sorts what they found by kind.
    void sortIn(std::vector<Finding> findings)
    {
        for (Finding& finding : findings) {
            if (wants(finding.kind))
                m_results.kinds[finding.kind].findings.push_back(std::move(finding));
        }
    }

    void askAboutListings();
    void askAboutPictures();
    void findOrphans();
    void askPictureRules();
    void compare();
    void findShortcuts(const std::vector<std::int64_t>& duplicates);
    void findSplitLeaks(const std::vector<std::int64_t>& duplicates);
    void judge(PictureEmbeddings& embeddings, const std::vector<std::int64_t>& duplicates);

    Reader& m_reader;
    const FindingKinds& m_kinds;
    const SmallPicture& m_small;
    JobContext& m_context;
    PictureTable m_pictures;
    RuleResults m_results;
};

void RuleRun::askAboutListings()
{
    const auto table = cleaning::readListingTable(m_reader, m_context);
    cleaning::Thresholds thresholds;
    for (const auto& [rule, value] : m_results.thresholds) {
        if (!rule.second) // rules about listings know no categories of their own
            thresholds[rule.first] = value;
    }
    auto findings = cleaning::findInListings(table, thresholds, m_context, without(m_kinds));
    m_results.listings = count(table.size());
    for (const FindingKind kind : listingKinds()) {
        const bool ofCategories =
            kind == FindingKind::CategoryRare || kind == FindingKind::CategoryMisspelt;
        if (wants(kind))
            m_results.kinds[kind].examined =
                count(ofCategories ? table.categories().size() : table.size());
    }
    sortIn(std::move(findings));
}

void RuleRun::askAboutPictures()
{
    m_pictures = readPictureTable(m_reader, m_context);
    m_results.images = count(m_pictures.size());
    if (wants(FindingKind::OrphanImage))
        findOrphans();
    FindingKinds ofFiles = without(listingKinds());
    ofFiles.erase(FindingKind::OrphanImage);
    if (!m_pictures.hasFiles()) {
        skip(ofFiles,
            "No picture file is known. Import the tables with the folder of their pictures.");
        return;
    }
    askPictureRules();
    m_context.throwIfStopped();
    compare();
}

void RuleRun::findOrphans()
{
    auto& orphans = m_results.kinds[FindingKind::OrphanImage];
    orphans.examined = count(m_pictures.size());
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        if (m_pictures.listings[i])
            continue;
        Finding finding;
        finding.kind = FindingKind::OrphanImage;
        finding.image = m_pictures.images[i];
        orphans.findings.push_back(std::move(finding));
    }
}

void RuleRun::askPictureRules()
{
    const auto all = cleaning::statisticsOf(m_pictures.facts);
    for (const auto& rule : cleaning::pictureRules()) {
        if (wants(rule->kind()))
            m_results.kinds[rule->kind()].examined = std::ranges::count_if(m_pictures.facts,
                [&](const cleaning::PictureFacts& f) { return rule->value(f, all).has_value(); });
    }
    cleaning::RuleSettings settings = ruleSettings(m_results.thresholds);
    settings.off = without(m_kinds);
    sortIn(cleaning::checkPictures(m_pictures.facts, settings));
}

/// Whatever looks at pictures side by side needs to know which are the same.
void RuleRun::compare()
{
    FindingKinds comparing = contentKinds();
    comparing.insert({FindingKind::ExactDuplicate, FindingKind::NearDuplicate,
        FindingKind::SplitLeak, FindingKind::CategoryShortcut});
    if (!wantsAny(comparing))
        return;
    PictureEmbeddings embeddings = readEmbeddings(m_reader, m_pictures, m_context);
    const PictureDuplicates duplicates = [&] {
        StagePart part(
            m_context, Stage::ComparingPictures, count(m_pictures.size()), 0.0, kDuplicatesEnd);
        return findDuplicates(
            m_pictures, embeddings, m_results.thresholds, m_small, part.context());
    }();
    for (const FindingKind kind : {FindingKind::ExactDuplicate, FindingKind::NearDuplicate}) {
        if (wants(kind))
            m_results.kinds[kind].examined = std::ranges::count_if(
                m_pictures.facts, [](const cleaning::PictureFacts& f) { return !f.problem; });
    }
    sortIn(cleaning::duplicateFindings(duplicates.groups, m_pictures.facts, duplicates.options));
    if (wants(FindingKind::CategoryShortcut))
        findShortcuts(duplicates.numbers);
    if (wants(FindingKind::SplitLeak))
        findSplitLeaks(duplicates.numbers);
    if (wantsAny(contentKinds()))
        judge(embeddings, duplicates.numbers);
}

void RuleRun::findShortcuts(const std::vector<std::int64_t>& duplicates)
{
    std::vector<CategoryRow> categories;
    for (const Category& category : m_reader.categories())
        categories.push_back(category.row);
    const std::set<int> labels(m_pictures.labels.begin(), m_pictures.labels.end());
    if (std::ranges::count_if(labels, [](int label) { return label >= 0; }) < 2) {
        skip({FindingKind::CategoryShortcut},
            "Fewer than two categories have pictures. Give the listings categories.");
        return;
    }
    std::vector<PictureMeasures> measures;
    for (const cleaning::PictureFacts& facts : m_pictures.facts)
        measures.push_back(facts.problem ? PictureMeasures() : facts.measures);
    const auto properties = cleaning::pictureProperties(measures);
    StagePart part(m_context, Stage::ComparingPictures, count(m_pictures.size()), kDuplicatesEnd);
    const auto shortcuts = cleaning::findShortcuts(properties, m_pictures.labels,
        cleaning::imageGroups(m_pictures.listings, duplicates), {}, part.context());
    m_results.kinds[FindingKind::CategoryShortcut] = {
        cleaning::shortcutFindings(shortcuts, properties, categories, {}),
        count(categories.size())};
}

void RuleRun::findSplitLeaks(const std::vector<std::int64_t>& duplicates)
{
    const auto sides = m_reader.splitSides();
    if (sides.empty()) {
        skip({FindingKind::SplitLeak}, "The pictures have not been split. Split them first.");
        return;
    }
    m_results.kinds[FindingKind::SplitLeak] = findLeaks(m_pictures, duplicates, sides);
}

void RuleRun::judge(PictureEmbeddings& embeddings, const std::vector<std::int64_t>& duplicates)
{
    if (!embeddings.missing.empty()) {
        skip(contentKinds(), embeddings.missing);
        return;
    }
    std::unordered_map<ImageRow, std::int64_t> groupOf;
    for (std::size_t i = 0; i < m_pictures.size(); ++i)
        groupOf.emplace(m_pictures.images[i], duplicates[i]);
    for (const ImageRow image : embeddings.table.images)
        embeddings.table.duplicateGroups.push_back(groupOf.at(image));
    std::vector<std::string> names;
    for (const Category& category : m_reader.categories())
        names.push_back(category.name);
    judgeContent(embeddings.table, names, m_kinds, m_results, m_context);
}

}

FindingKinds allFindingKinds()
{
    FindingKinds kinds;
    for (int kind = 0; kind < kFindingKinds; ++kind)
        kinds.insert(static_cast<FindingKind>(kind));
    return kinds;
}

FindingKinds listingKinds()
{
    FindingKinds kinds;
    for (const auto& rule : cleaning::listingRules())
        kinds.insert(rule->kind());
    return kinds;
}

FindingKinds changedKinds(const StoredThresholds& before, const StoredThresholds& after)
{
    std::vector<StoredThresholds::value_type> differing;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(differing));
    FindingKinds kinds;
    for (const auto& [rule, value] : differing)
        kinds.insert(rule.first);
    return kinds;
}

RuleResults askRules(
    Reader& reader, const FindingKinds& kinds, const SmallPicture& small, JobContext& context)
{
    return RuleRun(reader, kinds, small, context).run();
}

}
