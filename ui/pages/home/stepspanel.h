// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/home/workspacesteps.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;

namespace vitrine::ui {

/// The open workspace as four lines with a sign each, the button of the next one, and the
/// one that leads to the page of faults.
class StepsPanel : public QWidget {
    Q_OBJECT
public:
    explicit StepsPanel(QWidget* parent = nullptr);

    void show(const WorkspaceInfo& info, bool busy);

    Q_SIGNAL void nextRequested();
    Q_SIGNAL void checkRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* icon = nullptr;
        QLabel* title = nullptr;
        QLabel* detail = nullptr;
        WorkspaceStep::State state = WorkspaceStep::State::Later;
    };
    void updateIcons();

    std::array<Line, 4> m_lines;
    QPushButton* m_next;
    QPushButton* m_check;
};

}
