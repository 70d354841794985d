// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/pictureproperties.h"

#include <limits>

namespace vitrine::cleaning {

namespace {

double pixelsOf(const PictureMeasures& picture)
{
    return static_cast<double>(picture.width) * static_cast<double>(picture.height);
}

struct Reader {
    const char* name;
    double (*read)(const PictureMeasures&);
};

constexpr Reader kReaders[] = {
    {"brightness1", [](const PictureMeasures& p) { return p.brightness1; }},
    {"brightness50", [](const PictureMeasures& p) { return p.brightness50; }},
    {"brightness99", [](const PictureMeasures& p) { return p.brightness99; }},
    {"entropy", [](const PictureMeasures& p) { return p.entropy; }},
    {"sharpness", [](const PictureMeasures& p) { return p.sharpness; }},
    {"colourfulness", [](const PictureMeasures& p) { return p.colourfulness; }},
    {"blockiness", [](const PictureMeasures& p) { return p.blockiness; }},
    {"flatness", [](const PictureMeasures& p) { return p.flatness; }},
    {"aspect", [](const PictureMeasures& p) { return static_cast<double>(p.width) / p.height; }},
    {"pixels", pixelsOf},
    {"bytes_per_pixel",
        [](const PictureMeasures& p) { return static_cast<double>(p.bytes) / pixelsOf(p); }},
};

}

std::vector<PictureProperty> pictureProperties(std::span<const PictureMeasures> pictures)
{
    std::vector<PictureProperty> properties;
    for (const Reader& reader : kReaders) {
        PictureProperty property{reader.name, {}};
        for (const PictureMeasures& picture : pictures) {
            const bool measured = picture.width > 0 && picture.height > 0;
            property.values.push_back(
                measured ? reader.read(picture) : std::numeric_limits<double>::quiet_NaN());
        }
        properties.push_back(std::move(property));
    }
    return properties;
}

}
