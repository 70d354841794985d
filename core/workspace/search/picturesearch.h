// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/learning/networks/embedder.h"
#include "core/search/vectorindex.h"
#include "core/workspace/layout.h"
#include "core/workspace/models/modelstore.h"
#include "core/workspace/requests.h"
#include "core/workspace/search/indexcache.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace vitrine::workspace {

/// Finds listings by picture. Keeps the network and the index between searches, and replaces them
/// when the model, the vectors or the metric change. Any number of threads; searches take turns at
/// the network only.
class PictureSearch {
public:
    PictureSearch(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
        , m_models(layout, catalogue)
        , m_indexes(layout, catalogue)
    {
    }

    /// Throws Error NotReady when nothing has been embedded.
    void prepare(JobContext& context);
    /// Throws Error InvalidArgument for a limit out of range, NotFound, Corrupt, Unsupported or Io
    /// for a picture that cannot be used, NotReady when nothing has been embedded.
    SearchResult search(const SearchQuery& query, JobContext& context);

    /// Builds the index anew and keeps it, for searches and on disk; `metric` is that of searches
    /// from then on.
    IndexReport buildIndex(search::Metric metric, JobContext& context);
    /// Loads the network and the index of a model that searches do not use yet, beside those that
    /// they do: they change over as soon as it is theirs.
    void makeReady(const ModelRecord& model, JobContext& context);
    /// While vectors are being added the index of before is good enough, and not built for every
    /// search.
    void setEmbedding(bool running) { m_embedding = running; }

private:
    struct Network {
        ModelRecord model;
        std::unique_ptr<learning::Embedder> embedder;
        std::mutex turn; ///< the embedder takes one call at a time
    };
    struct Index {
        IndexKey key;
        std::unique_ptr<search::VectorIndex> vectors;
    };

    ModelRecord model(catalogue::Reader& reader) const;
    std::shared_ptr<Network> network(const ModelRecord& model, JobContext& context);
    std::shared_ptr<const Index> index(
        catalogue::Reader& reader, const ModelRecord& model, JobContext& context);
    std::vector<float> vectorOf(const SearchQuery& query, catalogue::Reader& reader,
        const ModelRecord& model, SearchResult& result, JobContext& context);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    ModelStore m_models;
    IndexCache m_indexes;
    std::atomic<bool> m_embedding = false;

    std::mutex m_networkLoading; ///< guards m_network and m_readyNetwork; held while it loads
    std::shared_ptr<Network> m_network;
    std::shared_ptr<Network> m_readyNetwork; ///< of makeReady, until it is used
    std::mutex
        m_indexLoading; ///< guards m_index and m_readyIndex; held while it is loaded or built
    std::shared_ptr<const Index> m_index;
    std::shared_ptr<const Index> m_readyIndex;
};

}
