// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/search/vectorindex.h"
#include "core/workspace/layout.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace vitrine::workspace {

/// What an index is made from; two equal keys give equal indexes.
struct IndexKey {
    std::string model;
    int length = 0;
    std::int64_t vectors = 0;
    search::Metric metric = search::Metric::Cosine;
    std::string stamp; ///< Reader::embeddingsStamp

    bool operator==(const IndexKey&) const = default;
};

/// The key of the index that searches with `model` would use now.
IndexKey currentIndexKey(catalogue::Reader& reader, const ModelRecord& model);

/// FAISS indexes under cache/, one at a time. The name holds what it was made from; what does not
/// fit or is damaged is made again.
class IndexCache {
public:
    IndexCache(const Layout& layout, const catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    std::filesystem::path file(const IndexKey& key) const;
    /// Whether a file for `key` is there; its contents are checked on loading.
    bool present(const IndexKey& key) const;
    /// From the file when it is sound, else built and saved. A folder that cannot be written costs
    /// a warning in the log, no more.
    std::unique_ptr<search::VectorIndex> loadOrBuild(
        const IndexKey& key, JobContext& context) const;
    std::unique_ptr<search::VectorIndex> build(const IndexKey& key, JobContext& context) const;
    /// Writes the index and removes older ones. Throws Error DiskFull, PermissionDenied, Io.
    void save(const search::VectorIndex& index, const IndexKey& key) const;

private:
    std::unique_ptr<search::VectorIndex> load(const IndexKey& key) const;
    void removeOthers(const IndexKey& key) const;

    const Layout& m_layout;
    const catalogue::Catalogue& m_catalogue;
};

}
