// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"

#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace vitrine::cpu {

#if defined(__x86_64__)
namespace {

struct CpuidWords {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
};

/// All zero where the processor has no such leaf.
CpuidWords cpuid(unsigned leaf, unsigned subleaf = 0)
{
    CpuidWords words;
    if (__get_cpuid_count(leaf, subleaf, &words.a, &words.b, &words.c, &words.d) == 0)
        return {};
    return words;
}

bool isIntel()
{
    const CpuidWords words = cpuid(0);
    return words.b == signature_INTEL_ebx && words.d == signature_INTEL_edx
        && words.c == signature_INTEL_ecx;
}

// Intel SDM: leaf 7, sub-leaf 1, EAX bit 5 is AVX512_BF16; sub-leaf 0, EDX bit 22 is AMX-BF16,
// whose registers the system has to keep as well: XCR0 bits 17 and 18, readable where leaf 1 ECX
// bit 27 is set.
bool hasAvx512Bfloat16()
{
    return (cpuid(7, 1).a & (1U << 5U)) != 0 && __builtin_cpu_supports("avx512f") != 0;
}

bool hasAmxBfloat16()
{
    if ((cpuid(7).d & (1U << 22U)) == 0 || (cpuid(1).c & (1U << 27U)) == 0)
        return false;
    unsigned low = 0;
    unsigned high = 0;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    constexpr unsigned kTiles = 3U << 17U;
    return (low & kTiles) == kTiles;
}

}
#endif

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        return std::max(1, CPU_COUNT(&set));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

bool prefersBfloat16()
{
#if defined(__x86_64__)
    return hasAmxBfloat16() || (hasAvx512Bfloat16() && !isIntel());
#else
    return false;
#endif
}

bool runsBfloat16()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
#else
    return false;
#endif
}

void spinBriefly()
{
    if (!std::getenv("OMP_WAIT_POLICY"))
        ::setenv("GOMP_SPINCOUNT", "10000", 0);
    ::setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0);
}

}
