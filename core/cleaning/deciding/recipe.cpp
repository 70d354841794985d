// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/recipe.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/deciding/actionform.h"
#include "core/cleaning/deciding/actions.h"
#include "core/cleaning/deciding/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr int kVersion = 1;
constexpr const char* kVersionKey = "vitrine_recipe";

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
        if (!isInCatalogue(subject))
            continue;
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

/// Of the images that selectionJson names.
Json valuesJson(const Action& action, catalogue::Reader& reader)
{
    Json values = Json::array();
    for (std::size_t i = 0; i < std::min(action.values.size(), action.on.images.size()); ++i) {
        if (reader.image(action.on.images[i]))
            values.push_back(action.values[i]);
    }
    return values;
}

void addValue(Json& json, const Action& action, catalogue::Reader& reader)
{
    if (action.kind == ActionKind::Relabel && !action.values.empty())
        json[kValuesKey] = valuesJson(action, reader);
    else if (action.useSuggestion)
        json["use"] = "suggestion";
    else if (action.value && action.kind == ActionKind::Threshold)
        json["value"] = Json::parse(*action.value, nullptr, false);
    else if (action.value)
        json["value"] = action.field == kPriceField
            ? std::string(text::trimmed(toDecimalText(priceOfCell(action.value).value_or(Money()))))
            : *action.value;
    else
        json["value"] = nullptr;
}

/// The findings of the subject that `json` names, as rows.
void findNamed(const Json& json, catalogue::Reader& reader, LocalAction& local)
{
    const FindingKind kind = findingKindOf(json, "kind");
    const std::string field = json.contains("field") ? textOf(json, "field") : std::string();
    Subject wanted;
    std::string name;
    if (json.contains("listing")) {
        name = textOf(json, "listing");
        wanted.listing = reader.listingById(name).value_or(ListingRow());
    } else if (json.contains("image")) {
        name = textOf(json, "image");
        if (const auto image = reader.imageById(name))
            wanted.image = image->row;
    } else {
        name = textOf(json, "category");
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
    if (on->contains("open"))
        local.action.on.openOf = findingKindOf(*on, "open");
    for (const std::string& id : textsOf(*on, "listings")) {
        if (const auto row = reader.listingById(id))
            local.action.on.listings.push_back(*row);
        else
            local.missing.push_back(id);
    }
    for (const std::string& id : textsOf(*on, "images")) {
        if (const auto image = reader.imageById(id))
            local.action.on.images.push_back(image->row);
        else
            local.missing.push_back(id);
    }
    if (const auto findings = on->find("findings"); findings != on->end()) {
        for (const Json& finding : *findings)
            findNamed(finding, reader, local);
    }
}

/// The values of those images that are there.
void readValues(const Json& json, catalogue::Reader& reader, Action& action)
{
    const auto images = textsOf(memberOf(json, "on"), "images");
    const auto values = textsOf(json, kValuesKey);
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (reader.imageById(images[i]))
            action.values.push_back(values[i]);
    }
}

void readMerge(const Json& json, catalogue::Reader& reader, LocalAction& local)
{
    Action& action = local.action;
    if (json.contains("keep"))
        action.keep = keepRuleOf(textOf(json, "keep"));
    const auto kept = json.find("kept");
    if (kept == json.end())
        return;
    const std::string id = textOf(*kept, kept->contains("image") ? "image" : "listing");
    if (kept->contains("image")) {
        const auto image = reader.imageById(id);
        action.kept = image ? image->row.value : 0;
    } else {
        action.kept = reader.listingById(id).value_or(ListingRow()).value;
    }
    if (action.kept == 0 && std::ranges::find(local.missing, id) == local.missing.end())
        local.missing.push_back(id);
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
    case ActionKind::Threshold: addValue(json, action, reader); break;
    case ActionKind::Merge: {
        json["keep"] = keepRuleName(action.keep);
        if (action.kept != 0) {
            const auto subjects = subjectsOf(action.on, reader);
            const bool images = !subjects.empty() && subjects.front().image;
            json["kept"] = subjectJson(
                images ? Subject{{}, {action.kept}, {}, {}} : Subject{{action.kept}, {}, {}, {}},
                reader);
        }
        break;
    }
    case ActionKind::Mask: json[kThresholdKey] = maskThreshold(action, reader); break;
    case ActionKind::Exclude:
    case ActionKind::Restore:
    case ActionKind::Accept: break;
    }
    return json.dump();
}

LocalAction actionFromJson(std::string_view source, catalogue::Reader& reader)
{
    const Json json = parsedObject(source);
    checkActionForm(json);
    LocalAction local;
    Action& action = local.action;
    action.kind = actionKindOf(json);
    readSelection(json, reader, local);
    if (json.contains("finding"))
        action.finding = findingKindOf(json, "finding");
    if (json.contains("field"))
        action.field = textOf(json, "field");
    if (json.contains("category")) {
        const std::string name = textOf(json, "category");
        action.category = categoryRow(name, reader);
        if (!action.category) // without one it would mean all categories
            local.impossible = fmt::format("There is no category \"{}\".", name);
    }
    if (namesValues(json))
        readValues(json, reader, action);
    else if (action.kind == ActionKind::Relabel || action.kind == ActionKind::Edit
        || action.kind == ActionKind::Threshold)
        readValue(json, action);
    if (const auto least = json.find(kThresholdKey);
        action.kind == ActionKind::Mask && least != json.end())
        action.value = least->dump();
    if (action.kind == ActionKind::Merge)
        readMerge(json, reader, local);
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
    const Json json = parsedObject(source);
    const Json& version = memberOf(json, kVersionKey);
    if (!version.is_number_integer())
        refuseRecipe(fmt::format("\"{}\" should be a number", kVersionKey));
    if (version.get<int>() > kVersion)
        throw Error(ErrorCode::NewerVersion, "The recipe was written by a newer Vitrine.",
            "Update Vitrine.");
    Recipe recipe;
    if (json.contains("name"))
        recipe.name = textOf(json, "name");
    const Json& steps = memberOf(json, "steps");
    if (!steps.is_array())
        refuseRecipe("\"steps\" should be a list");
    for (const Json& step : steps) {
        if (!step.is_object())
            refuseRecipe("every step should be an object");
        checkActionForm(step);
        bool enabled = true;
        if (const auto found = step.find("enabled"); found != step.end()) {
            if (!found->is_boolean())
                refuseRecipe("\"enabled\" should be true or false");
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
    const Json json = parsedObject(actionJson);
    const auto on = json.find("on");
    return on != json.end() && (on->contains("open") || on->contains("findings"));
}

}
