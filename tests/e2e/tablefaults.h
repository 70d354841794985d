// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "tests/e2e/marketplace.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace vitrine::test {

/// What is wrong, by kind: ids of listings, photos and refused rows, names of categories.
using Faults = std::map<FindingKind, std::set<std::string>>;

/// Spoils listings of `spotless`, each in one way: every kind of fault that tables can have, at the
/// same rate, and in the ways that tables have it. Returns what a check should find.
Faults plantFaults(
    Marketplace& shop, const std::set<std::string>& spotless, double rate, std::uint64_t seed);

}
