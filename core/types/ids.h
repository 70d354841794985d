// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace vitrine {

/// A row number in the catalogue, strongly typed: a listing's cannot be passed for an image's.
/// Rows are stable for the life of the workspace and are the ids in the FAISS index. 0 is "none".
template <typename Tag> struct Row {
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Row&) const = default;
};

using ListingRow = Row<struct ListingTag>;
using ImageRow = Row<struct ImageTag>;
using CategoryRow = Row<struct CategoryTag>;

}

template <typename Tag> struct std::hash<vitrine::Row<Tag>> {
    std::size_t operator()(const vitrine::Row<Tag>& row) const noexcept
    {
        return std::hash<std::int64_t>{}(row.value);
    }
};
