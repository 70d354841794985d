// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/findingquery.h"
#include "core/types/ids.h"
#include "core/types/listing.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {
class Inspection;
class JobContext;
class Workspace;
}

namespace vitrine::ui {

/// What the page reads and decides on: a workspace, and its inspection (or a test's).
struct CleanSource {
    std::shared_ptr<Workspace> workspace;
    Inspection* inspection = nullptr; ///< lives as long as the workspace

    explicit operator bool() const { return workspace && inspection; }
};

/// A finding with what a person needs to recognise its subject.
struct FindingItem {
    StoredFinding stored;
    ListingRow listing; ///< the one that is meant, or the image's; none for orphans and categories
    ImageRow picture; ///< the image that is meant, or the listing's cover
    QString subject; ///< the listing's title, the image's id or the category's name
    QString caption; ///< price, place, category
    QString category; ///< name, as it is now
    qint64 listings = 0; ///< that a category's finding stands for: of it and not left out
};

/// Worker thread; milliseconds a hundred rows. Throws Error and Cancelled.
std::vector<FindingItem> readFindings(const CleanSource& source, const FindingQuery& query,
    std::int64_t offset, std::int64_t limit, JobContext& context);
/// `categories`: the workspace's; for findings about one.
FindingItem readFinding(
    const Workspace& workspace, StoredFinding stored, const std::vector<Category>& categories = {});
/// Whether findings of the kind are about categories: what is done to one, is done to its listings.
bool isAboutCategories(FindingKind kind);

/// The text of a listing that a finding's field names; empty for other fields.
QString fieldText(const Workspace& workspace, const FindingItem& item);

}
