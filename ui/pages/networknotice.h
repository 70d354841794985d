// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/models/weightsstore.h"
#include "ui/jobs/jobrunner.h"
#include "ui/widgets/notice.h"

#include <filesystem>

class QPushButton;

namespace vitrine::ui {

class FilePicker;
class WorkspaceSession;

/// Tells that the random network was at work and what that means, and offers to download trained
/// weights or to take a file; then the pictures of the open workspace are looked at again.
class NetworkNotice : public Notice {
    Q_OBJECT
public:
    static constexpr const char* kLane = "download";

    enum class Style {
        Whole, ///< with the reason; stays
        OneLine, ///< above other things; once closed it stays away from this workspace
    };

    /// `session` and `picker` are borrowed; weights are kept in `weightsFolder` (empty: the
    /// user's).
    NetworkNotice(WorkspaceSession& session, FilePicker& picker,
        const std::filesystem::path& weightsFolder, Style style, QWidget* parent = nullptr);

    /// Shows it where the network is the random one, unless it was closed.
    void setRandom(bool random);

private:
    void updateButtons();
    QString downloadSize() const; ///< "103 MB"
    QString detail() const;
    void download();
    void importFile();
    void start(const QString& title,
        std::function<std::filesystem::path(WeightsStore&, JobContext&)> fetch);

    WorkspaceSession& m_session;
    FilePicker& m_picker;
    WeightsStore m_store;
    PublishedWeights m_default;
    Style m_style;
    bool m_dismissed = false;
    QPushButton* m_download;
    QPushButton* m_import;
};

}
