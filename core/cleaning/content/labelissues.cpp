// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/labelissues.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace vitrine::cleaning {

namespace {

LabelQuality judged(std::span<const float> probabilities, int label, double rate)
{
    LabelQuality quality;
    if (label < 0)
        return quality;
    const auto given = static_cast<std::size_t>(label);
    std::size_t other = given == 0 ? 1 : 0;
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        if (k != given && probabilities[k] > probabilities[other])
            other = k;
    }
    quality.selfConfidence = probabilities[given];
    quality.normalisedMargin = (probabilities[given] - probabilities[other] + 1.0F) / 2.0F;
    quality.wrong = static_cast<float>(wrongProbability(
        static_cast<double>(probabilities[given]), static_cast<int>(probabilities.size()), rate));
    quality.suggested = static_cast<int>(other);
    return quality;
}

void judgeAll(LabelReport& report, const EmbeddingTable& table)
{
    report.images.clear();
    report.expectedWrong = 0.0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        report.images.push_back(
            judged(report.predicted.row(i), table.labels[i], report.noise.rate));
        report.expectedWrong += static_cast<double>(report.images.back().wrong);
    }
}

/// Labelled images, likeliest wrong first.
std::vector<std::size_t> ranking(const LabelReport& report)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < report.images.size(); ++i) {
        if (report.images[i].suggested >= 0)
            order.push_back(i);
    }
    std::ranges::stable_sort(
        order, {}, [&](std::size_t image) { return -report.images[image].wrong; });
    return order;
}

void flagBeyondThreshold(LabelReport& report)
{
    for (LabelQuality& quality : report.images)
        quality.flagged =
            quality.suggested >= 0 && static_cast<double>(quality.wrong) >= *report.threshold;
}

void flagExpected(LabelReport& report)
{
    const auto order = ranking(report);
    const auto count = static_cast<std::size_t>(std::lround(report.expectedWrong));
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
        report.images[order[i]].flagged = true;
}

std::string nameOf(std::span<const std::string> names, int label)
{
    const auto index = static_cast<std::size_t>(label);
    if (index >= names.size())
        throw Error(ErrorCode::InvalidArgument, "A category of the label encoder has no name.");
    return names[index];
}

}

LabelReport findLabelIssues(
    const EmbeddingTable& table, const LabelOptions& options, JobContext& context)
{
    if (options.passes < 1)
        throw Error(ErrorCode::InvalidArgument, "The probe must be trained at least once.");
    const auto ridges = static_cast<std::int64_t>(options.probe.ridges.size());
    StepCounter steps(context, 1 + options.probe.folds * (ridges + options.passes));
    LinearProbe probe(table, options.probe, steps);
    probe.chooseRidge(steps);
    LabelReport report;
    report.ridge = probe.ridge();
    std::vector<float> weights(table.size(), 1.0F);
    for (int pass = 0; pass < options.passes; ++pass) {
        const OutOfSample predicted = probe.predict(weights, steps);
        if (pass == 0)
            report.agreement = labelAgreement(predicted, table.labels);
        report.noise = estimateNoise(predicted, table.labels, [&steps] { steps.throwIfStopped(); });
        report.predicted = tempered(predicted, report.noise.temperature);
        judgeAll(report, table);
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = 1.0F - report.images[i].wrong;
    }
    report.joint = confidentJoint(report.predicted, table.labels);
    report.threshold = options.threshold;
    if (!report.agreement.suffices())
        return report;
    if (report.threshold)
        flagBeyondThreshold(report);
    else
        flagExpected(report);
    return report;
}

std::vector<Finding> labelFindings(
    const LabelReport& report, const EmbeddingTable& table, std::span<const std::string> names)
{
    std::vector<Finding> findings;
    for (const std::size_t image : ranking(report)) {
        const LabelQuality& quality = report.images[image];
        if (!quality.flagged)
            break;
        Finding finding;
        finding.kind = FindingKind::LabelIssue;
        finding.image = table.images[image];
        finding.score = static_cast<double>(quality.wrong);
        finding.value = finding.score;
        finding.text = nameOf(names, table.labels[image]);
        finding.suggestion = nameOf(names, quality.suggested);
        findings.push_back(std::move(finding));
    }
    for (Finding& finding : findings)
        finding.threshold = report.threshold.value_or(findings.back().value);
    return findings;
}

}
