// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/importreport.h"
#include "core/workspace/requests.h"
#include "core/workspace/workspace.h"
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/latestrunner.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace vitrine::ui {

/// Some photo can be looked at; else its file must be imported first.
bool hasPhotoFiles(const WorkspaceInfo& info);

/// The open workspace and what is done to it. GUI thread only; what takes long runs as jobs.
class WorkspaceSession : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceSession(JobRunner& runner, QObject* parent = nullptr);
    ~WorkspaceSession() override;

    const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }
    JobRunner& runner() { return m_runner; }
    /// Last known state; refreshed after each change, see `infoChanged`. Nothing while none is
    /// open.
    const std::optional<WorkspaceInfo>& info() const { return m_info; }
    /// The network and the index are in memory.
    bool isSearchReady() const { return m_searchReady; }
    bool isOpening() const { return m_opener.isBusy(); }

    // Answered by workspaceChanged or openFailed. Jobs of the last workspace are cancelled; they
    // continue when it is opened again.
    void open(const std::filesystem::path& folder);
    void create(const std::filesystem::path& folder);
    /// Opens the demo workspace in `folder`, or makes it there and starts drawing.
    void openDemo(const std::filesystem::path& folder, const DemoRequest& request = {});
    void close();

    /// Imports, then goes on with `prepare`.
    void importTables(const ImportRequest& request);
    /// The steps that are still missing, one job after another: clean, embed, index, load.
    void prepare();
    /// Computes the vectors again with these weights (empty: the default ones), then indexes.
    void embedAgain(const std::string& weights);
    /// Reads the counts again.
    void refresh();

    Q_SIGNAL void workspaceChanged(const std::shared_ptr<vitrine::Workspace>& workspace);
    Q_SIGNAL void openFailed(const std::filesystem::path& folder, const vitrine::Error& error);
    Q_SIGNAL void infoChanged();
    Q_SIGNAL void listingsChanged(); ///< an import has ended
    Q_SIGNAL void picturesChanged(); ///< cleaning has ended
    Q_SIGNAL void searchReadyChanged(bool ready);
    /// An import that ended at an SFTP host which nobody has accepted yet; the error's facts name
    /// host and fingerprint.
    Q_SIGNAL void hostUnknown(const vitrine::ImportRequest& request, const vitrine::Error& error);
    Q_SIGNAL void imported(const vitrine::ImportReport& report);

private:
    /// In order; a chain never goes back.
    enum class Step { Import, Clean, Embed, Index, Load, Done };
    using Work = std::function<void(Workspace&, JobContext&)>;

    void openWith(const std::filesystem::path& folder,
        std::function<std::shared_ptr<Workspace>()> opener, std::function<void()> then);
    void openWaiting();
    void continueWork();
    void adopt(std::shared_ptr<Workspace> workspace);
    using Failed = std::function<void(const Error&)>;
    void startImport(const QString& title,
        std::function<ImportReport(Workspace&, JobContext&)> import, Failed failed = {});
    void startClean();
    void startEmbed(const EmbedRequest& request);
    void startIndex();
    void startLoad(std::function<QString()> summary);
    void startStep(Step step, const QString& title, Work work, std::function<QString()> summary,
        Failed failed = {});
    void stepDone(Step step, const WorkspaceInfo& after);
    Step nextStep(Step after) const;
    void startFrom(Step step);
    void setInfo(const WorkspaceInfo& info);
    void setSearchReady(bool ready);

    JobRunner& m_runner;
    std::shared_ptr<Workspace> m_workspace;
    std::optional<WorkspaceInfo> m_info;
    bool m_searchReady = false;
    std::function<void()> m_waitingOpen; ///< until the jobs of the last workspace have stopped
    LatestRunner<std::shared_ptr<Workspace>> m_opener;
    LatestRunner<WorkspaceInfo> m_infoReader;
};

}
