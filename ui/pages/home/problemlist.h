// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/importreport.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace vitrine::ui {

class SectionHeading;

/// The rows of an import that need attention: how many, and on demand where, what, and what to do.
class ProblemList : public QWidget {
    Q_OBJECT
public:
    explicit ProblemList(QWidget* parent = nullptr);

    void show(const ImportReport& report); ///< hides itself when there is nothing to tell
    Q_SIGNAL void closed();

private:
    /// "2 left out, 7 imported but worth checking"; of one kind only its words.
    static QString outcomes(int leftOut, int kept);
    void showRows(bool shown);
    void fill(const ImportReport& report);

    SectionHeading* m_heading;
    QPushButton* m_toggle;
    QTreeWidget* m_rows;
};

}
