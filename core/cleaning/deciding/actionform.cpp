// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/actionform.h"

#include "core/base/error.h"
#include "core/cleaning/deciding/actions.h"
#include "core/types/edit.h"
#include "core/types/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr std::array<std::pair<KeepRule, const char*>, kKeepRules> kKeepNames{{
    {KeepRule::Largest, "largest"},
    {KeepRule::Sharpest, "sharpest"},
    {KeepRule::Oldest, "oldest"},
}};

CellValue priceFromText(const std::string& text)
{
    const auto price = fromDecimalText(text);
    if (!price)
        refuseRecipe(fmt::format("\"{}\" is no price such as \"1234.00 GBP\"", text));
    if (price->minor < 0)
        refuseRecipe(fmt::format("\"{}\" is a negative price", text));
    return priceCell(price);
}

/// The key by which an object such as {"image": "i1"} names its subject.
std::string_view subjectKey(const Json& json, std::span<const std::string_view> keys)
{
    std::string_view found;
    for (const std::string_view key : keys) {
        if (!json.is_object() || !json.contains(key))
            continue;
        if (!found.empty())
            refuseRecipe(fmt::format("{} names more than one thing", json.dump()));
        found = key;
    }
    if (found.empty())
        refuseRecipe(fmt::format(
            "{} should be an object with \"{}\"", json.dump(), fmt::join(keys, "\" or \"")));
    textOf(json, found.data());
    return found;
}

void checkFinding(const Json& json)
{
    constexpr std::array<std::string_view, 3> kKeys{"listing", "image", "category"};
    subjectKey(json, kKeys);
    findingKindOf(json, "kind");
    if (json.contains("field"))
        textOf(json, "field");
}

void checkSelection(const Json& on)
{
    if (!on.is_object())
        refuseRecipe("\"on\" should be an object");
    for (const auto& [key, value] : on.items()) {
        if (key == "open")
            findingKindOf(on, "open");
        else if (key == "listings" || key == "images")
            textsOf(on, key.c_str());
        else if (key == "findings") {
            if (!value.is_array())
                refuseRecipe("\"findings\" should be a list");
            std::ranges::for_each(value, checkFinding);
        } else
            refuseRecipe(fmt::format("\"on\" cannot have \"{}\"", key));
    }
}

/// Whether the selection names images, as far as its form tells.
std::optional<bool> namesImages(const Json& on)
{
    const auto ofKind = [](FindingKind kind) {
        return kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
    };
    if (on.contains("images"))
        return true;
    if (on.contains("listings"))
        return false;
    if (on.contains("open"))
        return ofKind(findingKindOf(on, "open"));
    if (const auto findings = on.find("findings"); findings != on.end() && !findings->empty())
        return findings->front().contains("image");
    return std::nullopt;
}

void checkMerge(const Json& json)
{
    constexpr std::array<std::string_view, 2> kKeys{"image", "listing"};
    if (json.contains("keep"))
        keepRuleOf(textOf(json, "keep"));
    const auto kept = json.find("kept");
    if (kept == json.end())
        return;
    const bool image = subjectKey(*kept, kKeys) == "image";
    if (image != namesImages(memberOf(json, "on")).value_or(image))
        refuseRecipe(
            fmt::format("\"kept\" names {}, \"on\" does not", image ? "an image" : "a listing"));
}

/// One category for each image, and nothing but images.
void checkValues(const Json& json)
{
    const Json& on = memberOf(json, "on");
    const auto values = textsOf(json, kValuesKey);
    if (on.size() != 1 || !on.contains("images") || textsOf(on, "images").size() != values.size())
        refuseRecipe(fmt::format("\"{}\" should have one text for each of \"images\", and \"on\" "
                                 "nothing beside them",
            kValuesKey));
}

void checkEdit(const Json& json, Action& action)
{
    if (json.contains("field"))
        action.field = textOf(json, "field");
    readValue(json, action);
    if (!action.useSuggestion)
        textOf(json, "field");
    if (!action.field.empty() && !isEditable(action.field))
        refuseRecipe(fmt::format("\"{}\" is no field that can be edited", action.field));
}

}

void refuseRecipe(const std::string& what)
{
    throw Error(ErrorCode::Corrupt, fmt::format("The recipe cannot be read: {}.", what),
        "Compare it with the forms that the documentation of recipes gives.");
}

