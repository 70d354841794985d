// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/mojibake.h"

#include "core/cleaning/text/codepoints.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace vitrine::cleaning {

namespace {

/// Windows-1252 from 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
    0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

constexpr int kMostRounds = 4; // texts damaged more often are not worth reading
constexpr std::size_t kExampleMargin = 16; // code points

bool within(char32_t value, char32_t first, char32_t last)
{
    return value >= first && value <= last;
}

bool isC1(char32_t value)
{
    return within(value, 0x80, 0x9F);
}

/// The byte that Windows-1252 or Latin-1 reads as this character; 0 for none beyond ASCII.
std::uint8_t byteOf(char32_t value)
{
    if (within(value, 0x80, 0xFF))
        return static_cast<std::uint8_t>(value);
    if (value < 0x80)
        return 0;
    const auto found = std::find(kWindows1252.begin(), kWindows1252.end(), value);
    if (found == kWindows1252.end())
        return 0;
    return static_cast<std::uint8_t>(0x80 + (found - kWindows1252.begin()));
}

/// Punctuation that a right text has directly after a letter.
bool mayFollowALetter(char32_t value)
{
    switch (value) {
    case 0xA0: // no-break space
    case 0xAA: // ª
    case 0xAB: // «
    case 0xAE: // ®
    case 0xB0: // °
    case 0xB2: // ²
    case 0xB3: // ³
    case 0xB9: // ¹
    case 0xBA: // º
    case 0xBB: // »
    case 0x2013: // –
    case 0x2014: // —
    case 0x2018: // ‘
    case 0x2019: // ’
    case 0x201C: // “
    case 0x201D: // ”
    case 0x201E: // „
    case 0x2020: // †
    case 0x2022: // •
    case 0x2026: // …
    case 0x2039: // ‹
    case 0x203A: // ›
    case 0x2122: // ™
        return true;
    default: return false;
    }
}

bool isUpper(char32_t value)
{
    return isWordCharacter(value) && lowered(value) != value;
}

bool isLetter(char32_t value)
{
    return isWordCharacter(value) && !within(value, '0', '9');
}

/// Characters that are the UTF-8 bytes of another one.
struct Sequence {
    std::size_t at = 0;
    std::size_t length = 0; ///< characters
    char32_t decoded = 0;
    bool natural = false; ///< could stand like that in a right text
    bool lonely = false; ///< of a script whose letters come together, with none beside it
};

/// Scripts whose text is a row of two-byte letters.
bool needsCompany(char32_t decoded)
{
    return within(decoded, 0x0370, 0x06FF);
}

bool isPlausible(char32_t decoded)
{
    if (within(decoded, 0x80, 0x17F) || within(decoded, 0x218, 0x21B) || needsCompany(decoded))
        return true;
    if (decoded == 0x192 || decoded == 0x2C6 || decoded == 0x2DC)
        return true; // ƒ, ˆ and ˜ of Windows-1252, in texts misread twice
    return decoded >= 0x900 && !within(decoded, 0xD800, 0xDFFF) && !within(decoded, 0xE000, 0xF8FF)
        && decoded <= 0x10FFFF;
}

std::size_t lengthOfLead(std::uint8_t lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Whether the sequence can be read as it stands: a letter that ends its word in the right case,
/// and punctuation that may follow it.
bool readsNaturally(std::u32string_view text, const Sequence& sequence)
{
    const auto tails = text.substr(sequence.at + 1, sequence.length - 1);
    const char32_t lead = text[sequence.at];
    if (lead >= 0xE0 && tails.front() == 0xA0)
        return true; // a French word, a no-break space, and whatever follows: "payé €5"
    if (!std::all_of(tails.begin(), tails.end(), mayFollowALetter))
        return false;
    const char32_t before = sequence.at > 0 ? text[sequence.at - 1] : U' ';
    const std::size_t end = sequence.at + sequence.length;
    if (lead == 0xC2 && !isC1(sequence.decoded))
        return false; // "LEGOÂ®": hardly a word in capitals ends in Â
    if (lead >= 0xE0) {
        // "â", "ï" and "ð" are no words of one letter, as "à", "è", "é" and "å" are.
        const bool word = lead != 0xE2 && lead != 0xEF && lead != 0xF0;
        return word || isLetter(before);
    }
    if (end < text.size() && isLetter(text[end]))
        return false; // "Ã–sterreich"
    if (isLetter(before))
        return isUpper(before);
    return lead != 0xC2 && lead != 0xC3; // neither is a word of one letter
}

/// The sequence that begins at `at`; of length 0 when there is none.
Sequence sequenceAt(std::u32string_view text, std::size_t at)
{
    Sequence sequence;
    const char32_t lead = text[at];
    const std::size_t length = lead <= 0xFF ? lengthOfLead(static_cast<std::uint8_t>(lead)) : 0;
    if (length == 0 || at + length > text.size())
        return sequence;
    char32_t decoded = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint8_t tail = byteOf(text[at + i]);
        if ((tail & 0xC0U) != 0x80U)
            return sequence;
        decoded = (decoded << 6U) | (tail & 0x3FU);
    }
    constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000}; // by length
    if (decoded < kLeast[length] || !isPlausible(decoded))
        return sequence;
    sequence.at = at;
    sequence.length = length;
    sequence.decoded = decoded;
    sequence.natural = readsNaturally(text, sequence);
    return sequence;
}

