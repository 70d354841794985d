// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/thresholdpresenter.h"

#include "core/jobs/jobcontext.h"

#include <QByteArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace vitrine::ui {

ThresholdPresenter::ThresholdPresenter(QObject* parent)
    : QObject(parent)
    , m_reader(this)
    , m_exampleReader(this)
{
}

void ThresholdPresenter::setSource(const CleanSource& source)
{
    m_source = source;
    m_tried.clear();
    m_triedLast.clear();
    clear();
}

void ThresholdPresenter::clear()
{
    m_reader.cancel();
    m_exampleReader.cancel();
    m_histogram.reset();
    m_open.reset();
    m_error.reset();
    m_examples = {};
    m_fine.clear();
    Q_EMIT histogramChanged();
    Q_EMIT examplesChanged();
}

void ThresholdPresenter::show(FindingKind kind, CategoryRow category)
{
    m_kind = kind;
    m_category = category;
    clear();
    read(Examples::Renew);
}

void ThresholdPresenter::refresh(Examples examples)
{
    if (m_histogram)
        read(examples);
}

void ThresholdPresenter::read(Examples examples)
{
    if (!m_source)
        return;
    m_renew |= examples == Examples::Renew;
    m_reader.submit(
        [source = m_source, kind = m_kind, category = m_category, renew = m_renew](
            JobContext& context) {
            Reading reading{source.inspection->histogram(kind, category, kFineBins), {}, {}};
            reading.open = readOpen(source, reading.histogram, category, context);
            if (renew)
                reading.fine = readFine(source, kind, context);
            return reading;
        },
        [this](Reading reading) {
            m_error.reset();
            m_histogram = std::move(reading.histogram);
            m_open = std::move(reading.open);
            takeTried();
            Q_EMIT histogramChanged();
            Q_EMIT thresholdChanged();
            if (std::exchange(m_renew, false)) {
                m_fine = std::move(reading.fine);
                readExamples();
            }
        },
        [this](const Error& error) {
            m_error = error;
            Q_EMIT histogramChanged();
        });
}

/// The one that is tried of what is shown, or else the one that is set.
void ThresholdPresenter::takeTried()
{
    m_threshold = m_histogram->threshold;
    const auto tried = m_tried.find({m_kind, m_category});
    if (tried == m_tried.end())
        return;
    if (tried->second.insteadOf != m_threshold) // somebody has set one meanwhile
        m_tried.erase(tried);
    else
        m_threshold = std::clamp(tried->second.value, m_histogram->least, m_histogram->most);
}

CategoryRow ThresholdPresenter::triedCategory(FindingKind kind) const
{
    const auto last = m_triedLast.find(kind);
    return last != m_triedLast.end() && m_tried.contains({kind, last->second}) ? last->second
                                                                               : CategoryRow();
}

void ThresholdPresenter::forgetTried(FindingKind kind, CategoryRow category)
{
    m_tried.erase({kind, category});
}

void ThresholdPresenter::dropTried()
{
    if (m_histogram)
        tryThreshold(m_histogram->threshold);
}

ThresholdPresenter::OpenRows ThresholdPresenter::readOpen(const CleanSource& source,
    const PropertyHistogram& histogram, CategoryRow category, JobContext& context)
{
    if (!category)
        return std::nullopt;
    std::unordered_set<std::int64_t> ofCategory;
    for (const PropertyExample& example : source.inspection->examples(
             histogram.kind, category, histogram.threshold, true, std::numeric_limits<int>::max()))
        ofCategory.insert(example.image.value);
    context.throwIfStopped();
    FindingQuery query;
    query.kind = histogram.kind;
    std::vector<std::int64_t> rows;
    for (const StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit)) {
        if (ofCategory.contains(stored.finding.image.value))
            rows.push_back(stored.row);
    }
    return rows;
}

std::vector<std::int64_t> ThresholdPresenter::shownBins() const
{
    std::vector<std::int64_t> shown;
    if (!m_histogram || m_histogram->bins.empty())
        return shown;
    const std::size_t fine = m_histogram->bins.size();
    const std::size_t count = std::min<std::size_t>(kShownBins, fine);
    shown.resize(count);
    for (std::size_t i = 0; i < fine; ++i)
        shown[i * count / fine] += m_histogram->bins[i];
    return shown;
}

