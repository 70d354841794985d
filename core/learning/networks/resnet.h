// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning and its tests: LibTorch stays out of public headers.
#include "core/learning/networks/resnetlayout.h"

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

namespace vitrine::learning {

/// torchvision's BasicBlock or Bottleneck (v1.5: the stride sits in the 3x3).
class ResidualBlockImpl : public torch::nn::Module {
public:
    ResidualBlockImpl(bool bottleneck, int in, int width, int out, int stride);
    at::Tensor forward(const at::Tensor& input);

private:
    void addConv(int in, int out, int side, int stride);

    std::vector<torch::nn::Conv2d> m_convs;
    std::vector<torch::nn::BatchNorm2d> m_norms;
    torch::nn::Sequential m_downsample{nullptr};
};
TORCH_MODULE(ResidualBlock);

/// A ResNet with torchvision's names, initialised as torchvision does from LibTorch's generator.
/// Images are N x 3 x H x W, normalised by ImageNet's mean and deviation.
class ResNetImpl : public torch::nn::Module {
public:
    ResNetImpl(Backbone backbone, const Head& head);

    at::Tensor forward(const at::Tensor& images); ///< N x classes, before a softmax
    at::Tensor features(const at::Tensor& images); ///< N x 512 or 2048, after the average pool
    at::Tensor embed(const at::Tensor& images); ///< N x 1000: fc.0's outputs, or a plain fc's

    Backbone backbone() const { return m_backbone; }
    const Head& head() const { return m_head; }

private:
    void addStage(std::size_t stage, int& channels);
    void addHead();
    void initialise();

    Backbone m_backbone;
    Head m_head;
    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::BatchNorm2d m_norm{nullptr};
    std::vector<std::vector<ResidualBlock>> m_stages;
    torch::nn::Linear m_embedding{nullptr};
    torch::nn::Linear m_classifier{nullptr}; ///< of a fine-tuned head
};
TORCH_MODULE(ResNet);

/// Copies every tensor of `state` into `network`. A fine-tuned head takes fc.0 from a plain
/// pretrained fc of 1000 outputs, and keeps its own fc.2. Throws Error Unsupported where a tensor
/// is missing or has another shape.
void loadState(ResNet& network, const StateDict& state);

/// The network's tensors, contiguous on the CPU, in torchvision's order in `resnetTensors`.
StateDict stateOf(const ResNet& network);

}
