// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/rowids.h"

#include "core/importing/csvreader.h"

#include <algorithm>

namespace vitrine::importing {

namespace {

constexpr int kSampleRows = 1000;
constexpr int kClearRows = 100;
constexpr std::size_t kLongestId = 128;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isUuid(std::string_view id)
{
    if (id.size() != 36)
        return false;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? id[i] != '-' : !isHexDigit(id[i]))
            return false;
    }
    return true;
}

bool mayNameFile(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && c != '/' && c != '\\';
}

}

bool isAcceptableId(std::string_view id, IdForm form)
{
    if (form == IdForm::Uuid)
        return isUuid(id);
    return !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), mayNameFile);
}

IdForm idFormOf(const std::filesystem::path& file, std::size_t column)
{
    CsvReader reader(file);
    CsvRow row;
    int rows = 0;
    int uuids = 0;
    while (rows < kSampleRows && reader.next(row)) {
        if (row.fault != CsvFault::None)
            continue;
        ++rows;
        uuids += isUuid(row.fields[column]) ? 1 : 0;
        if (rows == kClearRows && (uuids == 0 || uuids == rows))
            break;
    }
    return rows > 0 && uuids * 10 >= rows * 9 ? IdForm::Uuid : IdForm::Any;
}

}
