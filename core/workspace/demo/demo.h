// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/workspace/requests.h"

#include <filesystem>

namespace vitrine {

/// Draws a shop in the layout of a real marketplace's download: `folder`/Products.csv, Images.csv
/// and images/<id>.jpg. Listings are spread evenly over the categories and have 0 to 4 photos each.
/// As in real data some rows are odd: a listing or two without photos or price, a joke price, a
/// photo whose listing is gone, a damaged photo. The same request gives the same bytes at any
/// number of threads. `folder` must not exist or be empty. Throws Error InvalidArgument (number of
/// listings), AlreadyExists, DiskFull, PermissionDenied, Io. On cancel throws Cancelled and leaves
/// nothing.
void writeDemoShop(
    const std::filesystem::path& folder, const DemoRequest& request, JobContext& context);

}
