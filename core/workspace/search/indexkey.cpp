// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/indexkey.h"

#include "core/base/sha256.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

namespace vitrine::workspace {

IndexKey currentIndexKey(catalogue::Reader& reader, const ModelRecord& model)
{
    IndexKey key;
    key.model = model.id;
    key.length = model.length;
    key.metric = searchMetric(reader);
    key.stamp = reader.embeddingsStamp(model.id);
    key.vectors = reader.countEmbeddings(model.id);
    return key;
}

std::filesystem::path indexFile(const Layout& layout, const IndexKey& key)
{
    const auto hash = sha256Hex(fmt::format("{} {} {}", key.stamp, key.length, key.vectors));
    return layout.cache()
        / fmt::format("index-v1-{}-{}-{}.faiss", key.model, search::metricName(key.metric),
            hash.substr(0, 16));
}

}
