// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/writer.h"
#include "core/importing/picturefolder.h"
#include "core/importing/tablereader.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace vitrine::importing {

/// A table of images, row by row, each with its picture file. A listing's id that is empty or that
/// no listing has makes the image an orphan, which is no problem of the row.
class ImageTable {
public:
    /// `pictures` may be empty: then no image has a file.
    ImageTable(const std::filesystem::path& file, const std::filesystem::path& pictures,
        const std::stop_token& stop);

    /// False at the end. Throws as TableReader::next.
    bool next(TableRow<catalogue::ImageInput>& row);
    std::int64_t bytesDone() const { return m_table.bytesDone(); }
    std::int64_t bytesTotal() const { return m_table.bytesTotal(); }
    /// Call it once, at the end.
    std::vector<RowProblem> problems() &&;

private:
    TableReader m_table;
    PictureFolder m_pictures;
};

}
