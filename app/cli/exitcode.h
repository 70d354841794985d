// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace vitrine::cli {

/// What the program exits with; documented in docs/cli.md.
enum ExitCode {
    kSuccess = 0,
    kFailure = 1, ///< anything without a code of its own
    kUsage = 2, ///< the command line makes no sense
    kNotFound =
        3, ///< a file, workspace, image or model is not there, or an earlier step is missing
    kBadInput = 4, ///< damaged, unsupported, or from a newer Vitrine
    kCannotWrite = 5, ///< permission, disk full, already exists
    kBusy = 6,
    kNetwork = 7,
    kCancelled = 130, ///< Ctrl-C or a termination request
};

ExitCode exitCodeFor(ErrorCode code);

/// Whether somebody may take the cause away and go on: a full disk, a file that is not there.
bool canBeMended(ErrorCode code);

}
