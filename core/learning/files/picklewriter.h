// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/torchwriter.h"

namespace vitrine::learning {

/// The pickle (protocol 2) of an OrderedDict of tensors; tensor i lies in storage "i".
std::string pickledStateDict(const std::vector<NamedTensor>& tensors);

}
