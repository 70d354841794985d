// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/search/metric.h"
#include "core/workspace/layout.h"

#include <cstdint>
#include <filesystem>
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

/// Where the index of `key` is kept, under cache/. The name holds everything in the key; the
/// contents are checked on loading.
std::filesystem::path indexFile(const Layout& layout, const IndexKey& key);

}
