// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

class QWidget;

namespace vitrine::ui {

class CleanPresenter;
class FilePicker;
class FloatingNotice;
class PageHeader;
class WorkspaceSession;

/// Tells at the page's header what was decided, with the way to undo it, and where a report was
/// written, with the way to open it. Borrows its arguments.
class CleanNews : public QObject {
    Q_OBJECT
public:
    CleanNews(CleanPresenter& presenter, WorkspaceSession& session, FilePicker& picker,
        PageHeader* header, QWidget* page);

    void writeReport(); ///< asks where to, and tells where it is

private:
    void showDecision();
    void tellReport(const std::filesystem::path& file);
    void answer(); ///< the button was clicked

    CleanPresenter& m_presenter;
    WorkspaceSession& m_session;
    FilePicker& m_picker;
    QWidget* m_page;
    FloatingNotice* m_notice;
    std::filesystem::path m_written; ///< the report that is told of; empty: a decision
};

}
