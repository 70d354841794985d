// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace vitrine::importing {

/// Each writes its file atomically and returns the rows written. They throw Error and Cancelled.

/// training_data.csv: listings joined with images, one row an image, with `category` (root) and
/// `category_code` (encoder index), and `split` ("train", "validation" or "test") where the images
/// have been split. RFC 4180, UTF-8, CRLF-free.
std::int64_t exportTrainingData(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue, JobContext& context);
/// Listings as CSV, one row a listing: id, title, category, category_path, price, currency,
/// location, photos, excluded, description.
std::int64_t exportListings(const std::filesystem::path& file,
    const catalogue::Catalogue& catalogue, const ListingSet& set, JobContext& context);
/// The same as text, for clipboards; rows that are not there are passed over.
std::string listingsAsCsv(catalogue::Reader& reader, std::span<const ListingRow> rows);
/// {"classes": ["A", ...], "encoder": {"A": 0, ...}, "decoder": {"0": "A", ...}}
std::int64_t exportLabelEncoder(
    const std::filesystem::path& file, const catalogue::Catalogue& catalogue);
/// image_embeddings.json: {"<image id>": [numbers], ...}, streamed.
std::int64_t exportEmbeddings(const std::filesystem::path& file,
    const catalogue::Catalogue& catalogue, const std::string& modelId, JobContext& context);

}
