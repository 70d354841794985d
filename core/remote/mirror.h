// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/fetchmanifest.h"
#include "core/remote/fetchreport.h"
#include "core/remote/remoteoptions.h"

namespace vitrine::remote {

class RemoteServer;

/// Brings the files of the server's folder to the manifest's, one after the other. A file that
/// fails is reported and the others go on, unless the server or the disk itself has failed. What
/// has come stays and is noted, also on cancel and failure, so that the next call goes on from
/// there. Of files that came before and that the server no longer has, the copies are removed, but
/// not where somebody has changed them, and not when it has no picture left at all: then throws
/// Error NotFound, as the folder may have moved. Throws Error, Cancelled.
void mirror(RemoteServer& server, const RemoteOptions& options, FetchManifest& manifest,
    FetchReport& report, JobContext& context);

}
