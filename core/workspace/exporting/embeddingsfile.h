// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/layout.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::workspace {

/// Of writing a photo's vector to the file on a small computer, for smooth progress.
inline constexpr double kSecondsPerVectorWritten = 0.0002;

/// models/<model id>/image_embeddings.json, a model's vectors for other programs. It lies with the
/// model that it belongs to, so that changing the model that searches use changes the file with it,
/// in one step. Which vectors it shows, and what was left out, is noted in the catalogue, by which
/// one that is out of date is known. Keeps references to its arguments. Any thread.
class EmbeddingsFile {
public:
    EmbeddingsFile(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    /// Nothing where it is not there, or older than the model's vectors.
    std::optional<std::filesystem::path> of(const std::string& modelId) const;
    /// Whether the model has one, of whatever age.
    bool exists(const std::string& modelId) const;
    /// Whether the model that searches use has one: then the next one gets one, too.
    bool isKept() const;

    /// Writes it unless it is up to date; photos that are left out have no part in it. Reports
    /// Stage::WritingEmbeddings. It appears whole or not at all: whatever goes wrong, an earlier
    /// one stays. A failure, such as a full disk, comes back in words, as nothing ends by it;
    /// empty: there was none. Throws Cancelled.
    [[nodiscard]] std::string write(const std::string& modelId, JobContext& context);

private:
    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
};

}
