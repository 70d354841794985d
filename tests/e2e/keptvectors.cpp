// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/keptvectors.h"

#include "core/base/sha256.h"
#include "tests/support/testdata.h"

#include <map>
#include <string>

namespace vitrine::test {

namespace fs = std::filesystem;

KeptVectors::KeptVectors(const fs::path& weights)
{
    std::string key = weights.filename().string();
    for (const char* module : {"vitrine-networks.so", "vitrine-pictures.so"})
        key += sha256OfFile(binaryFolder() / module);
    m_file = binaryFolder().parent_path() / "tests/kept" / (sha256Hex(key) + ".sqlite");
}

void KeptVectors::keep(const fs::path& catalogue) const
{
    fs::remove_all(m_file.parent_path()); // those of older programs
    fs::create_directories(m_file.parent_path());
    const fs::path part = m_file.string() + ".part";
    fs::copy_file(catalogue, part, fs::copy_options::overwrite_existing);
    fs::rename(part, m_file);
}

void KeptVectors::lendTo(catalogue::Catalogue& catalogue) const
{
    if (!fs::exists(m_file))
        return;
    const auto kept = catalogue::Catalogue::open(m_file)->reader();
    std::map<std::string, ImageRow> wanted;
    catalogue.reader()->forEachImage([&](const ListingImage& image) {
        if (image.state == ImageState::Ready)
            wanted[image.id] = image.row;
        return true;
    });
    std::map<ImageRow, ImageRow> rows; // of kept photos, those here
    kept->forEachImage([&](const ListingImage& image) {
        if (const auto found = wanted.find(image.id); found != wanted.end())
            rows[image.row] = found->second;
        return true;
    });
    const auto writer = catalogue.writer();
    writer->begin();
    for (const ModelRecord& model : kept->models()) {
        writer->putModel(model);
        kept->forEachEmbedding(model.id, [&](const catalogue::EmbeddingRow& row) {
            if (const auto found = rows.find(row.image); found != rows.end())
                writer->putEmbedding(model.id, found->second, row.vector);
            return true;
        });
    }
    writer->commit();
}

}
