// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/decode.h"
#include "core/learning/pictures/imagesource.h"
#include "core/types/listing.h"
#include "core/types/preprocessing.h"
#include "core/workspace/layout.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// The part of a standardised picture that shows the original, without its padding. With
/// `minShortSide` positive the decoder may deliver a smaller one, whose content is at least that
/// many pixels on its shorter side. `problem` is set where the file cannot be used.
imaging::Decoded decodeStandardPicture(
    const Layout& layout, const ListingImage& image, int standardSide, int minShortSide);

/// The workspace's standardised pictures as the network's input.
class StandardPictures : public learning::ImageSource {
public:
    /// `images` are borrowed.
    StandardPictures(const Layout& layout, const std::vector<ListingImage>& images,
        int standardSide, Preprocessing preprocessing);

    std::size_t size() const override { return m_images.size(); }
    Picture load(std::size_t index, int side) const override;
    /// The image's id, what the standardised file holds, and how it becomes the input: a copy of
    /// the workspace has the same. The file is read once, and again when its size or time changes.
    std::string identity(std::size_t index) const override;
    std::string name(std::size_t index) const override { return m_images[index].id; }

private:
    /// A file's contents, as long as it looks the same from outside.
    struct Contents {
        std::int64_t bytes = -1;
        std::int64_t changed = 0; ///< nanoseconds
        std::string sha256;
    };
    std::string contentsOf(std::size_t index) const;

    const Layout& m_layout;
    const std::vector<ListingImage>& m_images;
    int m_standardSide;
    Preprocessing m_preprocessing;
    mutable std::mutex m_looking;
    mutable std::vector<Contents> m_contents; ///< in parallel to the images
};

}
