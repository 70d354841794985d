// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine::cpu {

/// Processors this process may run on (its affinity mask), at least 1.
int usableCores();
/// AVX512-BF16 or AMX-BF16: bfloat16 convolutions run at full speed.
bool hasBfloat16();
/// AVX-512, without which oneDNN computes nothing in bfloat16.
bool runsBfloat16();
/// Asks OpenMP's library, which LibTorch and FAISS use, that a thread waiting for others spins for
/// some microseconds instead of a millisecond before it sleeps; what the user set stays. Beside
/// other programs the latter wastes two thirds of the processor. First thing in `main`: the library
/// reads it when it is loaded, and no other thread may look at the environment meanwhile. Of no
/// effect where the program itself links the library, as all that link Debian's Qt do.
void spinBriefly();

}
