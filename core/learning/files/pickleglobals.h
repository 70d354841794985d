// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/pickle.h"

namespace vitrine::learning::pickle {

/// The value for `module.name` where a state dict needs it. Throws Error Corrupt, which names it,
/// for every other: in a pickle a name is a request to run what it stands for.
Value permittedGlobal(std::string_view module, std::string_view name);

/// "FloatStorage" for Float32, as torch.save writes it.
std::string_view storageTypeName(DType dtype);

}
