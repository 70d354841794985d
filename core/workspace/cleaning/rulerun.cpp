// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/rulerun.h"

#include "core/cleaning/content/pictureproperties.h"
#include "core/cleaning/content/shortcuts.h"
#include "core/cleaning/listings/listingrules.h"
#include "core/cleaning/listings/refusedids.h"
#include "core/cleaning/pictures/picturerules.h"
#include "core/cleaning/splits/imagegroups.h"
#include "core/jobs/stagepart.h"
#include "core/workspace/cleaning/contentrules.h"
#include "core/workspace/cleaning/pictureduplicates.h"
#include "core/workspace/cleaning/splitting.h"
#include "core/workspace/settings.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace vitrine::workspace {

namespace {

using catalogue::Reader;
using catalogue::StoredThresholds;

constexpr double kDuplicatesEnd = 0.92; // share of the time, as measured; shortcuts take the rest

std::int64_t numberOf(std::size_t things)
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

bool meet(const FindingKinds& some, const FindingKinds& others)
{
    return std::ranges::any_of(some, [&](FindingKind kind) { return others.contains(kind); });
}

/// Of rules that look at pictures side by side.
FindingKinds comparingKinds()
{
    FindingKinds kinds = contentKinds();
    kinds.insert({FindingKind::ExactDuplicate, FindingKind::NearDuplicate, FindingKind::SplitLeak,
        FindingKind::CategoryShortcut});
    return kinds;
}

class RuleRun {
public:
    RuleRun(RuleInputs inputs, const SmallPicture& small, JobContext& context)
        : m_inputs(std::move(inputs))
        , m_small(small)
        , m_context(context)
    {
        m_results.seen = m_inputs.seen;
        m_results.thresholds = m_inputs.thresholds;
    }

