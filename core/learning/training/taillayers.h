// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include <ATen/core/Tensor.h>
#include <c10/core/MemoryFormat.h>

#include <string>
#include <vector>

namespace vitrine::learning {

/// How the tail keeps what has four dimensions.
inline constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

/// A tensor that learns: float32 weights, and what the layers compute with.
struct Parameter {
    std::string name; ///< torchvision's
    bool head = false; ///< of fc.0 or fc.2
    at::Tensor weights; ///< float32, channels last
    at::Tensor working; ///< the same, or its copy in bfloat16
    at::Tensor gradient; ///< of the working one, laid out alike; undefined before the first batch
};

/// How a layer computes.
struct TailNumbers {
    at::ScalarType type = at::kFloat; ///< of activations and matrix work: float32 or bfloat16
    at::Device device = at::kCPU;
};

/// Layers compute forwards, keep what the way back needs when they learn, and go back once.
/// LibTorch's own gradients would do the same with a fifth of the speed in bfloat16: its
/// convolutions' way back is slow on shared processors (each ends at a barrier that spins), where
/// matrix products are not.

/// A convolution without bias, padded by half its kernel.
class TailConv {
public:
    TailConv(std::string name, int in, int out, int kernel, int stride, const TailNumbers& numbers);

    at::Tensor forward(const at::Tensor& input, bool learns);
    /// The gradient of the input, undefined unless `wanted`. Sets the parameter's.
    at::Tensor backward(const at::Tensor& gradient, bool wanted);
    Parameter& parameter() { return m_parameter; }

private:
    bool asProduct() const;
    at::Tensor matrix() const; ///< outputs x (window x inputs)
    at::Tensor rowsOf(const at::Tensor& input) const;
    at::Tensor inputGradient(const at::Tensor& rowGradients) const;

    int m_kernel;
    int m_stride;
    Parameter m_parameter;
    at::Tensor m_input;
    at::Tensor m_rows; ///< kept where they are few
};

/// Batch norm with torch.nn.BatchNorm2d's defaults: learns from the batch's own statistics, and
/// moves the running ones by a tenth.
class TailNorm {
public:
    TailNorm(std::string name, int channels, const TailNumbers& numbers);

    at::Tensor forward(const at::Tensor& input, bool learns);
    at::Tensor backward(const at::Tensor& gradient);

    Parameter& scale() { return m_scale; }
    Parameter& shift() { return m_shift; }
    const std::string& name() const { return m_name; }
    at::Tensor& mean() { return m_mean; }
    at::Tensor& variance() { return m_variance; }
    at::Tensor& batches() { return m_batches; }

private:
    std::string m_name;
    Parameter m_scale;
    Parameter m_shift;
    at::Tensor m_mean;
    at::Tensor m_variance;
    at::Tensor m_batches; ///< int64, on the processor
    at::Tensor m_input;
    at::Tensor m_batchMean;
    at::Tensor m_batchDeviation; ///< its inverse
};

/// A linear layer with bias. The input is float32, and so is the output.
class TailLinear {
public:
    TailLinear(std::string name, int in, int out, const TailNumbers& numbers);

    at::Tensor forward(const at::Tensor& input, bool learns);
    at::Tensor backward(const at::Tensor& gradient, bool wanted);
    Parameter& weight() { return m_weight; }
    Parameter& bias() { return m_bias; }

private:
    Parameter m_weight;
    Parameter m_bias;
    at::Tensor m_input;
};

/// torchvision's BasicBlock or Bottleneck (v1.5: the stride sits in the 3x3).
class TailBlock {
public:
    TailBlock(const std::string& name, bool bottleneck, int in, int width, int out, int stride,
        const TailNumbers& numbers);

    at::Tensor forward(const at::Tensor& input, bool learns);
    at::Tensor backward(const at::Tensor& gradient, bool wanted);
    void collect(std::vector<Parameter*>& parameters, std::vector<TailNorm*>& norms);

private:
    std::vector<TailConv> m_convs;
    std::vector<TailNorm> m_norms;
    std::vector<TailConv> m_shortcut; ///< one or none
    std::vector<TailNorm> m_shortcutNorm;
    std::vector<at::Tensor> m_outputs; ///< of the rectifiers
};

/// A rectifier's way back: `gradient` where its `output` was over 0.
at::Tensor rectifierBackward(const at::Tensor& gradient, const at::Tensor& output);

}
