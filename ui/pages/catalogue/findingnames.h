// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <QString>

namespace vitrine::ui {

/// A kind of finding as a choice: "Dark photos".
QString findingName(FindingKind kind);

}