void markLonely(std::vector<Sequence>& sequences)
{
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        Sequence& own = sequences[i];
        const auto beside = [&](const Sequence& first, const Sequence& second) {
            return first.at + first.length == second.at && needsCompany(first.decoded)
                && needsCompany(second.decoded);
        };
        own.lonely = needsCompany(own.decoded) && !(i > 0 && beside(sequences[i - 1], own))
            && !(i + 1 < sequences.size() && beside(own, sequences[i + 1]));
    }
}

/// Empty for a sound text. One sequence that is damaged beyond doubt convicts all.
std::vector<Sequence> damagedSequences(std::u32string_view text)
{
    std::vector<Sequence> sequences;
    for (std::size_t at = 0; at < text.size();) {
        const Sequence sequence = sequenceAt(text, at);
        if (sequence.length > 0)
            sequences.push_back(sequence);
        at += std::max<std::size_t>(sequence.length, 1);
    }
    markLonely(sequences);
    const bool sure = std::any_of(sequences.begin(), sequences.end(),
        [](const Sequence& sequence) { return !sequence.natural && !sequence.lonely; });
    if (!sure)
        sequences.clear();
    return sequences;
}

std::u32string replaced(std::u32string_view text, const std::vector<Sequence>& sequences)
{
    std::u32string out;
    out.reserve(text.size());
    std::size_t at = 0;
    for (const Sequence& sequence : sequences) {
        out += text.substr(at, sequence.at - at);
        out += sequence.decoded;
        at = sequence.at + sequence.length;
    }
    out += text.substr(at);
    return out;
}

/// C1 controls are Windows-1252 that was read as Latin-1: nobody writes them.
void replaceC1(std::u32string& text)
{
    for (char32_t& value : text) {
        if (isC1(value) && kWindows1252[value - 0x80] != 0)
            value = kWindows1252[value - 0x80];
    }
}

struct Damage {
    int places = 0;
    std::size_t first = 0; ///< code points before the first
};

Damage damageOf(std::u32string_view text, const std::vector<Sequence>& sequences)
{
    Damage damage;
    damage.places = static_cast<int>(sequences.size());
    damage.first = sequences.empty() ? text.size() : sequences.front().at;
    auto sequence = sequences.begin();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (sequence != sequences.end() && at == sequence->at) {
            at += sequence->length - 1;
            ++sequence;
        } else if (text[at] == kReplacement || isC1(text[at])) {
            ++damage.places;
            damage.first = std::min(damage.first, at);
        }
    }
    return damage;
}

std::string exampleAt(std::u32string_view text, std::size_t at)
{
    const std::size_t begin = at - std::min(at, kExampleMargin);
    return toUtf8(text.substr(begin, at - begin + kExampleMargin));
}

}

std::optional<EncodingDamage> findEncodingDamage(std::string_view text)
{
    if (std::all_of(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::nullopt;
    const std::u32string points = toCodePoints(text);
    std::vector<Sequence> sequences = damagedSequences(points);
    const Damage damage = damageOf(points, sequences);
    if (damage.places == 0)
        return std::nullopt;
    std::u32string repaired = points;
    for (int round = 0; round < kMostRounds && !sequences.empty(); ++round) {
        repaired = replaced(repaired, sequences);
        sequences = damagedSequences(repaired);
    }
    replaceC1(repaired);
    EncodingDamage found{damage.places, exampleAt(points, damage.first), {}};
    if (repaired != points)
        found.repaired = toUtf8(repaired);
    return found;
}

}