bool ThresholdPresenter::isTrying() const
{
    return m_histogram && m_threshold != m_histogram->threshold;
}

double ThresholdPresenter::onEdge(double threshold) const
{
    const double range = m_histogram->most - m_histogram->least;
    const auto bins = static_cast<double>(m_histogram->bins.size());
    if (range <= 0.0 || bins == 0.0)
        return threshold;
    const double share = std::clamp((threshold - m_histogram->least) / range, 0.0, 1.0);
    return m_histogram->least + std::round(share * bins) / bins * range;
}

void ThresholdPresenter::tryThreshold(double threshold)
{
    if (!m_histogram)
        return;
    // The one that is set need not lie on an edge; being near it means it.
    const double step = (m_histogram->most - m_histogram->least)
        / static_cast<double>(std::max<std::size_t>(m_histogram->bins.size(), 1));
    double wanted = onEdge(threshold);
    if (std::abs(threshold - m_histogram->threshold) < step / 2.0)
        wanted = m_histogram->threshold;
    if (wanted == m_threshold)
        return;
    m_threshold = wanted;
    if (isTrying()) {
        m_tried[{m_kind, m_category}] = {wanted, m_histogram->threshold};
        m_triedLast[m_kind] = m_category;
    } else {
        forgetTried(m_kind, m_category);
    }
    Q_EMIT thresholdChanged();
    readExamples();
}

std::int64_t ThresholdPresenter::found() const
{
    if (!m_histogram)
        return 0;
    if (!isTrying())
        return m_histogram->beyond;
    const double range = m_histogram->most - m_histogram->least;
    const auto bins = static_cast<double>(m_histogram->bins.size());
    const auto edge = static_cast<std::ptrdiff_t>(
        std::llround((m_threshold - m_histogram->least) / range * bins));
    const auto begin = m_histogram->bins.begin();
    return m_histogram->below
        ? std::accumulate(begin, begin + edge, std::int64_t{0})
        : std::accumulate(begin + edge, m_histogram->bins.end(), std::int64_t{0});
}

void ThresholdPresenter::readExamples()
{
    m_exampleReader.submit(
        [source = m_source, kind = m_kind, category = m_category, threshold = m_threshold](
            JobContext& context) {
            Photos examples;
            examples.beyond =
                source.inspection->examples(kind, category, threshold, true, kExamples);
            context.throwIfStopped();
            examples.within =
                source.inspection->examples(kind, category, threshold, false, kExamples);
            return examples;
        },
        [this](Photos examples) {
            m_examples = std::move(examples);
            Q_EMIT examplesChanged();
        });
}

/// What was found and is neither open nor left out: of those that are left out there are no
/// examples.
std::unordered_set<std::int64_t> ThresholdPresenter::readFine(
    const CleanSource& source, FindingKind kind, JobContext& context)
{
    FindingQuery query;
    query.kind = kind;
    const std::int64_t open = source.inspection->countFindings(query);
    query.settled = true;
    std::unordered_set<std::int64_t> fine;
    if (source.inspection->countFindings(query) == open)
        return fine;
    for (const StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit))
        fine.insert(stored.finding.image.value);
    context.throwIfStopped();
    query.settled = false;
    for (const StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit))
        fine.erase(stored.finding.image.value);
    return fine;
}

Action ThresholdPresenter::action() const
{
    Action action;
    action.kind = ActionKind::Threshold;
    action.finding = m_kind;
    action.category = m_category;
    return action;
}

Action ThresholdPresenter::setAction() const
{
    Action set = action();
    // A decimal number in no locale, short.
    set.value = QByteArray::number(m_threshold, 'g', 6).toStdString();
    return set;
}

Action ThresholdPresenter::resetAction() const
{
    return action();
}

Action ThresholdPresenter::openAction(ActionKind kind) const
{
    Action open;
    open.kind = kind;
    open.finding = m_kind;
    if (m_open)
        open.on.findings = *m_open;
    else if (!m_category)
        open.on.openOf = m_kind;
    return open;
}

}
