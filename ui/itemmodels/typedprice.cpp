// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/typedprice.h"

#include <QLocale>

#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kMostMinor = 1e15; ///< doubles count every unit up to here

bool isMoneySign(QChar letter)
{
    return letter.category() == QChar::Symbol_Currency || letter.isSpace() || letter.isLetter();
}

}

QString priceText(const std::optional<Money>& price, const QLocale& locale)
{
    if (!price)
        return {};
    const int places = minorDigits(price->currency);
    QLocale plain(locale);
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(static_cast<double>(price->minor) / std::pow(10.0, places), 'f', places);
}

std::optional<std::optional<Money>> typedPrice(
    const QString& text, const std::string& currency, const QLocale& locale)
{
    QStringView number(text);
    while (!number.isEmpty() && isMoneySign(number.front()))
        number = number.mid(1);
    while (!number.isEmpty() && isMoneySign(number.back()))
        number.chop(1);
    if (text.trimmed().isEmpty())
        return std::optional<Money>();
    bool isNumber = false;
    const double amount = locale.toDouble(number, &isNumber);
    const double minor = std::round(amount * std::pow(10.0, minorDigits(currency)));
    if (!isNumber || !(minor >= 0.0) || minor > kMostMinor)
        return std::nullopt;
    return Money{static_cast<std::int64_t>(minor), currency};
}

}
