// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/netsettings.h"
#include "core/types/training.h"

#include <string>

namespace vitrine::learning {

/// What names the activations of one trunk: the ActivationFile's key. The tensors before the cut
/// count by their values alone, so that a network that was fine-tuned behind it has the same key.
/// Of `settings` input side and precision count.
std::string trunkKey(
    const StateDict& weights, Backbone backbone, Cut cut, const NetSettings& settings);
/// The key without the hash of the tensors, which takes time: what it begins with.
std::string trunkKeyStart(Backbone backbone, Cut cut, const NetSettings& settings);

/// The name of one record; empty for a picture without identity, which is not kept.
std::string trunkRecordName(
    const std::string& identity, int view, const Augmentation& augmentation);

}
