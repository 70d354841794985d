// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace vitrine::search {

enum class Metric {
    Cosine, ///< vectors are normalised; score = cosine, -1 to 1, larger is nearer
    L2, ///< score = squared Euclidean distance, smaller is nearer
};

/// "cosine", "l2". Inline, so that whoever only names a metric needs no FAISS.
constexpr std::string_view metricName(Metric metric)
{
    return metric == Metric::Cosine ? "cosine" : "l2";
}

constexpr std::optional<Metric> metricFromName(std::string_view name)
{
    for (const Metric metric : {Metric::Cosine, Metric::L2}) {
        if (metricName(metric) == name)
            return metric;
    }
    return std::nullopt;
}

}
