// SPDX-License-Identifier: GPL-3.0-or-later
// What a test sets, and what a check finds.
#include "tests/ui/clean/fakeinspection.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vitrine::test {

namespace {

using Lock = std::lock_guard<std::mutex>;

}

void FakeInspection::add(Finding finding)
{
    const Lock lock(m_mutex);
    m_findings.push_back({static_cast<std::int64_t>(m_findings.size()) + 1, std::move(finding)});
}

void FakeInspection::setValues(
    FindingKind kind, std::vector<std::pair<ImageRow, double>> values, bool below, double threshold)
{
    const Lock lock(m_mutex);
    m_properties[kind] = {std::move(values), below, threshold, threshold};
}

void FakeInspection::setThreshold(FindingKind kind, RuleThreshold threshold)
{
    const Lock lock(m_mutex);
    m_thresholds[kind] = threshold;
}

void FakeInspection::setCategories(std::map<std::int64_t, CategoryRow> ofImages)
{
    const Lock lock(m_mutex);
    m_categories = std::move(ofImages);
}

bool FakeInspection::isIn(ImageRow image, CategoryRow category) const
{
    const auto known = m_categories.find(image.value);
    return !category || (known != m_categories.end() && known->second == category);
}

void FakeInspection::skip(FindingKind kind, CheckNeed need, Recognition recognition)
{
    const Lock lock(m_mutex);
    m_skipped.push_back({kind, need, recognition});
}

void FakeInspection::setSplit(SplitReport report)
{
    const Lock lock(m_mutex);
    m_split = report;
}

void FakeInspection::setWhileChecking(std::function<void()> wait)
{
    const Lock lock(m_mutex);
    m_whileChecking = std::move(wait);
}

void FakeInspection::setBranches(std::vector<Step> branches)
{
    const Lock lock(m_mutex);
    m_history.branches = std::move(branches);
}

void FakeInspection::setConflicts(std::vector<CellChange> changes)
{
    const Lock lock(m_mutex);
    m_conflicts = std::move(changes);
    if (!m_history.line.empty())
        m_history.line.back().conflicts = static_cast<std::int64_t>(m_conflicts.size());
}

void FakeInspection::setMerits(std::vector<KeepMerits> merits)
{
    const Lock lock(m_mutex);
    for (const KeepMerits& each : merits)
        m_merits[each.row] = each;
}

void FakeInspection::setLastPhotos(std::set<std::int64_t> rows)
{
    const Lock lock(m_mutex);
    m_lastPhotos = std::move(rows);
}

void FakeInspection::failNext(Error error)
{
    const Lock lock(m_mutex);
    m_failure = std::move(error);
}

std::vector<Action> FakeInspection::applied() const
{
    const Lock lock(m_mutex);
    return m_applied;
}

std::vector<std::string> FakeInspection::calls() const
{
    const Lock lock(m_mutex);
    return m_calls;
}

CheckReport FakeInspection::check(const CheckRequest&, JobContext& context)
{
    std::function<void()> wait;
    {
        const Lock lock(m_mutex);
        wait = m_whileChecking;
    }
    if (wait)
        wait();
    context.throwIfStopped();
    {
        const Lock lock(m_mutex);
        m_checked = true;
    }
    CheckReport report;
    report.kinds = findingCounts();
    const Lock lock(m_mutex);
    for (const UncheckedKind& each : m_skipped)
        report.skipped.push_back({each.kind, checkNeedText(each)});
    return report;
}

std::vector<FindingCount> FakeInspection::findingCounts() const
{
    const Lock lock(m_mutex);
    if (!m_checked && m_lookedForLeaks)
        return {{FindingKind::SplitLeak, 0, 0, 0, {}}};
    if (!m_checked)
        return {};
    std::map<FindingKind, FindingCount> counts;
    for (int kind = 0; kind < kFindingKinds; ++kind) {
        const auto each = static_cast<FindingKind>(kind);
        const bool skipped = std::any_of(m_skipped.begin(), m_skipped.end(),
            [each](const UncheckedKind& skip) { return skip.kind == each; });
        if (!skipped)
            counts[each].kind = each;
    }
    for (const StoredFinding& stored : m_findings) {
        FindingCount& count = counts[stored.finding.kind];
        ++count.found;
        count.open += isSettled(stored.row) ? 0 : 1;
    }
    std::vector<FindingCount> all;
    for (const auto& [kind, count] : counts)
        all.push_back(count);
    return all;
}

void FakeInspection::setSplit()
{
    const Lock lock(m_mutex);
    m_lookedForLeaks = true;
}

void FakeInspection::setRefusedRows(std::vector<RefusedRows> rows)
{
    const Lock lock(m_mutex);
    m_refused = std::move(rows);
}

std::vector<RefusedRows> FakeInspection::refusedRows() const
{
    const Lock lock(m_mutex);
    return m_refused;
}

std::vector<UncheckedKind> FakeInspection::unchecked() const
{
    const Lock lock(m_mutex);
    return m_skipped;
}

void FakeInspection::setNeedForMoreDuplicates(std::optional<CheckNeed> need)
{
    const Lock lock(m_mutex);
    m_moreDuplicates = need;
}

std::optional<CheckNeed> FakeInspection::needForMoreDuplicates() const
{
    const Lock lock(m_mutex);
    return m_moreDuplicates;
}

std::int64_t FakeInspection::countFindings(const FindingQuery& query) const
{
    return static_cast<std::int64_t>(findings(query, 0, 1'000'000).size());
}

