// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/types/importreport.h"
#include "core/workspace/requests.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cli {

/// "1,234".
std::string grouped(std::int64_t number);
/// "1 photo", "1,234 photos".
std::string counted(std::int64_t number, std::string_view singular, std::string_view plural);
/// "8 s", "2 min 05 s", "1 h 02 min".
std::string duration(double seconds);
/// "in 1.5 s", "in less than 0.1 s".
std::string inSeconds(double seconds);

/// Reports for people, one place for verbs that share them.
void printImport(Console& console, const ImportReport& report);
/// `did` is "Cleaned" or "Embedded".
void printPictures(Console& console, const PictureReport& report, std::string_view did);
/// "512 kB", "1.5 GB".
std::string inBytes(std::int64_t bytes);
/// "79.7 %".
std::string percent(double share);
/// Code points of UTF-8, which are columns in all scripts whose letters are one cell wide.
std::size_t lettersIn(std::string_view text);
/// In quotes, on one line and in at most so many columns, at least 12; 0: as long as it is.
std::string quotedTitle(std::string_view title, std::size_t columns);
/// Cells in columns, the first to the left, the others to the right. The first row is the header.
void printTable(Console& console, const std::vector<std::vector<std::string>>& rows);

/// What searching with the random network means; a sentence or two.
std::string_view randomNetworkNotice();

}