Json parsedObject(std::string_view text)
{
    try {
        Json json = Json::parse(text);
        if (!json.is_object())
            refuseRecipe("it should be an object");
        return json;
    } catch (const Json::parse_error& problem) {
        refuseRecipe(fmt::format("it is not JSON, from byte {} on", problem.byte));
    }
}

const Json& memberOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end())
        refuseRecipe(fmt::format("\"{}\" is missing in {}", key, json.dump()));
    return *found;
}

std::string textOf(const Json& json, const char* key)
{
    const Json& value = memberOf(json, key);
    if (!value.is_string())
        refuseRecipe(fmt::format("\"{}\" should be a text in {}", key, json.dump()));
    return value.get<std::string>();
}

FindingKind findingKindOf(const Json& json, const char* key)
{
    const std::string name = textOf(json, key);
    const auto kind = findingKindFromName(name);
    if (!kind)
        refuseRecipe(fmt::format("\"{}\" is no kind of finding", name));
    return *kind;
}

std::vector<std::string> textsOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end())
        return {};
    if (!found->is_array())
        refuseRecipe(fmt::format("\"{}\" should be a list of texts", key));
    std::vector<std::string> all;
    for (const Json& id : *found) {
        if (!id.is_string())
            refuseRecipe(fmt::format("\"{}\" should be a list of texts", key));
        all.push_back(id.get<std::string>());
    }
    return all;
}

ActionKind actionKindOf(const Json& json)
{
    const std::string name = textOf(json, "action");
    const auto kind = actionFromName(name);
    if (!kind)
        refuseRecipe(fmt::format("\"{}\" is no action that this program knows", name));
    return *kind;
}

const char* keepRuleName(KeepRule rule)
{
    return kKeepNames.at(static_cast<std::size_t>(rule)).second;
}

KeepRule keepRuleOf(const std::string& name)
{
    for (const auto& [rule, known] : kKeepNames) {
        if (name == known)
            return rule;
    }
    refuseRecipe(fmt::format("\"{}\" is no rule for keeping: largest, sharpest, oldest", name));
}

bool namesValues(const Json& json)
{
    return json.contains(kValuesKey) && actionKindOf(json) == ActionKind::Relabel;
}

void readValue(const Json& json, Action& action)
{
    if (json.contains("use")) {
        if (textOf(json, "use") != "suggestion")
            refuseRecipe("\"use\" can only be \"suggestion\"");
        action.useSuggestion = true;
        return;
    }
    const Json& value = memberOf(json, "value");
    if (value.is_null())
        return;
    if (action.kind == ActionKind::Threshold) {
        if (!value.is_number())
            refuseRecipe(fmt::format("\"value\" should be a number or null in {}", json.dump()));
        action.value = value.dump();
        return;
    }
    if (!value.is_string())
        refuseRecipe(fmt::format("\"value\" should be a text or null in {}", json.dump()));
    action.value = action.field == kPriceField ? priceFromText(value.get<std::string>())
                                               : CellValue(value.get<std::string>());
}

void checkActionForm(const Json& json)
{
    Action action;
    action.kind = actionKindOf(json);
    if (json.contains("finding"))
        action.finding = findingKindOf(json, "finding");
    for (const char* key : {"category", "field"}) {
        if (json.contains(key))
            textOf(json, key);
    }
    if (action.kind == ActionKind::Threshold) {
        findingKindOf(json, "finding");
        readValue(json, action);
        return;
    }
    const Json& on = memberOf(json, "on");
    checkSelection(on);
    switch (action.kind) {
    case ActionKind::Relabel:
        if (namesValues(json))
            checkValues(json);
        else
            readValue(json, action);
        break;
    case ActionKind::Edit: checkEdit(json, action); break;
    case ActionKind::Merge: checkMerge(json); break;
    case ActionKind::Accept:
        if (!action.finding && (on.contains("listings") || on.contains("images")))
            findingKindOf(json, "finding");
        break;
    case ActionKind::Mask:
        if (json.contains(kThresholdKey) && !json[kThresholdKey].is_number())
            refuseRecipe(
                fmt::format("\"{}\" should be a number in {}", kThresholdKey, json.dump()));
        break;
    case ActionKind::Exclude:
    case ActionKind::Restore:
    case ActionKind::Threshold: break;
    }
}

}
