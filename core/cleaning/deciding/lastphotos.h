// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <cstdint>
#include <map>
#include <set>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// Tells which images are the last of their listings: left out, they would take the listing along.
class LastPhotos {
public:
    explicit LastPhotos(catalogue::Reader& reader)
        : m_reader(reader)
    {
    }

    bool isLast(std::int64_t image);
    void leaveOut(std::int64_t image); ///< what is asked afterwards counts without it

private:
    std::set<std::int64_t>* photosBeside(std::int64_t image);

    catalogue::Reader& m_reader;
    std::map<ListingRow, std::set<std::int64_t>> m_left;
};

}
