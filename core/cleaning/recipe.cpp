// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/recipe.h"

#include "core/base/error.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/actions.h"
#include "core/cleaning/selection.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace vitrine::cleaning {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr const char* kVersionKey = "vitrine_recipe";
constexpr std::string_view kPrice = "price";

constexpr std::array<std::pair<KeepRule, const char*>, 3> kKeepNames{{
    {KeepRule::Largest, "largest"},
    {KeepRule::Sharpest, "sharpest"},
    {KeepRule::Oldest, "oldest"},
}};

[[noreturn]] void refuse(const std::string& what)
{
    throw Error(ErrorCode::Corrupt, fmt::format("The recipe cannot be read: {}.", what),
        "Compare it with the forms that the documentation of recipes gives.");
}

std::string categoryName(CategoryRow row, catalogue::Reader& reader)
{
    return nameOf(Subject{{}, {}, row, {}}, reader);
}

CategoryRow categoryRow(const std::string& name, catalogue::Reader& reader)
{
    for (const Category& category : reader.categories()) {
        if (category.name == name)
            return category.row;
    }
    return {};
}

/// The subject as {"listing": id}, {"image": id} or {"category": name}.
Json subjectJson(const Subject& subject, catalogue::Reader& reader)
{
    const char* key = subject.listing ? "listing" : subject.image ? "image" : "category";
    return Json{{key, nameOf(subject, reader)}};
}

Json selectionJson(const Selection& selection, catalogue::Reader& reader)
{
    Json json = Json::object();
    if (selection.openOf)
        json["open"] = findingKindName(*selection.openOf);
    Selection named = selection;
    named.openOf.reset();
    for (const Subject& subject : subjectsOf(named, reader)) {
        if (subject.finding) {
            Json finding{{"kind", findingKindName(subject.finding->finding.kind)}};
            finding.update(subjectJson(subject, reader));
            if (!subject.finding->finding.field.empty())
                finding["field"] = subject.finding->finding.field;
            json["findings"].push_back(std::move(finding));
        } else {
            json[subject.listing ? "listings" : "images"].push_back(nameOf(subject, reader));
        }
    }
    return json;
}

CellValue priceFromText(const std::string& text)
{
    const auto price = fromDecimalText(text);
    if (!price)
        refuse(fmt::format("\"{}\" is no price such as \"1234.00 GBP\"", text));
    return priceCell(price);
}

void addValue(Json& json, const Action& action)
{
    if (action.useSuggestion)
        json["use"] = "suggestion";
    else if (action.value && action.kind == ActionKind::Threshold)
        json["value"] = Json::parse(*action.value, nullptr, false);
    else if (action.value)
        json["value"] = action.field == kPrice
            ? toDecimalText(priceOfCell(action.value).value_or(Money()))
            : *action.value;
    else
        json["value"] = nullptr;
}

// Reading.

const Json& member(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end())
        refuse(fmt::format("\"{}\" is missing in {}", key, json.dump()));
    return *found;
}

std::string text(const Json& json, const char* key)
{
    const Json& value = member(json, key);
    if (!value.is_string())
        refuse(fmt::format("\"{}\" should be a text in {}", key, json.dump()));
    return value.get<std::string>();
}

FindingKind kindOf(const Json& json, const char* key)
{
    const std::string name = text(json, key);
    const auto kind = findingKindFromName(name);
    if (!kind)
        refuse(fmt::format("\"{}\" is no kind of finding", name));
    return *kind;
}

std::vector<std::string> ids(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end())
        return {};
    if (!found->is_array())
        refuse(fmt::format("\"{}\" should be a list of ids", key));
    std::vector<std::string> all;
    for (const Json& id : *found) {
        if (!id.is_string())
            refuse(fmt::format("\"{}\" should be a list of ids, which are texts", key));
        all.push_back(id.get<std::string>());
    }
    return all;
}

