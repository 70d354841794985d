// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/runpictures.h"

#include "core/learning/networks/randomnetwork.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/settings.h"

#include <unordered_map>

namespace vitrine::workspace {

namespace {

/// Those that the catalogue no longer knows keep their id, which names the file.
std::vector<ListingImage> imagesOf(catalogue::Reader& reader, const RunData& data)
{
    std::unordered_map<std::string, ListingImage> known;
    reader.forEachImage([&](const ListingImage& image) {
        known.emplace(image.id, image);
        return true;
    });
    std::vector<ListingImage> images;
    images.reserve(data.images.size());
    for (const RunImage& wanted : data.images) {
        ListingImage& image = images.emplace_back();
        if (const auto found = known.find(wanted.id); found != known.end())
            image = found->second;
        image.id = wanted.id;
    }
    return images;
}

}

RunPictures::RunPictures(const Layout& layout, catalogue::Reader& reader, const RunData& data)
    : m_data(data)
    , m_images(imagesOf(reader, data))
    , m_source(layout, m_images, pictureStandard(reader).side, kDefaultPreprocessing)
{
}

std::vector<learning::TrainingImage> RunPictures::ofSide(int side) const
{
    std::vector<learning::TrainingImage> images;
    for (std::size_t i = 0; i < m_data.images.size(); ++i) {
        const RunImage& image = m_data.images[i];
        if (image.side == side)
            images.push_back({i, image.row, image.label});
    }
    return images;
}

learning::StateDict readStart(const std::filesystem::path& file)
{
    return file.empty() ? learning::randomNetwork() : learning::readStateDict(file);
}

}
