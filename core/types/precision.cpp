// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/precision.h"

namespace vitrine {

std::string_view precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Auto: return "auto";
    case Precision::Float32: return "float32";
    case Precision::Bfloat16: return "bfloat16";
    }
    return "auto";
}

std::optional<Precision> precisionFromName(std::string_view name)
{
    for (const auto candidate : {Precision::Auto, Precision::Float32, Precision::Bfloat16}) {
        if (precisionName(candidate) == name)
            return candidate;
    }
    return std::nullopt;
}

}
