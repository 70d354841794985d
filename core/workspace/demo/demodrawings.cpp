// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demodrawings.h"

#include "core/base/error.h"
#include "demodrawings_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace vitrine::demo {

namespace {

constexpr NamedColour kColours[] = {
    {"forest green", {47, 107, 72}, {226, 196, 138}},
    {"sage green", {138, 163, 128}, {243, 233, 210}},
    {"mustard yellow", {219, 164, 41}, {72, 62, 84}},
    {"navy blue", {39, 62, 112}, {222, 184, 110}},
    {"sky blue", {99, 164, 214}, {250, 240, 220}},
    {"teal", {30, 134, 138}, {244, 190, 120}},
    {"burgundy", {122, 34, 52}, {224, 190, 150}},
    {"red", {200, 48, 44}, {246, 236, 220}},
    {"terracotta", {196, 98, 66}, {245, 222, 190}},
    {"orange", {232, 125, 38}, {58, 74, 92}},
    {"blush pink", {226, 152, 156}, {110, 72, 92}},
    {"plum", {104, 58, 112}, {230, 196, 206}},
    {"grey", {128, 134, 142}, {238, 200, 110}},
    {"black", {48, 50, 57}, {206, 170, 112}},
    {"cream", {234, 220, 192}, {150, 104, 70}},
    {"brown", {124, 80, 50}, {232, 206, 160}},
};

Rgb mixed(Rgb from, Rgb to, double share)
{
    const auto channel = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b)};
}

/// Shade leans to blue and highlight to yellow, as under a lamp and a sky.
Rgb shade(Rgb main)
{
    return mixed(main, {16, 16, 40}, 0.42);
}

Rgb highlight(Rgb main)
{
    const double luma = (0.3 * main.r + 0.59 * main.g + 0.11 * main.b) / 255.0;
    return mixed(main, {255, 250, 236}, 0.26 + 0.24 * luma);
}

std::string hex(Rgb colour)
{
    return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

std::string_view drawingText(std::string_view name)
{
    const std::string file = fmt::format("{}.svg", name);
    for (const EmbeddedFile& entry : embeddedFiles()) {
        if (entry.name == file)
            return entry.text;
    }
    throw Error(ErrorCode::Internal, fmt::format("There is no demo drawing {}.", file));
}

}

std::span<const NamedColour> colours()
{
    return kColours;
}

std::string drawing(std::string_view name, const NamedColour& colour)
{
    const std::array<std::pair<std::string_view, std::string>, 4> fillings = {{
        {"main", hex(colour.main)},
        {"dark", hex(shade(colour.main))},
        {"light", hex(highlight(colour.main))},
        {"accent", hex(colour.accent)},
    }};
    const std::string_view text = drawingText(name);
    std::string filled;
    filled.reserve(text.size());
    std::size_t from = 0;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos;
         at = text.find("{{", from)) {
        const std::size_t end = text.find("}}", at);
        const std::string_view key =
            end == std::string_view::npos ? std::string_view{} : text.substr(at + 2, end - at - 2);
        const auto filling =
            std::ranges::find(fillings, key, &std::pair<std::string_view, std::string>::first);
        if (filling == fillings.end())
            throw Error(
                ErrorCode::Internal, fmt::format("{}.svg has an unknown placeholder.", name));
        filled.append(text, from, at - from);
        filled += filling->second;
        from = end + 2;
    }
    filled.append(text, from);
    return filled;
}

Proportions proportions(std::string_view name)
{
    constexpr std::string_view kAttribute = "viewBox=\"";
    const std::string_view text = drawingText(name);
    const std::size_t start = text.find(kAttribute);
    std::array<double, 4> box{};
    if (start != std::string_view::npos) {
        const char* at = text.data() + start + kAttribute.size();
        const char* end = text.data() + text.size();
        for (double& number : box) {
            at = std::find_if_not(at, end, [](char c) { return c == ' '; });
            at = std::from_chars(at, end, number).ptr;
        }
    }
    if (!(box[2] > 0.0 && box[3] > 0.0))
        throw Error(ErrorCode::Internal, fmt::format("{}.svg has no viewBox.", name));
    return {box[2], box[3]};
}

}
