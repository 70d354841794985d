// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"
#include "core/learning/networks/embedder.h"
#include "core/types/picture.h"

#include <cstdint>
#include <vector>

namespace vitrine::learning {

/// Number `index` of the stream `seed`: uniform in [-1, 1), 24 bits, the same on every machine.
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
float uniformAt(std::uint64_t seed, std::uint64_t index);

/// The network that stands in when there are no weights.
StateDict randomNetwork();
Backbone randomNetworkBackbone();

/// Pictures such as a shop has, as far as a random network can tell: something of one colour before
/// a shaded ground, in many colours and sizes. `side` x `side` pixels, always the same ones.
std::vector<Picture> calibrationPictures(int side);

}
