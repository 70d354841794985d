// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/search/vectorindex.h"
#include "core/workspace/layout.h"
#include "core/workspace/search/indexkey.h"

#include <memory>

namespace vitrine::workspace {

/// FAISS indexes under cache/, one a model and each in the file of its key, so that going back to
/// an earlier model needs no building. What does not fit its
/// key, is damaged, or holds other vectors is made again.
class IndexCache {
public:
    IndexCache(const Layout& layout, const catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    /// From the file when it is sound, else built and saved. A folder that cannot be written costs
    /// a warning in the log, no more.
    std::unique_ptr<search::VectorIndex> loadOrBuild(
        const IndexKey& key, JobContext& context) const;
    std::unique_ptr<search::VectorIndex> build(const IndexKey& key, JobContext& context) const;
    /// Writes the index, and removes the model's older ones and those of models that are gone.
    /// Throws Error DiskFull, PermissionDenied, Io.
    void save(const search::VectorIndex& index, const IndexKey& key) const;

private:
    std::unique_ptr<search::VectorIndex> load(const IndexKey& key) const;
    void removeOthers(const IndexKey& key) const;

    const Layout& m_layout;
    const catalogue::Catalogue& m_catalogue;
};

}
