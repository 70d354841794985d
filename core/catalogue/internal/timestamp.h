// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vitrine::catalogue {

/// Now, as "2024-05-31T12:00:00Z".
std::string timestamp();

}
