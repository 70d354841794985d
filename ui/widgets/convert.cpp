// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/convert.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace vitrine::ui {

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString toQString(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString toQString(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

std::filesystem::path toPath(const QString& text)
{
    return std::filesystem::path(text.toStdString());
}

QImage toImage(const Picture& picture)
{
    if (picture.empty())
        return {};
    QImage image(picture.width, picture.height, QImage::Format_RGB888);
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(image.scanLine(y),
            picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride(), picture.stride());
    return image;
}

Picture toPicture(const QImage& image)
{
    // Onto white, as the core does with transparent pictures.
    QImage opaque(image.size(), QImage::Format_RGB888);
    if (image.hasAlphaChannel()) {
        const QImage source = image.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < source.height(); ++y) {
            const auto* in = reinterpret_cast<const QRgb*>(source.constScanLine(y));
            uchar* out = opaque.scanLine(y);
            for (int x = 0; x < source.width(); ++x, out += 3) {
                const int alpha = qAlpha(in[x]);
                const auto blend = [alpha](int c) {
                    return static_cast<uchar>((c * alpha + 255 * (255 - alpha) + 127) / 255);
                };
                out[0] = blend(qRed(in[x]));
                out[1] = blend(qGreen(in[x]));
                out[2] = blend(qBlue(in[x]));
            }
        }
    } else {
        opaque = image.convertToFormat(QImage::Format_RGB888);
    }
    Picture picture;
    picture.width = opaque.width();
    picture.height = opaque.height();
    picture.rgb.resize(picture.stride() * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride(),
            opaque.constScanLine(y), picture.stride());
    return picture;
}

QString moneyText(const Money& money, const QLocale& given)
{
    // The C locale, of desktops that say nothing, puts signs behind the amount.
    const QLocale locale =
        given.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom) : given;
    const int digits = minorDigits(money.currency);
    const qint64 unit = static_cast<qint64>(std::llround(std::pow(10.0, digits)));
    const int shown = money.minor % unit == 0 ? 0 : digits;
    const double amount = static_cast<double>(money.minor) / static_cast<double>(unit);
    if (money.currency.empty())
        return locale.toString(amount, 'f', shown);
    // The signs people know; other currencies keep their code, which the locale places.
    QString sign = toQString(money.currency);
    if (money.currency == "GBP")
        sign = QStringLiteral("£");
    else if (money.currency == "EUR")
        sign = QStringLiteral("€");
    else if (money.currency == "USD")
        sign = QStringLiteral("$");
    else if (money.currency == "JPY")
        sign = QStringLiteral("¥");
    else
        return locale.toString(amount, 'f', shown) + QChar(QChar::Nbsp) + sign;
    return locale.toCurrencyString(amount, sign, shown);
}

QString moneyText(const std::optional<Money>& money, const QLocale& locale)
{
    return money ? moneyText(*money, locale) : QString();
}

int pluralCount(std::int64_t number)
{
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(number, kMost));
}

}
