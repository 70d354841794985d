// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/outliers.h"

#include "core/base/random.h"
#include "core/cleaning/content/neighbours.h"
#include "core/cleaning/content/projection.h"
#include "core/cleaning/content/robustlimit.h"
#include "core/cleaning/splits/imagegroups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine::cleaning {

namespace {

/// Measures the images category by category: rows are kept in that order.
class OutlierSearch {
public:
    OutlierSearch(const EmbeddingTable& table, const OutlierOptions& options, JobContext& context)
        : m_table(table)
        , m_options(options)
        , m_context(context)
        , m_order(table.size())
        , m_distances(table.size())
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::ranges::stable_sort(
            m_order, {}, [&](std::size_t image) { return table.labels[image]; });
        const auto groups = imageGroups(table.listings, table.duplicateGroups);
        for (const std::size_t image : m_order)
            m_groups.push_back(groups[image]);
        m_rows = centredUnitRows(table, m_order, context);
    }

    std::vector<OutlierQuality> run()
    {
        std::vector<OutlierQuality> images(m_table.size());
        std::vector<std::pair<std::size_t, std::size_t>> small;
        for (std::size_t first = 0; first < m_order.size();) {
            const std::size_t count = categoryFrom(first);
            const bool own = labelAt(first) >= 0 && count >= m_options.smallCategory;
            measure(first, count, own ? first : 0, own ? count : m_order.size());
            if (own)
                judge(first, count, upperSpread(measured(first, count)), images);
            else
                small.emplace_back(first, count);
            first += count;
            m_context.report(Stage::CheckingRows, static_cast<std::int64_t>(first),
                static_cast<std::int64_t>(m_order.size()));
        }
        const auto all = measured(0, m_order.size());
        if (all.size() >= m_options.smallCategory) {
            for (const auto& [first, count] : small)
                judge(first, count, upperSpread(all), images);
        }
        return images;
    }

private:
    int labelAt(std::size_t position) const { return m_table.labels[m_order[position]]; }

    std::size_t categoryFrom(std::size_t first) const
    {
        std::size_t end = first;
        while (end < m_order.size() && labelAt(end) == labelAt(first))
            ++end;
        return end - first;
    }

    /// Slices of queries, so that a single large category shows progress too.
    void measure(std::size_t first, std::size_t count, std::size_t from, std::size_t among)
    {
        Matrix sampleRows;
        std::vector<std::size_t> sampleGroups;
        GroupedRows references{m_rows.part(from, among), std::span(m_groups).subspan(from, among)};
        if (among > m_options.references) {
            sample(from, among, sampleRows, sampleGroups);
            references = {sampleRows.all(), sampleGroups};
        }
        constexpr std::size_t kSlice = 2048;
        for (std::size_t at = first; at < first + count; at += kSlice) {
            const std::size_t many = std::min(kSlice, first + count - at);
            const auto cosines =
                meanNeighbourCosine({m_rows.part(at, many), std::span(m_groups).subspan(at, many)},
                    references, m_options.neighbours, m_context);
            std::ranges::transform(cosines, m_distances.begin() + static_cast<std::ptrdiff_t>(at),
                [](float cosine) { return 1.0F - cosine; });
            m_context.report(Stage::CheckingRows, static_cast<std::int64_t>(at + many),
                static_cast<std::int64_t>(m_order.size()));
        }
    }

    void sample(
        std::size_t from, std::size_t among, Matrix& rows, std::vector<std::size_t>& groups) const
    {
        Random random(m_options.seed, from);
        rows = Matrix(m_options.references, m_rows.columns());
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            // One of each stretch: no image is drawn twice.
            const std::size_t begin = i * among / rows.rows();
            const std::size_t end = (i + 1) * among / rows.rows();
            const std::size_t picked = from + begin + random.below(end - begin);
            std::ranges::copy(m_rows.row(picked), rows.row(i).begin());
            groups.push_back(m_groups[picked]);
        }
    }

    std::vector<double> measured(std::size_t first, std::size_t count) const
    {
        std::vector<double> distances;
        for (const float distance : std::span(m_distances).subspan(first, count)) {
            if (std::isfinite(distance))
                distances.push_back(static_cast<double>(distance));
        }
        return distances;
    }

    void judge(std::size_t first, std::size_t count, const UpperSpread& spread,
        std::vector<OutlierQuality>& images) const
    {
        for (std::size_t at = first; at < first + count; ++at) {
            if (!std::isfinite(m_distances[at]))
                continue;
            const double out =
                std::max(0.0, spread.deviationsOf(static_cast<double>(m_distances[at])));
            OutlierQuality& quality = images[m_order[at]];
            quality.distance = m_distances[at];
            quality.deviations = out;
            quality.score = static_cast<float>(out / (out + m_options.deviations));
            quality.flagged = out > m_options.deviations;
        }
    }

    const EmbeddingTable& m_table;
    const OutlierOptions& m_options;
    JobContext& m_context;
    std::vector<std::size_t> m_order; ///< position to image, by category
    std::vector<std::size_t> m_groups; ///< by position
    std::vector<float> m_distances; ///< by position
    Matrix m_rows;
};

}

std::vector<OutlierQuality> findOutliers(
    const EmbeddingTable& table, const OutlierOptions& options, JobContext& context)
{
    requireSound(table);
    return OutlierSearch(table, options, context).run();
}

std::vector<Finding> outlierFindings(const std::vector<OutlierQuality>& images,
    const EmbeddingTable& table, const OutlierOptions& options)
{
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (!images[i].flagged)
            continue;
        Finding finding;
        finding.kind = FindingKind::Outlier;
        finding.image = table.images[i];
        finding.score = static_cast<double>(images[i].score);
        finding.value = images[i].deviations;
        finding.threshold = options.deviations;
        findings.push_back(finding);
    }
    std::ranges::stable_sort(findings, std::greater(), &Finding::score);
    return findings;
}

}