std::vector<StoredFinding> FakeInspection::findings(
    const FindingQuery& query, std::int64_t offset, std::int64_t limit) const
{
    const Lock lock(m_mutex);
    std::vector<StoredFinding> found;
    for (const StoredFinding& stored : m_findings) {
        if (query.kind && stored.finding.kind != *query.kind)
            continue;
        if (!query.settled && isSettled(stored.row))
            continue;
        if (offset-- > 0)
            continue;
        if (static_cast<std::int64_t>(found.size()) == limit)
            break;
        found.push_back(stored);
    }
    return found;
}

PropertyHistogram FakeInspection::histogram(FindingKind kind, CategoryRow category, int bins) const
{
    const Lock lock(m_mutex);
    const auto property = m_properties.find(kind);
    if (property == m_properties.end())
        throw Error(ErrorCode::InvalidArgument, "That kind has no property of pictures.");
    PropertyHistogram histogram;
    histogram.kind = kind;
    histogram.threshold = property->second.threshold;
    histogram.ruleThreshold = property->second.ruleThreshold;
    histogram.below = property->second.below;
    histogram.bins.resize(static_cast<std::size_t>(bins));
    for (const auto& [image, value] : property->second.values) {
        if (!isIn(image, category) || isLeftOut(image))
            continue;
        const auto bin = static_cast<int>(std::floor(value * bins));
        ++histogram.bins[static_cast<std::size_t>(std::clamp(bin, 0, bins - 1))];
        ++histogram.pictures;
        histogram.beyond +=
            histogram.below ? value < histogram.threshold : value > histogram.threshold;
    }
    return histogram;
}

std::vector<PropertyExample> FakeInspection::examples(
    FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const
{
    const Lock lock(m_mutex);
    const Property& property = m_properties.at(kind);
    std::vector<PropertyExample> found;
    for (const auto& [image, value] : property.values) {
        const bool isBeyond = property.below ? value < threshold : value > threshold;
        if (isBeyond == beyond && isIn(image, category) && !isLeftOut(image))
            found.push_back({image, value, beyond});
    }
    std::stable_sort(found.begin(), found.end(), [threshold](const auto& a, const auto& b) {
        return std::abs(a.value - threshold) < std::abs(b.value - threshold);
    });
    found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
    return found;
}

std::optional<RuleThreshold> FakeInspection::threshold(FindingKind kind) const
{
    const Lock lock(m_mutex);
    const auto known = m_thresholds.find(kind);
    return known == m_thresholds.end() ? std::nullopt : std::optional(known->second);
}

/// Each rule by its own measure alone; without measures all keep the first that is named.
KeepComparison FakeInspection::compare(const std::vector<std::int64_t>& rows) const
{
    KeepComparison comparison;
    for (const std::int64_t row : rows) {
        const auto known = m_merits.find(row);
        comparison.members.push_back(known == m_merits.end() ? KeepMerits{row} : known->second);
    }
    const auto& members = comparison.members;
    if (members.empty())
        return comparison;
    comparison.kept = {std::ranges::max_element(members, {}, &KeepMerits::size)->row,
        std::ranges::max_element(members, {}, &KeepMerits::sharpness)->row,
        std::ranges::min_element(members, {}, &KeepMerits::row)->row};
    const auto tied = [&](double KeepMerits::*merit) {
        const double best = std::ranges::max(members, {}, merit).*merit;
        return std::ranges::count(members, best, merit) > 1;
    };
    comparison.tied = {tied(&KeepMerits::size), tied(&KeepMerits::sharpness), false};
    return comparison;
}

/// What is named, and what the findings that are named are about.
std::vector<std::int64_t> FakeInspection::rowsOf(const Selection& selection) const
{
    std::vector<std::int64_t> rows;
    for (const ImageRow image : selection.images)
        rows.push_back(image.value);
    for (const ListingRow listing : selection.listings)
        rows.push_back(listing.value);
    for (const std::int64_t finding : selection.findings) {
        const Finding& found = m_findings.at(static_cast<std::size_t>(finding) - 1).finding;
        rows.push_back(found.image ? found.image.value : found.listing.value);
    }
    return rows;
}

/// As the real one: those that somebody called fine are the ones of which one stays.
KeepComparison FakeInspection::compareDuplicates(const Selection& group) const
{
    const Lock lock(m_mutex);
    KeepComparison comparison = compare(rowsOf(group));
    Selection fine;
    std::ranges::copy_if(group.findings, std::back_inserter(fine.findings),
        [this](std::int64_t finding) { return isSettled(finding); });
    if (!fine.findings.empty()) {
        const KeepComparison ofFine = compare(rowsOf(fine));
        comparison.kept = ofFine.kept;
        comparison.tied = ofFine.tied;
    }
    return comparison;
}

/// All but the one that is kept go, and last photos as a test names them.
MergeForecast FakeInspection::forecast(const Action& merge) const
{
    const Lock lock(m_mutex);
    std::map<std::int64_t, Selection> groups;
    for (const StoredFinding& stored : m_findings) {
        const auto& named = merge.on.findings;
        const bool open = merge.on.openOf == stored.finding.kind && !isSettled(stored.row);
        if (open || std::ranges::find(named, stored.row) != named.end())
            groups[stored.finding.group].findings.push_back(stored.row);
    }
    MergeForecast forecast;
    for (const auto& [number, selection] : groups) {
        const auto rows = rowsOf(selection);
        const bool chosen = std::ranges::find(rows, merge.kept) != rows.end();
        const std::int64_t kept = chosen ? merge.kept : compare(rows).keptBy(merge.keep);
        MergeGroup& group = forecast.groups.emplace_back();
        for (const std::int64_t row : rows)
            group.members.push_back({row,
                row == kept                      ? MergeFate::Kept
                    : m_lastPhotos.contains(row) ? MergeFate::LastPhoto
                                                 : MergeFate::LeftOut});
    }
    return forecast;
}

}
