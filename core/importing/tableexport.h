// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vitrine::importing {

/// Each writes its file atomically and returns the rows written. They throw Error and Cancelled.

/// training_data.csv: listings joined with images, one row an image, with `category` (root) and
/// `category_code` (encoder index), and `split` ("train", "validation" or "test") where the images
/// have been split. RFC 4180, UTF-8, CRLF-free.
std::int64_t exportTrainingData(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue, JobContext& context);
/// {"classes": ["A", ...], "encoder": {"A": 0, ...}, "decoder": {"0": "A", ...}}
std::int64_t exportLabelEncoder(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue);
/// image_embeddings.json: {"<image id>": [numbers], ...}, streamed.
std::int64_t exportEmbeddings(const std::filesystem::path& file,
    const catalogue::Catalogue& catalogue, const std::string& modelId, JobContext& context);

}
