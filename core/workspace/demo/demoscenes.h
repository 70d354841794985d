// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/imaging/drawing.h"
#include "core/workspace/demo/demodrawings.h"
#include "core/workspace/demo/demotexts.h"

namespace vitrine::demo {

/// What is photographed.
struct Subject {
    Pose pose = Pose::Standing;
    Rgb colour; ///< which the backdrop keeps away from
    Proportions proportions;
};

/// A seller's way of taking photos: home, light and camera stay alike over a listing's photos.
struct Photographer {
    Subject subject;
    imaging::Scene usual;
};

Photographer photographer(const Subject& subject, Random& random);

/// One photo: the usual scene with another pose, now and then with another backdrop. The first
/// photo of a listing shows the product straight and whole.
imaging::Scene photoScene(const Photographer& photographer, bool first, Random& random);

}
