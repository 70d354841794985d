// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/learning/training/trainer.h"
#include "core/workspace/layout.h"
#include "core/workspace/pictures/standardpictures.h"
#include "core/workspace/training/rundata.h"

#include <vector>

namespace vitrine::workspace {

/// The pictures of a run as its network takes them; position i is that of RunData::images. Keeps a
/// reference to `layout`.
class RunPictures {
public:
    RunPictures(const Layout& layout, catalogue::Reader& reader, const RunData& data);
    RunPictures(const RunPictures&) = delete;
    RunPictures& operator=(const RunPictures&) = delete;

    const learning::ImageSource& source() const { return m_source; }
    std::vector<learning::TrainingImage> ofSide(int side) const;

private:
    const RunData& m_data;
    const std::vector<ListingImage> m_images;
    const StandardPictures m_source;
};

/// The weights that a run began from.
learning::StateDict readStart(const std::filesystem::path& file);

}
