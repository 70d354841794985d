// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vitrine::test {

/// The bytes of a safetensors file of a ResNet-18 in bfloat16, all weights zero (23 MB, the
/// smallest that Vitrine takes). `mark` goes into its metadata, so that different marks have
/// different sums.
std::string networkFile(const std::string& mark);

}