/// The findings of the subject that `json` names, as rows.
void findNamed(const Json& json, catalogue::Reader& reader, LocalAction& local)
{
    const FindingKind kind = kindOf(json, "kind");
    const std::string field = json.contains("field") ? text(json, "field") : std::string();
    Subject wanted;
    std::string name;
    if (json.contains("listing")) {
        name = text(json, "listing");
        wanted.listing = reader.listingById(name).value_or(ListingRow());
    } else if (json.contains("image")) {
        name = text(json, "image");
        if (const auto image = reader.imageById(name))
            wanted.image = image->row;
    } else {
        name = text(json, "category");
        wanted.category = categoryRow(name, reader);
    }
    bool found = false;
    if (wanted.listing || wanted.image || wanted.category) {
        FindingQuery query{kind, {}, true};
        if (wanted.listing)
            query.listing = wanted.listing;
        else if (wanted.image) {
            if (const auto image = reader.image(wanted.image))
                query.listing = image->listing;
        }
        for (const StoredFinding& stored : reader.findings(query, 0, -1)) {
            const Finding& finding = stored.finding;
            if (finding.field == field && finding.listing == wanted.listing
                && finding.image == wanted.image && finding.category == wanted.category) {
                local.action.on.findings.push_back(stored.row);
                found = true;
            }
        }
    }
    if (!found)
        local.missing.push_back(name);
}

void readSelection(const Json& json, catalogue::Reader& reader, LocalAction& local)
{
    const auto on = json.find("on");
    if (on == json.end())
        return;
    if (!on->is_object())
        refuse("\"on\" should be an object");
    if (on->contains("open"))
        local.action.on.openOf = kindOf(*on, "open");
    for (const std::string& id : ids(*on, "listings")) {
        if (const auto row = reader.listingById(id))
            local.action.on.listings.push_back(*row);
        else
            local.missing.push_back(id);
    }
    for (const std::string& id : ids(*on, "images")) {
        if (const auto image = reader.imageById(id))
            local.action.on.images.push_back(image->row);
        else
            local.missing.push_back(id);
    }
    if (const auto findings = on->find("findings"); findings != on->end()) {
        if (!findings->is_array())
            refuse("\"findings\" should be a list");
        for (const Json& finding : *findings)
            findNamed(finding, reader, local);
    }
}

void readValue(const Json& json, Action& action)
{
    if (json.contains("use")) {
        if (text(json, "use") != "suggestion")
            refuse("\"use\" can only be \"suggestion\"");
        action.useSuggestion = true;
        return;
    }
    const Json& value = member(json, "value");
    if (value.is_string() && action.field == kPrice)
        action.value = priceFromText(value.get<std::string>());
    else if (value.is_string())
        action.value = value.get<std::string>();
    else if (value.is_number())
        action.value = value.dump();
    else if (!value.is_null())
        refuse("\"value\" should be a text, a number or null");
}

KeepRule keepRule(const std::string& name)
{
    for (const auto& [rule, known] : kKeepNames) {
        if (name == known)
            return rule;
    }
    refuse(fmt::format("\"{}\" is no rule for keeping: largest, sharpest, oldest", name));
}

void readMerge(const Json& json, catalogue::Reader& reader, Action& action)
{
    if (json.contains("keep"))
        action.keep = keepRule(text(json, "keep"));
    const auto kept = json.find("kept");
    if (kept == json.end())
        return;
    if (kept->contains("image")) {
        const auto image = reader.imageById(text(*kept, "image"));
        action.kept = image ? image->row.value : 0;
    } else {
        action.kept = reader.listingById(text(*kept, "listing")).value_or(ListingRow()).value;
    }
}

Json parsed(std::string_view text)
{
    try {
        Json json = Json::parse(text);
        if (!json.is_object())
            refuse("it should be an object");
        return json;
    } catch (const Json::exception& problem) {
        refuse(fmt::format("it is not JSON ({})", problem.what()));
    }
}

ActionKind actionKind(const Json& json)
{
    const std::string name = text(json, "action");
    const auto kind = actionFromName(name);
    if (!kind)
        refuse(fmt::format("\"{}\" is no action that this program knows", name));
    return *kind;
}

/// Whether it has the members that its kind needs, without looking at a catalogue.
void checkForm(const Json& json)
{
    Action action;
    switch (actionKind(json)) {
    case ActionKind::Relabel: readValue(json, action); break;
    case ActionKind::Edit:
        if (json.contains("field"))
            action.field = text(json, "field");
        readValue(json, action);
        if (!action.useSuggestion)
            text(json, "field");
        break;
    case ActionKind::Threshold:
        kindOf(json, "finding");
        readValue(json, action);
        return;
    case ActionKind::Merge:
        if (json.contains("keep"))
            keepRule(text(json, "keep"));
        break;
    case ActionKind::Exclude:
    case ActionKind::Restore:
    case ActionKind::Mask:
    case ActionKind::Accept: break;
    }
    if (!member(json, "on").is_object())
        refuse("\"on\" should be an object");
}

}