    RuleResults run()
    {
        if (m_inputs.listings)
            askAboutListings();
        if (wantsAny(rowKinds()))
            askAboutRows();
        if (m_inputs.pictures)
            askAboutPictures();
        return std::move(m_results);
    }

private:
    bool wants(FindingKind kind) const { return m_inputs.kinds.contains(kind); }
    bool wantsAny(const FindingKinds& kinds) const { return meet(m_inputs.kinds, kinds); }
    const PictureTable& pictures() const { return *m_inputs.pictures; }
    void skip(const FindingKinds& kinds, CheckNeed need)
    {
        for (const FindingKind kind : kinds) {
            if (wants(kind))
                m_results.skipped.push_back({kind, checkNeedText(need)});
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
    void askAboutRows();
    void askAboutPictures();
    void findOrphans();
    void askPictureRules();
    void compare();
    void findShortcuts(const std::vector<std::int64_t>& duplicates);
    void findSplitLeaks(const std::vector<std::int64_t>& duplicates);
    void judge(const std::vector<std::int64_t>& duplicates);

    RuleInputs m_inputs;
    const SmallPicture& m_small;
    JobContext& m_context;
    RuleResults m_results;
};

void RuleRun::askAboutListings()
{
    const cleaning::ListingTable& table = *m_inputs.listings;
    cleaning::Thresholds thresholds;
    for (const auto& [rule, value] : m_results.thresholds) {
        if (!rule.second) // rules about listings know no categories of their own
            thresholds[rule.first] = value;
    }
    auto findings = cleaning::findInListings(table, thresholds, m_context, without(m_inputs.kinds));
    m_results.listings = numberOf(table.size());
    for (const FindingKind kind : listingKinds()) {
        const bool ofCategories =
            kind == FindingKind::CategoryRare || kind == FindingKind::CategoryMisspelt;
        if (wants(kind))
            m_results.kinds[kind].examined =
                numberOf(ofCategories ? table.categories().size() : table.size());
    }
    sortIn(std::move(findings));
}

void RuleRun::askAboutRows()
{
    std::int64_t rows = numberOf(m_inputs.refusedIds.size());
    if (m_inputs.listings)
        rows += numberOf(m_inputs.listings->size());
    if (m_inputs.pictures)
        rows += numberOf(pictures().size());
    for (const FindingKind kind : rowKinds()) {
        if (wants(kind))
            m_results.kinds[kind].examined = rows;
    }
    sortIn(cleaning::findInRefusedIds(m_inputs.refusedIds));
}

void RuleRun::askAboutPictures()
{
    m_results.images = numberOf(pictures().size());
    if (wants(FindingKind::OrphanImage))
        findOrphans();
    FindingKinds ofFiles = imageKinds();
    ofFiles.erase(FindingKind::OrphanImage);
    if (!pictures().hasFiles()) {
        skip(ofFiles, CheckNeed::PhotoFiles);
        return;
    }
    askPictureRules();
    m_context.throwIfStopped();
    compare();
}

void RuleRun::findOrphans()
{
    auto& orphans = m_results.kinds[FindingKind::OrphanImage];
    orphans.examined = numberOf(pictures().size());
    for (std::size_t i = 0; i < pictures().size(); ++i) {
        if (pictures().listings[i])
            continue;
        Finding finding;
        finding.kind = FindingKind::OrphanImage;
        finding.image = pictures().images[i];
        orphans.findings.push_back(std::move(finding));
    }
}

void RuleRun::askPictureRules()
{
    const auto all = cleaning::statisticsOf(pictures().facts);
    for (const auto& rule : cleaning::pictureRules()) {
        if (wants(rule->kind()))
            m_results.kinds[rule->kind()].examined = std::ranges::count_if(pictures().facts,
                [&](const cleaning::PictureFacts& f) { return rule->value(f, all).has_value(); });
    }
    cleaning::RuleSettings settings = ruleSettings(m_results.thresholds);
    settings.off = without(m_inputs.kinds);
    sortIn(cleaning::checkPictures(pictures().facts, settings));
}

/// Whatever looks at pictures side by side needs to know which are the same.
void RuleRun::compare()
{
    if (!wantsAny(comparingKinds()))
        return;
    const PictureDuplicates duplicates = [&] {
        StagePart part(
            m_context, Stage::ComparingPictures, numberOf(pictures().size()), 0.0, kDuplicatesEnd);
        return findDuplicates(
            pictures(), *m_inputs.embeddings, m_results.thresholds, m_small, part.context());
    }();
    m_results.hashesAlone = m_inputs.embeddings->table.size() == 0;
    for (const FindingKind kind : {FindingKind::ExactDuplicate, FindingKind::NearDuplicate}) {
        if (wants(kind))
            m_results.kinds[kind].examined = std::ranges::count_if(
                pictures().facts, [](const cleaning::PictureFacts& f) { return !f.problem; });
    }
    sortIn(cleaning::duplicateFindings(duplicates.groups, pictures().facts));
    if (wants(FindingKind::CategoryShortcut))
        findShortcuts(duplicates.numbers);
    if (wants(FindingKind::SplitLeak))
        findSplitLeaks(duplicates.numbers);
    if (wantsAny(contentKinds()))
        judge(duplicates.numbers);
}

void RuleRun::findShortcuts(const std::vector<std::int64_t>& duplicates)
{
    std::vector<CategoryRow> categories;
    for (const Category& category : m_inputs.categories)
        categories.push_back(category.row);
    const std::set<int> labels(pictures().labels.begin(), pictures().labels.end());
    if (std::ranges::count_if(labels, [](int label) { return label >= 0; }) < 2) {
        skip({FindingKind::CategoryShortcut}, CheckNeed::Categories);
        return;
    }
    std::vector<PictureMeasures> measures;
    for (const cleaning::PictureFacts& facts : pictures().facts)
        measures.push_back(facts.problem ? PictureMeasures() : facts.measures);
    const auto properties = cleaning::pictureProperties(measures);
    StagePart part(
        m_context, Stage::ComparingPictures, numberOf(pictures().size()), kDuplicatesEnd);
    cleaning::ShortcutOptions options;
    options.auc = catalogue::thresholdOf(m_results.thresholds, FindingKind::CategoryShortcut)
                      .value_or(options.auc);
    const auto shortcuts = cleaning::findShortcuts(properties, pictures().labels,
        cleaning::imageGroups(pictures().listings, duplicates), options, part.context());
    m_results.kinds[FindingKind::CategoryShortcut] = {
        cleaning::shortcutFindings(shortcuts, properties, categories, options),
        numberOf(categories.size())};
}

void RuleRun::findSplitLeaks(const std::vector<std::int64_t>& duplicates)
{
    if (m_inputs.splitSides.empty()) {
        skip({FindingKind::SplitLeak}, CheckNeed::Split);
        return;
    }
    m_results.kinds[FindingKind::SplitLeak] =
        findLeaks(pictures(), duplicates, m_inputs.splitSides);
}

void RuleRun::judge(const std::vector<std::int64_t>& duplicates)
{
    PictureEmbeddings& embeddings = *m_inputs.embeddings;
    if (embeddings.missing) {
        skip(contentKinds(), *embeddings.missing);
        return;
    }
    std::unordered_map<ImageRow, std::int64_t> groupOf;
    for (std::size_t i = 0; i < pictures().size(); ++i)
        groupOf.emplace(pictures().images[i], duplicates[i]);
    for (const ImageRow image : embeddings.table.images)
        embeddings.table.duplicateGroups.push_back(groupOf.at(image));
    std::vector<std::string> names;
    for (const Category& category : m_inputs.categories)
        names.push_back(category.name);
    m_results.model = embeddings.model;
    judgeContent(embeddings.table, names, m_inputs.kinds, m_results, m_context);
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

FindingKinds rowKinds()
{
    return {FindingKind::BadId, FindingKind::RepeatedId};
}

FindingKinds imageKinds()
{
    FindingKinds others = listingKinds();
    others.merge(rowKinds());
    return without(others);
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

RuleInputs readInputs(Reader& reader, FindingKinds kinds, JobContext& context)
{
    RuleInputs inputs;
    inputs.seen = reader.newestStep();
    inputs.thresholds = reader.thresholds();
    inputs.categories = reader.categories();
    if (meet(kinds, listingKinds()))
        inputs.listings = cleaning::readListingTable(reader, context);
    if (meet(kinds, rowKinds()))
        inputs.refusedIds = reader.refusedIds();
    if (meet(kinds, imageKinds()))
        inputs.pictures = readPictureTable(reader, context);
    if (inputs.pictures && inputs.pictures->hasFiles() && meet(kinds, comparingKinds())) {
        inputs.embeddings = readEmbeddings(reader, searchModel(reader), *inputs.pictures, context);
        inputs.splitSides = reader.splitSides();
    }
    inputs.kinds = std::move(kinds);
    return inputs;
}

RuleResults askRules(RuleInputs inputs, const SmallPicture& small, JobContext& context)
{
    return RuleRun(std::move(inputs), small, context).run();
}

void replaceFindings(catalogue::Writer& writer, const RuleResults& results)
{
    for (const auto& [kind, found] : results.kinds)
        writer.replaceFindings(kind, found.findings, found.examined, results.seen);
    for (const CheckReport::Skipped& skipped : results.skipped)
        writer.forgetFindings(skipped.kind);
    if (results.recognition || results.kinds.contains(FindingKind::LabelIssue))
        setPoorRecognition(writer, results.model, results.recognition);
    if (results.kinds.contains(FindingKind::NearDuplicate))
        setComparedHashesAlone(writer, results.hashesAlone);
}

}
