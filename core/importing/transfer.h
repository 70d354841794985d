// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importing/download.h"
#include "core/importing/partfile.h"
#include "core/jobs/jobcontext.h"

namespace vitrine::importing {

enum class TransferEnd {
    Complete,
    StartAgain, ///< the part does not fit what the server has: to be asked for anew, from the start
};

/// One request with libcurl for what the part lacks. Throws Error, Cancelled.
TransferEnd transfer(const DownloadRequest& request, PartFile& part, JobContext& context);

}
