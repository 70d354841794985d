// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"

namespace vitrine::catalogue {

/// Numbers the categories that have listings which are not left out, from 0 without gaps, in the
/// order of their places; new ones take the next places by name.
void numberCategories(Connection& connection);

}
