// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace vitrine::ui {

/// What the models of listings and images answer beside the grid's roles.
enum RowRole : int {
    ImageRowRole = Qt::UserRole + 200, ///< qlonglong, 0: none
    ListingRowRole, ///< qlonglong
};

}
