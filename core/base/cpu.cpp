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

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        return std::max(1, CPU_COUNT(&set));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

bool hasBfloat16()
{
#if defined(__x86_64__)
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    // Intel SDM, CPUID leaf 7: sub-leaf 1 EAX bit 5 is AVX512_BF16; sub-leaf 0 EDX bit 22 is
    // AMX-BF16.
    if (__get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1U << 5U)) != 0)
        return __builtin_cpu_supports("avx512f") != 0;
#endif
    return false;
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
}

}
