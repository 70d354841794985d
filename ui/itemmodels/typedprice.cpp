// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/typedprice.h"

#include "core/types/currencyname.h"
#include "ui/widgets/convert.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kMostMinor = 1e15; ///< doubles count every unit up to here

/// What stands before, in and after the digits of a text.
struct Typed {
    QString before;
    QString number;
    QString after;
};

Typed splitAround(const QString& text, const QLocale& locale)
{
    const auto isDigit = [](QChar each) { return each.isDigit(); };
    const auto first = std::find_if(text.begin(), text.end(), isDigit);
    if (first == text.end())
        return {text.trimmed(), {}, {}};
    const auto last = std::find_if(text.rbegin(), text.rend(), isDigit).base();
    Typed typed{QString(text.begin(), first - text.begin()), QString(first, last - first),
        QString(last, text.end() - last)};
    const QString point = locale.decimalPoint();
    if (typed.before.endsWith(point) && !currencyNamed(toUtf8(typed.before), {})) { // not "Rs.50"
        typed.before.chop(point.size());
        typed.number.prepend(point);
    }
    if (typed.after == point) // "12."
        typed.after.clear();
    return {typed.before.trimmed(), typed.number, typed.after.trimmed()};
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
    if (text.trimmed().isEmpty())
        return std::optional<Money>();
    const Typed typed = splitAround(text, locale);
    if (!typed.before.isEmpty() && !typed.after.isEmpty())
        return std::nullopt;
    std::string named = currency;
    if (const QString word = typed.before + typed.after; !word.isEmpty()) {
        const auto known = currencyNamed(toUtf8(word), currency);
        if (!known)
            return std::nullopt;
        named = *known;
    }
    bool isNumber = false;
    const double amount = locale.toDouble(typed.number, &isNumber);
    const double minor = std::round(amount * std::pow(10.0, minorDigits(named)));
    if (!isNumber || !(minor >= 0.0) || minor > kMostMinor)
        return std::nullopt;
    return Money{static_cast<std::int64_t>(minor), named};
}

}
