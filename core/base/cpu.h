// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine::cpu {

/// Processors this process may run on (its affinity mask), at least 1.
int usableCores();
/// Convolutions are faster in bfloat16 than in float32: with AMX-BF16 that the system lets programs
/// use, and with AVX512-BF16 unless the processor is Intel's, which runs those products at half the
/// pace of its two float32 units (docs/decisions/0018-bfloat16-where-it-is-faster.md).
bool prefersBfloat16();
/// AVX-512, without which oneDNN computes nothing in bfloat16.
bool runsBfloat16();
/// Asks OpenMP's library, which LibTorch and FAISS use, that a thread waiting for others spins for
/// some microseconds instead of a millisecond before it sleeps, and OpenBLAS likewise; what the
/// user set stays. Beside other programs the former wastes two thirds of the processor. First thing
/// in `main`: a library reads it when it is loaded, and no other thread may look at the environment
/// meanwhile. Of no effect on OpenMP where the program itself links its library, as all that link
/// Debian's Qt do.
void spinBriefly();

}
