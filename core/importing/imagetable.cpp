// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/imagetable.h"

#include "core/base/log.h"

#include <fmt/format.h>

#include <algorithm>

namespace vitrine::importing {

namespace {

enum ImageColumn : std::size_t { ImageId, ImageListing };

/// In the order of ImageColumn.
const std::vector<WantedColumn>& imageColumns()
{
    static const std::vector<WantedColumn> kWanted = {
        {{"image_id", "id", "uuid"}, true},
        {{"product_id", "listing_id"}, true},
    };
    return kWanted;
}

/// "summer/a.jpg, winter/a.jpg": from where the two part.
std::string bothPaths(const PictureFile& file)
{
    const auto [at, other] =
        std::mismatch(file.path.begin(), file.path.end(), file.rival.begin(), file.rival.end());
    const auto same = static_cast<std::size_t>(at - file.path.begin());
    const std::size_t start = file.path.rfind('/', same > 0 ? same - 1 : 0) + 1;
    return fmt::format("{}, {}", file.path.substr(start), file.rival.substr(start));
}

}

ImageTable::ImageTable(const std::filesystem::path& file, const std::filesystem::path& pictures,
    const std::stop_token& stop)
    : m_table(file, imageColumns(), stop)
    , m_pictures(pictures.empty() ? PictureFolder() : PictureFolder(pictures, stop))
{
}

bool ImageTable::next(TableRow<catalogue::ImageInput>& row)
{
    if (!m_table.next())
        return false;
    row.refused = m_table.refused();
    row.byte = m_table.place().byte;
    catalogue::ImageInput& image = row.input;
    image.id = m_table.field(ImageId);
    image.listingId = m_table.field(ImageListing);
    const PictureFile* file = m_pictures.claim(image.id);
    if (file && !file->rival.empty()) {
        if (!row.refused)
            m_table.log(RowFault::PictureAmbiguous, m_table.place(), ImageId, bothPaths(*file));
        file = nullptr;
    }
    image.source = file ? std::string_view(file->path) : std::string_view();
    image.sourceBytes = file ? file->bytes : 0;
    image.sourceModified = file ? file->modified : 0;
    return true;
}

std::vector<RowProblem> ImageTable::problems() &&
{
    if (const std::size_t unclaimed = m_pictures.unclaimed(); unclaimed > 0)
        log::info(fmt::format(
            "{} files in the folder of photos belong to no row of the table", unclaimed));
    return std::move(m_table).problems();
}

}
