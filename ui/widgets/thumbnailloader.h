// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/picture.h"

#include <QImage>
#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace vitrine::ui {

/// Loads thumbnails on a few threads and remembers the last used ones. GUI thread only; the source
/// is called on worker threads. Newest requests come first; what scrolled away is dropped from the
/// queue.
class ThumbnailLoader : public QObject {
    Q_OBJECT
public:
    /// Workspace::thumbnail, or a test's. Returns empty when there is no picture; may throw Error.
    using Source = std::function<Picture(ImageRow row, int side)>;

    explicit ThumbnailLoader(
        QObject* parent = nullptr, int threads = 2, qint64 cacheBytes = 96 << 20);
    ~ThumbnailLoader() override;

    /// Forgets every picture and request; late results of the last source are dropped. A null
    /// source answers nothing.
    void setSource(Source source);
    /// Pictures have changed on disk (after cleaning): load again at the next request. Cached ones
    /// that failed are forgotten as well.
    void forget();

    /// The picture if it is in memory, else null, and `loaded` follows. Cheap: call it from data().
    /// `side`: physical pixels of the longer side.
    QImage request(ImageRow row, int side);
    /// True when loading found no picture.
    bool isUnavailable(ImageRow row) const;
    /// Drops queued requests of rows that are not in `wanted`.
    void keepOnly(std::span<const ImageRow> wanted);

    Q_SIGNAL void loaded(
        vitrine::ImageRow row); ///< now `request` or `isUnavailable` has the answer

private:
    class Pool;
    struct Cache;
    struct Done;
    void deliver(const Done& done);

    std::unique_ptr<Pool> m_pool;
    std::unique_ptr<Cache> m_cache;
    std::uint64_t m_generation = 0;
    bool m_hasSource = false;
};

}
