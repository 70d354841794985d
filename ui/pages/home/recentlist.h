// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/recentworkspaces.h"

#include <QList>
#include <QWidget>

#include <filesystem>
#include <vector>

namespace vitrine::ui {

class RecentCard;

/// Cards of the workspaces that were opened last: a strip of photos, the name, what is inside.
class RecentList : public QWidget {
    Q_OBJECT
public:
    explicit RecentList(QWidget* parent = nullptr);

    /// `except` (the open workspace) is left out.
    void show(const std::vector<RecentWorkspace>& list, const std::filesystem::path& except);
    int count() const { return static_cast<int>(m_cards.size()); }

    Q_SIGNAL void openRequested(const std::filesystem::path& folder);
    Q_SIGNAL void forgetRequested(const std::filesystem::path& folder);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    QList<RecentCard*> m_cards;
};

}
