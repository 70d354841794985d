// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/listingagreement.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/cleaning/content/projection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

namespace vitrine::cleaning {

namespace {

using Members = std::vector<std::size_t>; ///< images of one listing

std::vector<Members> severalPictures(const EmbeddingTable& table)
{
    std::vector<Members> listings;
    std::unordered_map<ListingRow, std::size_t> known;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (!table.listings[i])
            continue;
        const auto [place, isNew] = known.try_emplace(table.listings[i], listings.size());
        if (isNew)
            listings.emplace_back();
        listings[place->second].push_back(i);
    }
    std::erase_if(listings, [](const Members& members) { return members.size() < 2; });
    return listings;
}

double cosine(const Matrix& rows, std::size_t a, std::size_t b)
{
    const auto left = rows.row(a);
    const auto right = rows.row(b);
    return static_cast<double>(std::inner_product(left.begin(), left.end(), right.begin(), 0.0F));
}

bool related(const EmbeddingTable& table, std::size_t a, std::size_t b)
{
    const bool sameListing = table.listings[a] && table.listings[a] == table.listings[b];
    const bool sameLabel = table.labels[a] >= 0 && table.labels[a] == table.labels[b];
    return a == b || sameListing || sameLabel;
}

/// Sorted. Empty where all images are related.
std::vector<double> strangersCosines(const EmbeddingTable& table, const Matrix& rows,
    const AgreementOptions& options, const JobContext& context)
{
    std::vector<double> cosines;
    Random random(options.seed);
    for (std::size_t i = 0; i < options.pairs && table.size() > 0; ++i) {
        if (i % 1024 == 0)
            context.throwIfStopped();
        const std::size_t a = random.below(table.size());
        const std::size_t b = random.below(table.size());
        if (!related(table, a, b))
            cosines.push_back(cosine(rows, a, b));
    }
    std::ranges::sort(cosines);
    return cosines;
}

/// To the nearest of the listing's other pictures.
double siblingCosine(const Matrix& rows, const Members& members, std::size_t image)
{
    double nearest = -1.0;
    for (const std::size_t other : members) {
        if (other != image)
            nearest = std::max(nearest, cosine(rows, image, other));
    }
    return nearest;
}

double siblingOverlap(const OutOfSample& predicted, const Members& members, std::size_t image)
{
    double overlap = 0.0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(predicted.classes); ++k) {
        double siblings = 0.0;
        for (const std::size_t other : members)
            siblings += other == image ? 0.0 : static_cast<double>(predicted.row(other)[k]);
        siblings /= static_cast<double>(members.size() - 1);
        overlap += std::sqrt(siblings * static_cast<double>(predicted.row(image)[k]));
    }
    return std::min(1.0, overlap);
}

class Judge {
public:
    Judge(const EmbeddingTable& table, const OutOfSample* predicted,
        const AgreementOptions& options, const JobContext& context)
        : m_table(table)
        , m_predicted(predicted)
        , m_options(options)
        , m_context(context)
    {
        Members all(table.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        m_rows = centredUnitRows(table, all, context);
        m_strangers = strangersCosines(table, m_rows, options, context);
    }

    ListingAgreement operator()(const Members& members) const
    {
        ListingAgreement worst;
        worst.score = -1.0;
        for (const std::size_t image : members) {
            m_context.throwIfStopped();
            const ListingAgreement judged = judge(members, image);
            if (std::pair(judged.flagged, judged.score) > std::pair(worst.flagged, worst.score))
                worst = judged;
        }
        return worst;
    }

private:
    ListingAgreement judge(const Members& members, std::size_t image) const
    {
        ListingAgreement judged;
        judged.listing = m_table.listings[image];
        judged.image = m_table.images[image];
        judged.cosine = siblingCosine(m_rows, members, image);
        const auto siblings = static_cast<double>(members.size() - 1);
        judged.limit = limitFor(siblings);
        judged.strangers = 1.0 - std::pow(shareBelow(judged.cosine), siblings);
        judged.overlap = m_predicted ? siblingOverlap(*m_predicted, members, image) : 0.0;
        judged.score = 0.5 * (judged.strangers + 1.0 - judged.overlap);
        judged.flagged = judged.cosine < judged.limit && judged.overlap < m_options.overlap;
        return judged;
    }

    /// The nearest of `siblings` strangers lies below it in all but `strangers` of cases.
    double limitFor(double siblings) const
    {
        if (m_strangers.empty())
            return -1.0; // nothing is below
        const double share =
            std::pow(1.0 - std::clamp(m_options.strangers, 0.0, 1.0), 1.0 / siblings);
        return m_strangers[static_cast<std::size_t>(
            share * static_cast<double>(m_strangers.size() - 1))];
    }

    double shareBelow(double value) const
    {
        if (m_strangers.empty())
            return 1.0;
        const auto below = std::ranges::upper_bound(m_strangers, value) - m_strangers.begin();
        return static_cast<double>(below) / static_cast<double>(m_strangers.size());
    }

    const EmbeddingTable& m_table;
    const OutOfSample* m_predicted;
    const AgreementOptions& m_options;
    const JobContext& m_context;
    Matrix m_rows;
    std::vector<double> m_strangers; ///< cosines, sorted
};

}

std::vector<ListingAgreement> listingAgreement(const EmbeddingTable& table,
    const OutOfSample* predicted, const AgreementOptions& options, JobContext& context)
{
    requireSound(table);
    if (predicted
        && predicted->probabilities.size()
            != table.size() * static_cast<std::size_t>(predicted->classes))
        throw Error(ErrorCode::InvalidArgument, "Each image needs one prediction.");
    const auto listings = severalPictures(table);
    const Judge judge(table, predicted, options, context);
    std::vector<ListingAgreement> judged;
    for (const Members& members : listings) {
        judged.push_back(judge(members));
        context.report(Stage::CheckingRows, static_cast<std::int64_t>(judged.size()),
            static_cast<std::int64_t>(listings.size()));
    }
    return judged;
}

std::vector<Finding> agreementFindings(const std::vector<ListingAgreement>& listings)
{
    std::vector<Finding> findings;
    for (const ListingAgreement& judged : listings) {
        if (!judged.flagged)
            continue;
        Finding finding;
        finding.kind = FindingKind::ListingDisagrees;
        finding.listing = judged.listing;
        finding.score = judged.score;
        finding.value = judged.cosine;
        finding.threshold = judged.limit;
        findings.push_back(finding);
    }
    std::ranges::stable_sort(findings, std::greater(), &Finding::score);
    return findings;
}

}
