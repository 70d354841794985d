// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace vitrine::ui {

/// "0.001", "1e-3", by the locale or as programs write them; nothing for what is no number over 0.
std::optional<double> typedNumber(const QString& text);
/// Numbers between semicolons or spaces (and commas, where those mark no decimals). Nothing where
/// one of them is no number over 0; an empty list for an empty text.
std::optional<std::vector<double>> typedNumbers(const QString& text);
/// As short as it can be told: "0.001", "0.00025".
QString rateText(double rate);

}
