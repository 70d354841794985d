// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine::learning {

/// A convolution's window over pictures whose numbers lie channels last: pictures x height x width
/// x channels. Padding is half of `kernel`, so that a stride of 1 keeps the size.
struct Window {
    std::size_t channels = 0;
    std::size_t height = 0; ///< of the input
    std::size_t width = 0;
    std::size_t kernel = 1;
    std::size_t stride = 1;

    std::size_t outHeight() const { return (height - 1) / stride + 1; }
    std::size_t outWidth() const { return (width - 1) / stride + 1; }
    std::size_t rowLength() const { return kernel * kernel * channels; }
};

/// A convolution as a matrix product (Chellapilla, Puri, Simard, "High performance convolutional
/// neural networks for document processing", 2006): each output position becomes a row of the
/// numbers under its window. Writes rows `begin` to `end` (picture, y, x in turn) to `rows`, which
/// is where row 0 belongs. Numbers are 16 bits of any kind; 0 is all bits clear.
void lowerRows(const Window& window, const std::uint16_t* input, std::size_t begin, std::size_t end,
    std::uint16_t* rows);

/// The way back, for gradients in bfloat16: adds up in float32 what the rows say of the input
/// positions `begin` to `end` (picture, y, x in turn), and rounds once.
void raiseRows(const Window& window, const std::uint16_t* rows, std::size_t begin, std::size_t end,
    std::uint16_t* input);

}
