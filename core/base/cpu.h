// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine::cpu {

/// Processors this process may run on (its affinity mask), at least 1.
int usableCores();
/// AVX512-BF16 or AMX-BF16: bfloat16 convolutions run at full speed.
bool hasBfloat16();

}
