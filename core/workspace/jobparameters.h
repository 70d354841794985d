// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/inspection.h"
#include "core/workspace/requests.h"
#include "core/workspace/training.h"

#include <string>

namespace vitrine::workspace {

/// Requests as JSON objects, for the catalogue's table of jobs.
std::string parametersOf(const ImportRequest& request);
std::string parametersOf(const CleanRequest& request);
std::string parametersOf(const EmbedRequest& request);
std::string parametersOf(const IndexRequest& request);
std::string parametersOf(const ExportRequest& request);
std::string parametersOf(const DemoRequest& request);
std::string parametersOf(const CheckRequest& request);
std::string parametersOf(const SplitRequest& request);
std::string parametersOf(const TrainRequest& request);

}
