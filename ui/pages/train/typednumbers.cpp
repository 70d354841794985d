// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/typednumbers.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace vitrine::ui {

std::optional<double> typedNumber(const QString& text)
{
    bool isNumber = false;
    double value = QLocale().toDouble(text.trimmed(), &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text.trimmed(), &isNumber);
    if (!isNumber || !std::isfinite(value) || value <= 0.0)
        return std::nullopt;
    return value;
}

std::optional<std::vector<double>> typedNumbers(const QString& text)
{
    static const QRegularExpression kGaps(QStringLiteral("[;\\s]+"));
    static const QRegularExpression kGapsAndCommas(QStringLiteral("[;,\\s]+"));
    const bool commaIsDecimal = QLocale().decimalPoint() == QLatin1String(",");
    std::vector<double> numbers;
    for (const QString& part :
        text.split(commaIsDecimal ? kGaps : kGapsAndCommas, Qt::SkipEmptyParts)) {
        const auto number = typedNumber(part);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

QString rateText(double rate)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    if (rate < 1e-5)
        return locale.toString(rate, 'g', 3);
    // Without the zeros behind the last digit that counts.
    const int decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(rate))));
    QString text = locale.toString(rate, 'f', decimals);
    if (text.contains(locale.decimalPoint())) {
        while (text.endsWith(locale.zeroDigit()))
            text.chop(1);
        if (text.endsWith(locale.decimalPoint()))
            text.chop(1);
    }
    return text;
}

}
