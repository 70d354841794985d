// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace vitrine::ui {

/// What can be done, below what it is done to: a line for those that are selected, one for all of
/// the kind. Long words take as many rows as they need.
class ActionRows : public QWidget {
    Q_OBJECT
public:
    explicit ActionRows(QWidget* parent = nullptr);

    /// Takes both; the caption is quiet.
    void addLine(QLabel* caption, const std::vector<QWidget*>& controls);

private:
    QGridLayout* m_grid;
    int m_lines = 0;
};

QPushButton* makeActionButton(const QString& name, const QString& text, const QString& help = {});
QString selectedWord(qsizetype selected); ///< "The 3 selected"
QString allOfKindWord();

}
