// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/writer.h"
#include "core/importing/tablereader.h"

#include <filesystem>
#include <vector>

namespace vitrine::importing {

/// A table of images, row by row: an image's id and its listing's. A listing's id that is empty or
/// that no listing has makes the image an orphan, which is no problem of the row.
class ImageTable {
public:
    ImageTable(const std::filesystem::path& file, JobContext& context);

    /// False at the end; fills id and listingId. Throws as TableReader::next.
    bool next(catalogue::ImageInput& image);
    /// Call it once, at the end.
    std::vector<RowProblem> problems() &&;

private:
    TableReader m_table;
};

}
