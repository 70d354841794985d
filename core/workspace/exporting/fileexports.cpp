// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporting/fileexports.h"

#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/importing/tableexport.h"
#include "core/workspace/exporting/exporttarget.h"
#include "core/workspace/settings.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace vitrine::workspace {

namespace fs = std::filesystem;

void checkTargets(const ExportRequest& request, const fs::path& workspace)
{
    std::vector<fs::path> targets;
    for (const auto& wanted : {request.trainingData, request.labels, request.embeddings}) {
        if (!wanted)
            continue;
        checkTarget(*wanted, workspace, request.overwrite);
        const fs::path target = fs::weakly_canonical(fs::absolute(*wanted));
        if (std::find(targets.begin(), targets.end(), target) != targets.end()) {
            throw Error(ErrorCode::InvalidArgument, wanted->string() + " is named for two exports.",
                "Give each a file of its own.");
        }
        targets.push_back(target);
    }
}

ExportReport exportFiles(
    const ExportRequest& request, const catalogue::Catalogue& catalogue, JobContext& context)
{
    ExportReport report;
    std::optional<ModelRecord> model;
    if (request.embeddings) {
        model = searchModel(*catalogue.reader());
        if (!model) {
            throw Error(ErrorCode::NotReady, "No photo has been embedded yet.",
                "Embed the photos, or leave the embeddings out.");
        }
    }
    if (request.trainingData) {
        report.trainingRows =
            importing::exportTrainingData(*request.trainingData, catalogue, context);
    }
    if (request.labels)
        report.labels = importing::exportLabelEncoder(*request.labels, catalogue);
    if (request.embeddings) {
        report.embeddings =
            importing::exportEmbeddings(*request.embeddings, catalogue, model->id, context);
    }
    return report;
}

}
