// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/money.h"
#include "core/types/picture.h"

#include <QImage>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

class QLocale;

/// The one place where the core's types become Qt's and back.
namespace vitrine::ui {

QString toQString(std::string_view utf8);
QString toQString(const std::string& utf8);
QString toQString(const std::filesystem::path& path);
std::string toUtf8(const QString& text);
std::filesystem::path toPath(const QString& text);
/// A deep copy, Format_RGB888; null for an empty picture.
QImage toImage(const Picture& picture);
Picture toPicture(const QImage& image);
/// By the locale, with the currency's sign: "£1,234.00"; whole amounts without decimals: "£80".
QString moneyText(const Money& money, const QLocale& locale);
/// Empty without a price.
QString moneyText(const std::optional<Money>& money, const QLocale& locale);
/// The number by which tr() chooses a plural form: an int, so that more than it holds count as its
/// most.
int pluralCount(std::int64_t number);

}
