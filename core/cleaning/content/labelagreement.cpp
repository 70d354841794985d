// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/labelagreement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace vitrine::cleaning {

LabelAgreement labelAgreement(const OutOfSample& predicted, std::span<const int> labels)
{
    const auto classes = static_cast<std::size_t>(predicted.classes);
    std::vector<double> given(classes);
    std::vector<double> named(classes);
    double images = 0.0;
    double agreed = 0.0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0)
            continue;
        const auto row = predicted.row(i);
        const auto likeliest =
            static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
        const auto label = static_cast<std::size_t>(labels[i]);
        ++given[label];
        ++named[likeliest];
        ++images;
        agreed += likeliest == label ? 1.0 : 0.0;
    }
    LabelAgreement agreement;
    if (images == 0.0)
        return agreement;
    agreement.right = agreed / images;
    for (std::size_t k = 0; k < classes; ++k)
        agreement.byChance += given[k] / images * (named[k] / images);
    const double beyond = 1.0 - agreement.byChance;
    if (beyond <= 0.0) // one category, which everybody names
        return agreement;
    agreement.kappa = (agreement.right - agreement.byChance) / beyond;
    agreement.error = std::sqrt(agreement.right * (1.0 - agreement.right) / images) / beyond;
    return agreement;
}

}
