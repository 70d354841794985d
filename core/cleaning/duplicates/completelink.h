// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

struct Link {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double distance = 0.0;
};

/// Joins `nodes` things into groups by complete link: nearest links first, and two groups only when
/// every member of one is linked to every member of the other, so that no chain of links joins
/// unlike things. Groups of two and more, members rising. `links` names each pair at most once.
/// On cancel throws Cancelled.
std::vector<std::vector<std::uint32_t>> completeLinkGroups(
    std::size_t nodes, std::vector<Link> links, const JobContext& context);

}
