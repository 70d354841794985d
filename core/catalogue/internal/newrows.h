// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace vitrine::catalogue {

/// Row numbers by id. All that it holds is given back at once, not piece by piece.
class NewRows {
public:
    /// `id` is copied.
    void add(std::string_view id, std::int64_t row) { m_rows.emplace(copied(id), row); }
    std::optional<std::int64_t> find(std::string_view id) const
    {
        const auto found = m_rows.find(id);
        return found == m_rows.end() ? std::nullopt : std::optional(found->second);
    }
    void clear()
    {
        m_rows = Rows(&m_memory);
        m_memory.release();
    }

private:
    using Rows = std::pmr::unordered_map<std::string_view, std::int64_t>;

    std::string_view copied(std::string_view id)
    {
        auto* text = static_cast<char*>(m_memory.allocate(id.size() + 1, 1));
        std::copy(id.begin(), id.end(), text);
        return {text, id.size()};
    }

    std::pmr::monotonic_buffer_resource m_memory;
    Rows m_rows{&m_memory};
};

}
