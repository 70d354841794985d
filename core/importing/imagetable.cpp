// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/imagetable.h"

namespace vitrine::importing {

namespace {

enum Column : std::size_t { Id, ListingId };

/// In the order of Column.
const std::vector<WantedColumn>& wantedColumns()
{
    static const std::vector<WantedColumn> kWanted = {
        {{"image_id", "id", "uuid"}, true},
        {{"product_id", "listing_id"}, true},
    };
    return kWanted;
}

}

ImageTable::ImageTable(const std::filesystem::path& file, JobContext& context)
    : m_table(file, wantedColumns(), Stage::ReadingImages, context)
{
}

bool ImageTable::next(catalogue::ImageInput& image)
{
    if (!m_table.next())
        return false;
    image.id = m_table.field(Id);
    image.listingId = m_table.field(ListingId);
    return true;
}

std::vector<RowProblem> ImageTable::problems() &&
{
    return std::move(m_table).problems();
}

}
