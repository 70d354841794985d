// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/damages.h"

#include "core/imaging/resize.h"
#include "tests/core/imaging/pictures.h"
#include "tests/core/imaging/scenes.h"

#include <algorithm>

namespace vitrine::test {

namespace {

constexpr int kQuality = 90;

std::string jpeg(const Picture& picture, int quality = kQuality)
{
    return jpegFile(picture, quality);
}

Picture toned(const Picture& photo, const std::function<double(double)>& tone)
{
    Picture result = photo;
    for (auto& value : result.rgb)
        value = static_cast<std::uint8_t>(std::clamp(tone(value), 0.0, 255.0));
    return result;
}

Picture croppedByATenth(const Picture& photo)
{
    const int x = photo.width / 20;
    const int y = photo.height / 20;
    return imaging::cropped(photo, {x, y, photo.width - 2 * x, photo.height - 2 * y});
}

}

const std::vector<Damage>& damages()
{
    const auto of = [](auto change) {
        return [change](const Picture& photo, const std::string&) { return jpeg(change(photo)); };
    };
    static const std::vector<Damage> kDamages{
        {"dark", FindingKind::Dark, false, 0.95, 0.95,
            of([](const Picture& p) { return toned(p, [](double v) { return 0.2 * v; }); })},
        {"light", FindingKind::Light, false, 0.95, 0.95, of([](const Picture& p) {
             return toned(p, [](double v) { return 255.0 - 0.04 * (255.0 - v); });
         })},
        {"blurry", FindingKind::Blurry, false, 0.9, 0.9,
            of([](const Picture& p) { return blurred(p, std::max(p.width, p.height) / 128.0); })},
        {"without colour", FindingKind::Greyscale, false, 0.95, 0.95,
            of([](const Picture& p) { return grey(p); })},
        {"cut off", FindingKind::Unreadable, false, 1.0, 1.0,
            [](const Picture&, const std::string& file) {
                return file.substr(0, file.size() / 2);
            }},
        {"copied", FindingKind::ExactDuplicate, true, 1.0, 0.0,
            [](const Picture&, const std::string& file) { return file; }},
        {"re-encoded", FindingKind::NearDuplicate, true, 0.95, 0.0,
            [](const Picture& p, const std::string&) { return jpeg(p, 60); }},
        {"halved", FindingKind::NearDuplicate, true, 0.95, 0.0, of([](const Picture& p) {
             return imaging::resized(p, std::max(p.width / 2, 1), std::max(p.height / 2, 1));
         })},
        {"darker", FindingKind::NearDuplicate, true, 0.95, 0.0,
            of([](const Picture& p) { return brightened(p, 0.7); })},
        {"mirrored", FindingKind::NearDuplicate, true, 0.95, 0.0,
            of([](const Picture& p) { return turned(p, 1); })},
        {"rotated", FindingKind::NearDuplicate, true, 0.95, 0.0,
            of([](const Picture& p) { return turned(p, 5); })},
        {"cropped", FindingKind::NearDuplicate, true, 0.95, 0.0, of(croppedByATenth)},
    };
    return kDamages;
}

}