std::string actionToJson(const Action& action, catalogue::Reader& reader)
{
    Json json{{"action", actionName(action.kind)}};
    if (action.kind != ActionKind::Threshold)
        json["on"] = selectionJson(action.on, reader);
    if (action.finding)
        json["finding"] = findingKindName(*action.finding);
    if (action.category)
        json["category"] = categoryName(action.category, reader);
    if (!action.field.empty())
        json["field"] = action.field;
    switch (action.kind) {
    case ActionKind::Relabel:
    case ActionKind::Edit:
    case ActionKind::Threshold: addValue(json, action); break;
    case ActionKind::Merge: {
        for (const auto& [rule, name] : kKeepNames) {
            if (rule == action.keep)
                json["keep"] = name;
        }
        if (action.kept != 0) {
            const auto subjects = subjectsOf(action.on, reader);
            const bool images = !subjects.empty() && subjects.front().image;
            json["kept"] = subjectJson(
                images ? Subject{{}, {action.kept}, {}, {}} : Subject{{action.kept}, {}, {}, {}},
                reader);
        }
        break;
    }
    case ActionKind::Exclude:
    case ActionKind::Restore:
    case ActionKind::Mask:
    case ActionKind::Accept: break;
    }
    return json.dump();
}

LocalAction actionFromJson(std::string_view source, catalogue::Reader& reader)
{
    const Json json = parsed(source);
    checkForm(json);
    LocalAction local;
    Action& action = local.action;
    action.kind = actionKind(json);
    readSelection(json, reader, local);
    if (json.contains("finding"))
        action.finding = kindOf(json, "finding");
    if (json.contains("field"))
        action.field = text(json, "field");
    if (json.contains("category")) {
        const std::string name = text(json, "category");
        action.category = categoryRow(name, reader);
        if (!action.category)
            local.missing.push_back(name);
    }
    if (action.kind == ActionKind::Relabel || action.kind == ActionKind::Edit
        || action.kind == ActionKind::Threshold)
        readValue(json, action);
    if (action.kind == ActionKind::Merge)
        readMerge(json, reader, action);
    return local;
}

std::string recipeToJson(const Recipe& recipe)
{
    Json json{{kVersionKey, kVersion}, {"name", recipe.name}, {"steps", Json::array()}};
    for (const RecipeStep& step : recipe.steps) {
        Json each = Json::parse(step.action);
        if (!step.enabled)
            each["enabled"] = false;
        json["steps"].push_back(std::move(each));
    }
    return json.dump(2) + "\n";
}

Recipe recipeFromJson(std::string_view source)
{
    const Json json = parsed(source);
    const Json& version = member(json, kVersionKey);
    if (!version.is_number_integer())
        refuse(fmt::format("\"{}\" should be a number", kVersionKey));
    if (version.get<int>() > kVersion)
        throw Error(ErrorCode::NewerVersion, "The recipe was written by a newer Vitrine.",
            "Update Vitrine.");
    Recipe recipe;
    if (json.contains("name"))
        recipe.name = text(json, "name");
    const Json& steps = member(json, "steps");
    if (!steps.is_array())
        refuse("\"steps\" should be a list");
    for (const Json& step : steps) {
        if (!step.is_object())
            refuse("every step should be an object");
        checkForm(step);
        bool enabled = true;
        if (const auto found = step.find("enabled"); found != step.end()) {
            if (!found->is_boolean())
                refuse("\"enabled\" should be true or false");
            enabled = found->get<bool>();
        }
        Json action = step;
        action.erase("enabled");
        recipe.steps.push_back({action.dump(), enabled});
    }
    return recipe;
}

bool needsFindings(std::string_view actionJson)
{
    const Json json = parsed(actionJson);
    const auto on = json.find("on");
    return on != json.end() && (on->contains("open") || on->contains("findings"));
}

}
