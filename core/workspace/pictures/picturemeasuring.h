// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/types/listing.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"

#include <vector>

namespace vitrine::workspace {

/// Measures the originals of `images`, each of which must have one, and keeps the measures as they
/// come: also those that are finished on cancel or error. Throws Error DiskFull, Busy, Io.
void measurePictures(const std::vector<ListingImage>& images, const Layout& layout,
    catalogue::Catalogue& catalogue, JobSession& session, JobContext& context);

}
