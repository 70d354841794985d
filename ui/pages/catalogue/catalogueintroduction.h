// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine::ui {

class EmptyState;
enum class CatalogueState;

/// What the page says where it has no listings to show. `importing`: they are on their way.
void introduce(EmptyState& empty, CatalogueState state, bool importing);

}
