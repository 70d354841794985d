// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"
#include "core/types/keepcomparison.h"
#include "core/types/mergeforecast.h"
#include "ui/pages/clean/cleansource.h"

#include <QDateTime>
#include <QImage>
#include <QSize>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::ui {

/// The row that an action names: the image's or the listing's.
std::int64_t rowOf(const Finding& finding);

/// One of a group of duplicates: an image, or a listing with its cover.
struct DuplicateMember {
    static constexpr int kPictureSide = 1200; ///< pixels read of each picture

    FindingItem item;
    QImage picture; ///< to look at closely; null: none
    QSize size; ///< pixels of the original
    qint64 bytes = 0; ///< of its file
    QDateTime modified; ///< its file
    KeepMerits merits; ///< what merging compares
    QString description; ///< of listings

    std::int64_t row() const { return rowOf(item.stored.finding); }
};

struct DuplicateGroup {
    std::vector<StoredFinding> open;
    std::vector<StoredFinding> fine; ///< that somebody kept: what came later is compared with it
    ImageRow picture; ///< the first member's; none: it has none

    std::vector<StoredFinding> all() const;
};

/// Those of a group that are shown, whom of the whole group each rule keeps, and what merging by
/// one rule would do.
struct DuplicateComparison {
    static constexpr std::size_t kMembers = 24; ///< shown, and those that a rule keeps

    std::vector<DuplicateMember> members;
    std::array<std::int64_t, kKeepRules> kept{}; ///< rows
    std::array<bool, kKeepRules> tied{};
    MergeForecast forecast;
};

/// The groups of a kind that have something open and two members, in the order of their worst
/// finding. Worker thread; throws Error and Cancelled, as the next one does.
std::vector<DuplicateGroup> readDuplicateGroups(
    const CleanSource& source, FindingKind kind, JobContext& context);
DuplicateComparison readComparison(
    const CleanSource& source, const DuplicateGroup& group, KeepRule rule, JobContext& context);

/// Where two pictures differ: the absolute difference of each channel, the second scaled onto the
/// first.
QImage differenceOf(const QImage& first, const QImage& second);

/// About its findings, so that the one that stays is called fine.
Action mergeOf(const DuplicateGroup& group, KeepRule rule);

}
