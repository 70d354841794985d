// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/trunk/activationfile.h"

#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::test {

using Access = learning::ActivationFile::Access;

inline constexpr std::size_t kBytes = 5000; // not a multiple of a page
inline constexpr std::size_t kHeader = 24;
inline constexpr std::size_t kLine = 40;

inline std::string nameOf(int number)
{
    std::string name = std::to_string(number);
    return std::string(learning::ActivationFile::kNameLength - name.size(), 'n') + name;
}

inline std::vector<std::byte> recordOf(int number)
{
    std::vector<std::byte> record(kBytes);
    for (std::size_t i = 0; i < record.size(); ++i)
        record[i] = static_cast<std::byte>(i * 7 + static_cast<std::size_t>(number) * 13);
    return record;
}

inline void add(learning::ActivationFile& file, int number)
{
    const std::string name = nameOf(number);
    file.append({&name, 1}, recordOf(number));
}

inline bool holds(learning::ActivationFile& file, int number)
{
    const auto record = file.find(nameOf(number));
    const auto expected = recordOf(number);
    return record.size() == kBytes && std::memcmp(record.data(), expected.data(), kBytes) == 0;
}

/// A file of `count` records.
inline void makeRecords(const std::filesystem::path& folder, const std::string& key, int count)
{
    learning::ActivationFile file(folder, key, kBytes, Access::Write);
    for (int i = 0; i < count; ++i)
        add(file, i);
}

}
