// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"

#include <QByteArray>

#include <optional>

namespace vitrine::ui {

/// What the catalogue remembers from one start to the next, in QSettings, group "catalogue".
struct CatalogueSettings {
    QByteArray splitter; ///< QSplitter's state; empty: never saved
    std::optional<ListingOrder> order;
    bool table = false; ///< rather than the gallery
    bool filters = true; ///< where there is room for them

    static CatalogueSettings load();
    void save() const;
};

}
