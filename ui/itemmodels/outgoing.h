// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <memory>
#include <vector>

class QMimeData;

namespace vitrine {
class Workspace;
}

/// What is dragged out and copied to other programs. Read on the GUI thread: milliseconds a
/// hundred rows. Null where there is nothing.
namespace vitrine::ui {

/// Their covers as files, themselves as CSV and as lines with tabs.
std::unique_ptr<QMimeData> mimeOfListings(
    const Workspace& workspace, const std::vector<ListingRow>& listings);
/// As files, their ids as lines; of one photo its pixels too.
std::unique_ptr<QMimeData> mimeOfPhotos(
    const Workspace& workspace, const std::vector<ImageRow>& photos);

}
