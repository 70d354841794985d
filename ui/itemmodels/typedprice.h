// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/money.h"

#include <QString>

#include <optional>
#include <string>

class QLocale;

namespace vitrine::ui {

/// A price as people edit it: digits by the locale, without the currency's sign; empty: no price.
QString priceText(const std::optional<Money>& price, const QLocale& locale);

/// What somebody typed, in the currency whose sign or code stands beside the number, else in
/// `currency`. The inner value is nothing for an empty text, the outer for a text that is no price
/// (or a negative one, or one beyond a thousand million million).
std::optional<std::optional<Money>> typedPrice(
    const QString& text, const std::string& currency, const QLocale& locale);

}
