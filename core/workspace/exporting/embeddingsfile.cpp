// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporting/embeddingsfile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/importing/tableexport.h"
#include "core/jobs/stagepart.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

/// Setting that holds `stampOf` as it was when the file was written.
std::string stampKey(const std::string& modelId)
{
    return "embeddings_file." + modelId;
}

/// Of what the file is made of: the model's vectors, and what is left out.
std::string stampOf(catalogue::Reader& reader, const std::string& modelId)
{
    return reader.embeddingsStamp(modelId) + " " + reader.exclusionsStamp();
}

}

std::optional<fs::path> EmbeddingsFile::of(const std::string& modelId) const
{
    if (!exists(modelId))
        return std::nullopt;
    const auto reader = m_catalogue.reader();
    if (reader->setting(stampKey(modelId)) != stampOf(*reader, modelId))
        return std::nullopt;
    return m_layout.modelEmbeddings(modelId);
}

bool EmbeddingsFile::exists(const std::string& modelId) const
{
    return isThere(m_layout.modelEmbeddings(modelId));
}

bool EmbeddingsFile::isKept() const
{
    const auto model = searchModel(*m_catalogue.reader());
    return model && exists(model->id);
}

std::string EmbeddingsFile::write(const std::string& modelId, JobContext& context)
{
    const fs::path file = m_layout.modelEmbeddings(modelId);
    try {
        if (of(modelId)) {
            context.report(Stage::WritingEmbeddings, 1, 1);
            return {};
        }
        const auto reader = m_catalogue.reader();
        // Before the vectors are read: those that come meanwhile make the file an older one.
        const std::string stamp = stampOf(*reader, modelId);
        StagePart part(context, Stage::WritingEmbeddings,
            std::max<std::int64_t>(reader->countEmbeddings(modelId), 1));
        part.context().report(Stage::Writing, 0, 1);
        removeAbandonedParts(m_layout.model(modelId));
        importing::exportEmbeddings(file, m_catalogue, modelId, part.context());
        const auto writer = m_catalogue.writer();
        writer->begin();
        writer->setSetting(stampKey(modelId), stamp);
        writer->commit();
        return {};
    } catch (const Error& error) {
        return fmt::format("The photos' vectors could not be written to {}: {}{}{}", file.string(),
            error.message(), error.hint().empty() ? "" : " ", error.hint());
    }
}

}
