// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace vitrine {

enum class Precision {
    Auto, ///< Bfloat16 where the processor computes it at full speed, else Float32
    Float32,
    Bfloat16,
};

/// "auto", "float32", "bfloat16": stable, used in files and on the command line.
std::string_view precisionName(Precision precision);
std::optional<Precision> precisionFromName(std::string_view name);

}
