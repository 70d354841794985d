// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpu.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine::cleaning {

/// Calls `body(i)` for i = 0 ... count - 1 on all usable cores, in any order. After an exception no
/// further index is begun, and the first exception is thrown here once every thread has ended.
template <typename Body> void parallelFor(std::size_t count, const Body& body)
{
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failureMutex;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                body(i);
        } catch (...) {
            next = count;
            const std::lock_guard lock(failureMutex);
            if (!failure)
                failure = std::current_exception();
        }
    };
    {
        const std::size_t threads = std::min(count, static_cast<std::size_t>(cpu::usableCores()));
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i)
            helpers.emplace_back(work);
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
}

}
