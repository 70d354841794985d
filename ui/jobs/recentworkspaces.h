// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/latestrunner.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <vector>

class QSettings;

namespace vitrine::ui {

class WorkspaceSession;

/// As last seen, so that the cards need no database.
struct RecentWorkspace {
    std::filesystem::path folder;
    QString name;
    std::int64_t listings = 0;
    std::int64_t images = 0;
    QImage strip; ///< a few square thumbnails side by side; null before there were any
};

/// The workspaces that were opened last, newest first; follows the session and remembers in the
/// settings that the program lends. Folders that are gone are left out.
class RecentWorkspaces : public QObject {
    Q_OBJECT
public:
    static constexpr int kLimit = 8;
    static constexpr int kStripPictures = 5;
    static constexpr int kStripSide = 112; ///< physical pixels of one square

    RecentWorkspaces(QSettings& store, WorkspaceSession& session, QObject* parent = nullptr);

    const std::vector<RecentWorkspace>& list() const { return m_list; }
    void forget(const std::filesystem::path& folder); ///< the list's entry; the folder stays

    Q_SIGNAL void changed();

private:
    void load();
    void save();
    void follow();
    void readStrip();

    QSettings& m_store;
    WorkspaceSession& m_session;
    std::vector<RecentWorkspace> m_list;
    LatestRunner<QImage> m_stripReader;
};

}
