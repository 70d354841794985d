// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "core/types/finding.h"
#include "core/types/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

enum class ActionKind {
    Exclude, ///< leave out of training data and searches
    Restore, ///< take back in
    Relabel, ///< give listings another category
    Edit, ///< give a field of listings another value
    Mask, ///< put marks in place of phone numbers, addresses and links
    Merge, ///< of duplicates keep one, leave the others out
    Threshold, ///< compare with another number
    Accept, ///< call findings fine
};

/// "exclude", ..., "accept": stable, stand in recipes.
std::string_view actionName(ActionKind kind);
std::optional<ActionKind> actionFromName(std::string_view name);

/// Which of a group of duplicates stays. Ties go to the next rule of this order, then to the one
/// that was imported first.
enum class KeepRule {
    Largest, ///< pixels, then bytes
    Sharpest, ///< at one scale, and of those that are about as sharp the largest
    /// Of images whose files' times are all known the one that was changed first; of others, and of
    /// listings, imported first.
    Oldest,
};
inline constexpr int kKeepRules = static_cast<int>(KeepRule::Oldest) + 1;

/// What an action is done to: everything that is named here.
struct Selection {
    std::vector<ListingRow> listings;
    std::vector<ImageRow> images;
    std::vector<std::int64_t> findings; ///< rows of findings: their subjects
    std::optional<FindingKind> openOf; ///< every open finding of the kind
};

/// One decision, made of plain values. What each kind reads:
///
/// Exclude, Restore: the selection; findings about a category stand for its listings. All open
///     duplicates of a kind cannot be excluded, as none would stay.
/// Relabel: listings (an image stands for its listing); `value`: the category's name, none: no
///     category; or `useSuggestion`: what each finding suggests; or `values`: of images, and
///     nothing beside them, one name for each, in their order.
/// Edit: listings; `field` and `value` as Cell gives them; or `useSuggestion`. A price without a
///     currency is in each listing's own, else in that of most prices; it cannot be negative.
/// Mask: listings: title and description; findings: their field. `value`: how sure a number or an
///     address has to be (a decimal number; none: the threshold of ContactDetails, as it is set).
/// Merge: findings of duplicates: whole groups, what is left out apart; those that were called fine
///     stay, and the others are merged into one of them; or listings or images: one group. `kept`
///     is what stays if it is in the group, else `keep` says. What a listing that stays lacks
///     (title, price, place, category, description), it takes from the others in turn, and it
///     takes their images too. An image that is the last of its listing is not left out; a group of
///     which nothing would be left out stays as it is.
/// Threshold: `finding`, `category` (none: all), `value` (a decimal number on the rule's scale;
///     none: the rule's own).
/// Accept: findings; or listings and images, and the `finding` that is fine about them, in `field`
///     or, without one, wherever it is.
struct Action {
    ActionKind kind = ActionKind::Exclude;
    Selection on;
    std::string field;
    CellValue value;
    std::vector<std::string> values; ///< instead of `value`
    bool useSuggestion = false;
    std::optional<FindingKind> finding;
    CategoryRow category;
    KeepRule keep = KeepRule::Largest;
    std::int64_t kept = 0; ///< row of the listing or image that stays; 0: by rule
};

}
