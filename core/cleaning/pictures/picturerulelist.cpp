// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/cleaning/pictures/picturerules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace vitrine::cleaning {

namespace {

/// A rule about the pixels: it has no say on a picture that has none.
class PixelRule : public PictureRule {
public:
    std::optional<double> value(
        const PictureFacts& picture, const PictureStatistics& all) const final
    {
        if (picture.problem)
            return std::nullopt;
        return read(picture.measures, all);
    }

private:
    virtual std::optional<double> read(
        const PictureMeasures& measures, const PictureStatistics& all) const = 0;
};

/// Even the brightest hundredth of the picture is dim. Threshold as CleanVision documents it.
class DarkRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::Dark; }
    RuleScale scale() const override { return {0.32, 0.0, 1.0, true, "brightness"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.brightness99;
    }
};

/// Even the darkest twentieth is nearly white. Threshold as CleanVision documents it. A product on
/// white covers more than that twentieth.
class LightRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::Light; }
    RuleScale scale() const override { return {0.95, 0.0, 1.0, false, "brightness"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.brightness5;
    }
};

class OddAspectRatioRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::OddAspectRatio; }
    RuleScale scale() const override { return {0.35, 0.0, 1.0, true, "short to long side"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return static_cast<double>(std::min(m.width, m.height)) / std::max({m.width, m.height, 1});
    }
};

/// Far from the sizes that pictures have here: outside the quartiles by so many times their
/// distance.
class OddSizeRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::OddSize; }
    RuleScale scale() const override { return {3.0, 0.0, 20.0, false, "interquartile ranges"}; }
    std::optional<double> read(
        const PictureMeasures& m, const PictureStatistics& all) const override
    {
        // Where most pictures are of one size, a few pixels more or less are nothing odd.
        constexpr double kNarrowest = 0.1;
        const double range = std::max(all.upperSide - all.lowerSide, kNarrowest * all.upperSide);
        if (range <= 0.0)
            return std::nullopt;
        const double side = std::sqrt(static_cast<double>(m.width) * m.height);
        return std::max({all.lowerSide - side, side - all.upperSide, 0.0}) / range;
    }
};

/// A product that covers a twentieth of an exactly white ground has 0.6 bits; what has less is an
/// empty page.
class LowInformationRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::LowInformation; }
    RuleScale scale() const override { return {0.6, 0.0, 8.0, true, "bits"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.entropy;
    }
};

/// Edges about 1.7 pixels wide (sigma) where the picture is 512 pixels long.
class BlurryRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::Blurry; }
    RuleScale scale() const override { return {0.6, 0.0, 2.0, true, "1 / edge width"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.sharpness;
    }
};

/// Strict: a washed-out or dim photo of something grey still has 0.7.
class GreyscaleRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::Greyscale; }
    RuleScale scale() const override { return {0.5, 0.0, 20.0, true, "colourfulness"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.colourfulness;
    }
};

/// Of the lone steps in the picture, how many more lie on the 8 x 8 grid than elsewhere.
class JpegArtefactsRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::JpegArtefacts; }
    RuleScale scale() const override { return {0.75, 0.0, 1.0, false, "blockiness"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.blockiness;
    }
};

/// Flat areas, and letters and lines between them, at any quality of JPEG. A product cut out on
/// white is flat around, but has an outline and texture instead of lines.
class ScreenshotRule final : public PixelRule {
    FindingKind kind() const override { return FindingKind::Screenshot; }
    RuleScale scale() const override { return {0.22, 0.0, 1.0, false, "flatness x abruptness"}; }
    std::optional<double> read(const PictureMeasures& m, const PictureStatistics&) const override
    {
        return m.flatness * m.abruptness;
    }
};

/// No threshold to turn: there are pixels or there are none.
class UnreadableRule final : public PictureRule {
    FindingKind kind() const override { return FindingKind::Unreadable; }
    RuleScale scale() const override { return {0.5, 0.0, 1.0, false, "problem"}; }
    bool hasProperty() const override { return false; }
    std::optional<double> value(
        const PictureFacts& picture, const PictureStatistics&) const override
    {
        return picture.problem ? 1.0 : 0.0;
    }
    void describe(const PictureFacts& picture, Finding& finding) const override
    {
        finding.text = pictureProblemName(*picture.problem);
    }
};

struct FormatNames {
    std::string_view format;
    std::string_view usual;
    std::array<std::string_view, 4> allowed;
};
constexpr std::array<FormatNames, 6> kFormats{{
    {"jpeg", ".jpg", {".jpg", ".jpeg", ".jpe", ".jfif"}},
    {"png", ".png", {".png"}},
    {"webp", ".webp", {".webp"}},
    {"gif", ".gif", {".gif"}},
    {"bmp", ".bmp", {".bmp", ".dib"}},
    {"tiff", ".tif", {".tif", ".tiff"}},
}};

const FormatNames* namesOf(std::string_view format)
{
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
        [&](const FormatNames& names) { return names.format == format; });
    return found == kFormats.end() ? nullptr : &*found;
}

std::string extensionOf(const PictureFacts& picture)
{
    return text::lowered(std::filesystem::path(picture.fileName).extension().string());
}

/// The file's name promises another format than its bytes hold. Also where the bytes are damaged
/// further on; a name without an extension promises nothing.
class WrongExtensionRule final : public PictureRule {
    FindingKind kind() const override { return FindingKind::WrongExtension; }
    RuleScale scale() const override { return {0.5, 0.0, 1.0, false, "mismatch"}; }
    bool hasProperty() const override { return false; }
    std::optional<double> value(
        const PictureFacts& picture, const PictureStatistics&) const override
    {
        const FormatNames* names = namesOf(picture.format);
        const std::string extension = extensionOf(picture);
        if (!names || extension.empty())
            return std::nullopt;
        const auto& allowed = names->allowed;
        return std::find(allowed.begin(), allowed.end(), extension) == allowed.end() ? 1.0 : 0.0;
    }
    void describe(const PictureFacts& picture, Finding& finding) const override
    {
        finding.text = extensionOf(picture);
        finding.suggestion = namesOf(picture.format)->usual;
    }
};

using Rules = std::array<std::unique_ptr<const PictureRule>, 11>;

Rules makeRules()
{
    return {std::make_unique<UnreadableRule>(), std::make_unique<WrongExtensionRule>(),
        std::make_unique<DarkRule>(), std::make_unique<LightRule>(),
        std::make_unique<OddAspectRatioRule>(), std::make_unique<OddSizeRule>(),
        std::make_unique<LowInformationRule>(), std::make_unique<BlurryRule>(),
        std::make_unique<GreyscaleRule>(), std::make_unique<JpegArtefactsRule>(),
        std::make_unique<ScreenshotRule>()};
}

}

std::span<const std::unique_ptr<const PictureRule>> pictureRules()
{
    static const Rules kRules = makeRules();
    return kRules;
}

}
