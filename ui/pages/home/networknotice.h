// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/weightsstore.h"
#include "ui/jobs/jobrunner.h"
#include "ui/widgets/notice.h"

#include <filesystem>

class QPushButton;

namespace vitrine::ui {

class FilePicker;
class WorkspaceSession;

/// Tells when the open workspace was looked at by the random network, what that means, and offers
/// to download trained weights or to take a file; then the pictures are looked at again.
class NetworkNotice : public Notice {
    Q_OBJECT
public:
    static constexpr const char* kLane = "download";

    /// `session` and `picker` are borrowed; weights are kept in `weightsFolder` (empty: the
    /// user's).
    NetworkNotice(WorkspaceSession& session, FilePicker& picker,
        const std::filesystem::path& weightsFolder, QWidget* parent = nullptr);

private:
    void follow();
    void download();
    void importFile();
    void start(const QString& title,
        std::function<std::filesystem::path(WeightsStore&, JobContext&)> fetch);

    WorkspaceSession& m_session;
    FilePicker& m_picker;
    WeightsStore m_store;
    PublishedWeights m_default;
    QPushButton* m_download;
    QPushButton* m_import;
};

}
