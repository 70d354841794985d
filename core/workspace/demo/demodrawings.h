// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <span>
#include <string>
#include <string_view>

namespace vitrine::demo {

/// A colour that a listing can name and its drawing shows.
struct NamedColour {
    std::string_view name; ///< "mustard yellow"
    Rgb main;
    Rgb accent; ///< goes well with it: buttons, laces, seams
};

std::span<const NamedColour> colours();

/// Width and height of what a drawing shows, in units of its own.
struct Proportions {
    double width = 1.0;
    double height = 1.0;
};

/// The SVG text of a drawing of resources/demo ("lamps-desk") with its placeholders {{main}},
/// {{dark}}, {{light}} and {{accent}} filled in. Throws Error Internal for an unknown name.
std::string drawing(std::string_view name, const NamedColour& colour);
/// From its viewBox, which encloses the product closely. Throws as `drawing` does.
Proportions proportions(std::string_view name);

}
