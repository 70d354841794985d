// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/pictures/imagesource.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine::learning {

/// Loads a source's pictures in order, on threads of its own, at most `ahead` pictures before the
/// one that is taken next. The destructor waits for the pictures being loaded.
class PicturePrefetcher {
public:
    /// `source` is borrowed.
    PicturePrefetcher(const ImageSource& source, int side, int threads, std::size_t ahead);
    PicturePrefetcher(const PicturePrefetcher&) = delete;
    PicturePrefetcher& operator=(const PicturePrefetcher&) = delete;
    ~PicturePrefetcher();

    /// The next picture; waits for it. Nothing once `stop` is requested. Not past the last one.
    std::optional<Picture> take(const std::stop_token& stop);

private:
    void load(const std::stop_token& stop);

    const ImageSource& m_source;
    int m_side;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::optional<Picture>> m_slots; ///< picture i waits in slot i % size
    std::size_t m_taken = 0;
    std::size_t m_claimed = 0;
    std::vector<std::jthread> m_threads;
};

}
