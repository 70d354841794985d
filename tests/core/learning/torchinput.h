// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace vitrine::test {

/// Pictures as torchvision gets them: N x 3 x H x W, normalised.
inline at::Tensor normalised(const std::vector<Picture>& pictures)
{
    std::vector<at::Tensor> images;
    for (const Picture& picture : pictures) {
        const at::Tensor pixels = at::tensor(at::ArrayRef<std::uint8_t>(picture.rgb));
        images.push_back(pixels.view({picture.height, picture.width, 3}).permute({2, 0, 1}));
    }
    const at::Tensor mean = at::tensor({0.485F, 0.456F, 0.406F}).view({1, 3, 1, 1});
    const at::Tensor deviation = at::tensor({0.229F, 0.224F, 0.225F}).view({1, 3, 1, 1});
    return (at::stack(images).to(at::kFloat) / 255.0 - mean) / deviation;
}

}
