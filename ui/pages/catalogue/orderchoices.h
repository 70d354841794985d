// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listingquery.h"

#include <QString>

#include <optional>
#include <span>

namespace vitrine::ui {

/// An order of the catalogue that can be chosen.
struct OrderChoice {
    ListingOrder order;
    const char* name; ///< in the settings; stays the same when choices move or are renamed
    const char* label; ///< English; `orderLabel` translates it
};

/// Every order once, as they are offered.
std::span<const OrderChoice> orderChoices();
QString orderLabel(const OrderChoice& choice);
QString orderName(ListingOrder order);
/// Nothing for names that are not, or no longer, in the list.
std::optional<ListingOrder> orderNamed(const QString& name);

}
