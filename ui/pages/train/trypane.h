// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"
#include "ui/widgets/charts/chartexport.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace vitrine::ui {

class BarChart;
class DropZone;
class FilePicker;
class GuessPresenter;
class Notice;
class PictureView;
class RunsPresenter;

/// Drop a picture and see what the current run's network says, while it learns too.
class TryPane : public QWidget {
    Q_OBJECT
public:
    TryPane(RunsPresenter& runs, GuessPresenter& guesses, FilePicker& picker,
        QWidget* parent = nullptr);

    bool paste();
    void openFile();

    Q_SIGNAL void saveRequested(const vitrine::ui::ChartSheet& sheet);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeAnswer();
    void showGuesses();

    RunsPresenter& m_runs;
    GuessPresenter& m_guesses;
    FilePicker& m_picker;
    QBoxLayout* m_parts;
    DropZone* m_zone;
    PictureView* m_picture;
    QLabel* m_answer;
    QLabel* m_detail;
    QToolButton* m_save;
    BarChart* m_bars;
    Notice* m_failure;
};

}
