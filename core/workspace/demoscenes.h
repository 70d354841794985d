// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/imaging/drawing.h"

namespace vitrine::demo {

/// A seller's way of taking photos: home, light and camera stay alike over a listing's photos.
struct Photographer {
    bool seenFromAbove = false;
    Rgb product; ///< main colour, which the backdrop keeps away from
    imaging::Scene usual;
};

Photographer photographer(bool seenFromAbove, Rgb product, Random& random);

/// One photo: the usual scene with another pose, now and then with another backdrop. The first
/// photo of a listing shows the product straight and whole.
imaging::Scene photoScene(const Photographer& photographer, bool first, Random& random);

}
