// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/search/metric.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::search {

struct VectorHit {
    std::int64_t id = 0; ///< catalogue row
    float score = 0.0F; ///< by the metric
};

/// An exact index over float vectors, on FAISS. Searching is safe from several threads at once.
class VectorIndex {
public:
    /// `vectors` is row-major, ids.size() x length; ids are positive and unique.
    /// Throws Error InvalidArgument otherwise, or when a vector holds NaN or infinity.
    static std::unique_ptr<VectorIndex> build(std::span<const float> vectors,
        std::span<const std::int64_t> ids, int length, Metric metric, JobContext& context);
    /// Reads what `save` wrote. Throws Error NotFound; Corrupt when the file is damaged, truncated
    /// or holds an index of another shape than it declares.
    static std::unique_ptr<VectorIndex> load(const std::filesystem::path& path);

    virtual ~VectorIndex() = default;
    virtual std::int64_t size() const = 0;
    virtual int length() const = 0;
    virtual Metric metric() const = 0;
    /// Written atomically; readable by FAISS elsewhere (faiss.read_index).
    virtual void save(const std::filesystem::path& path) const = 0;
    virtual std::int64_t bytes() const = 0; ///< of the file that `save` writes
    /// The `k` nearest, best first; fewer when the index is smaller. Throws Error InvalidArgument
    /// for a query of another length or with NaN.
    virtual std::vector<VectorHit> search(std::span<const float> query, int k) const = 0;
    /// `count` queries, row-major, at once.
    virtual std::vector<std::vector<VectorHit>> searchMany(
        std::span<const float> queries, std::int64_t count, int k) const = 0;
};

}
