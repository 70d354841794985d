// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/decode.h"
#include "core/learning/pictures/imagesource.h"
#include "core/types/listing.h"
#include "core/types/preprocessing.h"
#include "core/workspace/layout.h"

#include <cstddef>
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
    /// The image's id, size and time of the standardised file, and how it becomes the input.
    std::string identity(std::size_t index) const override;

private:
    const Layout& m_layout;
    const std::vector<ListingImage>& m_images;
    int m_standardSide;
    Preprocessing m_preprocessing;
};

}
