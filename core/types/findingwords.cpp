// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/findingwords.h"

#include "core/base/marked.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <locale>
#include <span>
#include <sstream>
#include <utility>

namespace vitrine {

namespace {

/// In the order of FindingKind.
constexpr std::array<const char*, kFindingKinds> kTitles{
    VITRINE_TEXT("core", "No price"),
    VITRINE_TEXT("core", "Price of zero"),
    VITRINE_TEXT("core", "Odd prices"),
    VITRINE_TEXT("core", "No title"),
    VITRINE_TEXT("core", "Very long titles"),
    VITRINE_TEXT("core", "No description"),
    VITRINE_TEXT("core", "Very long descriptions"),
    VITRINE_TEXT("core", "Garbled letters"),
    VITRINE_TEXT("core", "Contact details"),
    VITRINE_TEXT("core", "No category"),
    VITRINE_TEXT("core", "Rare categories"),
    VITRINE_TEXT("core", "Misspelt categories"),
    VITRINE_TEXT("core", "No place"),
    VITRINE_TEXT("core", "Repeated listings"),
    VITRINE_TEXT("core", "Similar listings"),
    VITRINE_TEXT("core", "No photo"),
    VITRINE_TEXT("core", "Rows without a usable id"),
    VITRINE_TEXT("core", "Ids that came again"),
    VITRINE_TEXT("core", "Photos without a listing"),
    VITRINE_TEXT("core", "Unreadable photos"),
    VITRINE_TEXT("core", "Misleading file names"),
    VITRINE_TEXT("core", "Dark photos"),
    VITRINE_TEXT("core", "Pale photos"),
    VITRINE_TEXT("core", "Odd shapes"),
    VITRINE_TEXT("core", "Odd sizes"),
    VITRINE_TEXT("core", "Empty photos"),
    VITRINE_TEXT("core", "Blurry photos"),
    VITRINE_TEXT("core", "Photos without colour"),
    VITRINE_TEXT("core", "Blocky photos"),
    VITRINE_TEXT("core", "Screenshots"),
    VITRINE_TEXT("core", "Identical photos"),
    VITRINE_TEXT("core", "Near-identical photos"),
    VITRINE_TEXT("core", "Unlike all others"),
    VITRINE_TEXT("core", "Doubtful categories"),
    VITRINE_TEXT("core", "Photos that disagree"),
    VITRINE_TEXT("core", "Leaks between splits"),
    VITRINE_TEXT("core", "Shortcuts to a category"),
};

using NamedText = std::pair<std::string_view, const char*>;

constexpr std::array<NamedText, 4> kRefusals{{
    {"bad_id", VITRINE_TEXT("core", "No id, or one of another form than the others")},
    {"duplicate_id", VITRINE_TEXT("core", "The id of an earlier row")},
    {"field_count", VITRINE_TEXT("core", "More or fewer fields than the header")},
    {"unclosed_quote", VITRINE_TEXT("core", "A quote that does not close")},
}};

constexpr std::array<NamedText, 11> kMeasures{{
    {"brightness1", VITRINE_TEXT("core", "brightness of the darkest spots")},
    {"brightness50", VITRINE_TEXT("core", "brightness")},
    {"brightness99", VITRINE_TEXT("core", "brightness of the brightest spots")},
    {"entropy", VITRINE_TEXT("core", "information in bits")},
    {"sharpness", VITRINE_TEXT("core", "sharpness")},
    {"colourfulness", VITRINE_TEXT("core", "colourfulness")},
    {"blockiness", VITRINE_TEXT("core", "blockiness")},
    {"flatness", VITRINE_TEXT("core", "share of flat areas")},
    {"aspect", VITRINE_TEXT("core", "width as a share of the height")},
    {"pixels", VITRINE_TEXT("core", "size in pixels")},
    {"bytes_per_pixel", VITRINE_TEXT("core", "bytes for each pixel")},
}};

std::string_view textNamed(std::span<const NamedText> texts, std::string_view name)
{
    const auto found = std::ranges::find(texts, name, &NamedText::first);
    return found == texts.end() ? name : found->second;
}

}

const char* findingKindTitle(FindingKind kind)
{
    return kTitles[static_cast<std::size_t>(kind)];
}

std::string_view pictureMeasureTitle(std::string_view name)
{
    return textNamed(kMeasures, name);
}

std::string_view refusedRowsTitle(std::string_view kind)
{
    return textNamed(kRefusals, kind);
}

std::optional<ShortcutRule> shortcutRuleOf(const Finding& finding)
{
    if (finding.kind != FindingKind::CategoryShortcut)
        return std::nullopt;
    std::istringstream text(finding.text); // "brightness50 < 0.31"
    text.imbue(std::locale::classic());
    ShortcutRule rule;
    std::string sign;
    if (!(text >> rule.measure >> sign >> rule.value) || (sign != "<" && sign != ">"))
        return std::nullopt;
    rule.above = sign == ">";
    return rule;
}

}
