// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thumbnailloader.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/widgets/convert.h"

#include <QCache>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace vitrine::ui {
namespace {

/// More than any screen shows; older requests have scrolled away.
constexpr std::size_t kQueueLimit = 400;

using Key = QPair<qint64, int>; ///< row, side

}

struct ThumbnailLoader::Done {
    ImageRow row;
    int side = 0;
    std::uint64_t generation = 0;
    QImage image;
};

struct ThumbnailLoader::Cache {
    QCache<Key, QImage> pictures; ///< cost in KiB
    QSet<qint64> unavailable;
    QSet<Key> asked; ///< queued or being loaded
};

/// The threads and their queue. Results go to `deliver` on a worker thread.
class ThumbnailLoader::Pool {
public:
    struct Request {
        ImageRow row;
        int side = 0;
        std::uint64_t generation = 0;
    };

    Pool(int threads, std::function<void(Done)> deliver)
        : m_deliver(std::move(deliver))
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { run(stop); });
    }

    void setSource(Source source)
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
        m_source = std::make_shared<const Source>(std::move(source));
    }

    /// Answers the requests that fell out of the queue.
    std::vector<Request> add(const Request& request)
    {
        std::vector<Request> dropped;
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(request);
            while (m_queue.size() > kQueueLimit) {
                dropped.push_back(m_queue.front());
                m_queue.pop_front();
            }
        }
        m_wake.notify_one();
        return dropped;
    }

    std::vector<Request> keepOnly(const std::unordered_set<ImageRow>& wanted)
    {
        const std::lock_guard lock(m_mutex);
        const auto gone = std::stable_partition(m_queue.begin(), m_queue.end(),
            [&](const Request& request) { return wanted.contains(request.row); });
        std::vector<Request> dropped(gone, m_queue.end());
        m_queue.erase(gone, m_queue.end());
        return dropped;
    }

private:
    void run(const std::stop_token& stop)
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty(); }))
                return;
            const Request request = m_queue.back();
            m_queue.pop_back();
            const std::shared_ptr<const Source> source = m_source;
            lock.unlock();
            m_deliver({request.row, request.side, request.generation, load(*source, request)});
        }
    }

    static QImage load(const Source& source, const Request& request)
    {
        try {
            return toImage(source(request.row, request.side));
        } catch (const std::exception& error) {
            log::warning(error.what());
            return {};
        }
    }

    std::function<void(Done)> m_deliver;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Request> m_queue;
    std::shared_ptr<const Source> m_source;
    std::vector<std::jthread> m_threads; ///< last: they stop before the rest goes
};

ThumbnailLoader::ThumbnailLoader(QObject* parent, int threads, qint64 cacheBytes)
    : QObject(parent)
    , m_cache(std::make_unique<Cache>())
{
    m_cache->pictures.setMaxCost(cacheBytes / 1024);
    m_pool = std::make_unique<Pool>(threads, [this](const Done& done) {
        QMetaObject::invokeMethod(
            this, [this, done] { deliver(done); }, Qt::QueuedConnection);
    });
}

ThumbnailLoader::~ThumbnailLoader()
{
    m_pool.reset();
}

void ThumbnailLoader::setSource(Source source)
{
    m_hasSource = static_cast<bool>(source);
    m_pool->setSource(std::move(source));
    forget();
}

void ThumbnailLoader::forget()
{
    ++m_generation;
    m_cache->pictures.clear();
    m_cache->unavailable.clear();
    m_cache->asked.clear();
}

QImage ThumbnailLoader::request(ImageRow row, int side)
{
    const Key key{row.value, side};
    if (const QImage* known = m_cache->pictures.object(key))
        return *known;
    if (!row || !m_hasSource || m_cache->unavailable.contains(row.value)
        || m_cache->asked.contains(key))
        return {};
    m_cache->asked.insert(key);
    for (const auto& dropped : m_pool->add({row, side, m_generation}))
        m_cache->asked.remove({dropped.row.value, dropped.side});
    return {};
}

bool ThumbnailLoader::isUnavailable(ImageRow row) const
{
    return !row || m_cache->unavailable.contains(row.value);
}

void ThumbnailLoader::keepOnly(std::span<const ImageRow> wanted)
{
    for (const auto& dropped : m_pool->keepOnly({wanted.begin(), wanted.end()}))
        m_cache->asked.remove({dropped.row.value, dropped.side});
}

void ThumbnailLoader::deliver(const Done& done)
{
    if (done.generation != m_generation)
        return;
    const Key key{done.row.value, done.side};
    m_cache->asked.remove(key);
    if (done.image.isNull())
        m_cache->unavailable.insert(done.row.value);
    else
        m_cache->pictures.insert(
            key, new QImage(done.image), std::max<qsizetype>(1, done.image.sizeInBytes() / 1024));
    Q_EMIT loaded(done.row);
}

}
