// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"

namespace vitrine::cli {

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return kUsage;
    case ErrorCode::NotFound:
    case ErrorCode::NotReady: return kNotFound;
    case ErrorCode::Corrupt:
    case ErrorCode::Unsupported:
    case ErrorCode::Diverged:
    case ErrorCode::NewerVersion: return kBadInput;
    case ErrorCode::AlreadyExists:
    case ErrorCode::PermissionDenied:
    case ErrorCode::UnknownHost:
    case ErrorCode::DiskFull: return kCannotWrite;
    case ErrorCode::Busy: return kBusy;
    case ErrorCode::Network: return kNetwork;
    case ErrorCode::Io:
    case ErrorCode::Internal: return kFailure;
    }
    return kFailure;
}

bool canBeMended(ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::PermissionDenied
        || code == ErrorCode::Io || code == ErrorCode::NotFound;
}

}
