// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <cstddef>
#include <string>

namespace vitrine::learning {

/// What to do about a picture that could be had a moment ago.
inline constexpr auto kBringBack =
    "Bring it back (cleaning the photos makes it from its original), then go on.";

/// Where the network's pixels come from; the only door between pictures and LibTorch.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    virtual std::size_t size() const = 0;
    /// Picture `index` as `side` x `side` pixels, ready for the network. An empty picture means
    /// that it cannot be had; the caller reports it. Called from several threads at once. Must not
    /// throw.
    virtual Picture load(std::size_t index, int side) const = 0;
    /// Names what `load` gives, for caches: another text when the pixels are others. Empty:
    /// unknown, nothing may be kept. Any thread. Must not throw.
    virtual std::string identity(std::size_t index) const
    {
        static_cast<void>(index);
        return {};
    }
    /// What people call picture `index`, for messages. Any thread.
    virtual std::string name(std::size_t index) const { return std::to_string(index + 1); }
};

}
