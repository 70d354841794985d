// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/pictures/pictureprefetcher.h"

#include <algorithm>
#include <utility>

namespace vitrine::learning {

PicturePrefetcher::PicturePrefetcher(
    const ImageSource& source, int side, int threads, std::size_t ahead)
    : m_source(source)
    , m_side(side)
    , m_slots(std::max<std::size_t>(ahead, 1))
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { load(stop); });
}

PicturePrefetcher::~PicturePrefetcher()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop(); // all at once; their destructors join one after the other
}

void PicturePrefetcher::load(const std::stop_token& stop)
{
    while (true) {
        std::size_t index = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] {
                return m_claimed == m_source.size() || m_claimed < m_taken + m_slots.size();
            });
            if (stop.stop_requested() || m_claimed == m_source.size())
                return;
            index = m_claimed++;
        }
        Picture picture = m_source.load(index, m_side);
        {
            const std::lock_guard lock(m_mutex);
            m_slots[index % m_slots.size()] = std::move(picture);
        }
        m_changed.notify_all();
    }
}

std::optional<Picture> PicturePrefetcher::take(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    std::optional<Picture>& slot = m_slots[m_taken % m_slots.size()];
    if (!m_changed.wait(lock, stop, [&slot] { return slot.has_value(); }) || stop.stop_requested())
        return std::nullopt;
    std::optional<Picture> picture = std::exchange(slot, std::nullopt);
    ++m_taken;
    lock.unlock();
    m_changed.notify_all();
    return picture;
}

}
