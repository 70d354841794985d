// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/checkneed.h"
#include "core/types/importreport.h"
#include "ui/jobs/jobrunner.h"
#include "ui/pages/clean/cleannumbers.h"
#include "ui/pages/clean/cleansource.h"

#include <QDateTime>
#include <QImage>
#include <QString>

#include <filesystem>
#include <vector>

namespace vitrine::ui {

/// What a report tells about one kind of finding.
struct ReportKind {
    FindingCount count;
    struct Example {
        QImage thumbnail; ///< null: no picture
        QString subject;
        QString found;
    };
    std::vector<Example> examples; ///< the worst that are open
};

struct ReportStep {
    QString text;
    QString caption;
    bool inForce = true;
};

struct ReportFacts {
    QString name; ///< of the workspace
    QDateTime made;
    CleanNumbers numbers;
    std::vector<ReportKind> kinds; ///< that found something, in page order
    std::vector<UncheckedKind> unchecked;
    std::vector<RefusedRows> refused; ///< by the latest import
    std::vector<ReportStep> steps; ///< first to last
};

/// Reads what a report tells; worker thread. Throws Cancelled.
ReportFacts gatherReport(const CleanSource& source, JobContext& context);
/// One page of HTML that stands alone: pictures are inside it.
QString reportHtml(const ReportFacts& facts);
/// As PDF where the file's name ends so, else as HTML; the file is there whole or not at all.
/// Throws Error Io.
void writeReport(const QString& html, const std::filesystem::path& file);
/// All of the above as a job; whoever starts it tells that it is done.
Job reportJob(const CleanSource& source, const std::filesystem::path& file);

}
