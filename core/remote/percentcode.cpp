// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/percentcode.h"

namespace vitrine::remote {

namespace {

bool isUnreserved(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')
        || (letter >= '0' && letter <= '9')
        || std::string_view("-._~").find(letter) != std::string_view::npos;
}

std::string encoded(std::string_view text, bool keepSlashes)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char letter : text) {
        if (isUnreserved(letter) || (keepSlashes && letter == '/')) {
            result += letter;
            continue;
        }
        const auto value = static_cast<unsigned char>(letter);
        result += '%';
        result += kDigits[value >> 4U];
        result += kDigits[value & 15U];
    }
    return result;
}

}

std::string encodedPath(std::string_view path)
{
    return encoded(path, true);
}

std::string encodedValue(std::string_view value)
{
    return encoded(value, false);
}

}
