// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPoint>
#include <QString>

#include <vector>

class QTableView;
class QTimer;

namespace vitrine::ui {

class RunModel;

/// How wide the columns of the table of runs are: what somebody chose, which is remembered in
/// QSettings, group "train/columns"; else what stands in them, and for names what is left over, but
/// never less than a good part of the table. Names lose their middle where they are cut: runs of
/// one series differ at their ends.
class RunColumns : public QObject {
    Q_OBJECT
public:
    /// Belongs to `view`, which shows `model` (or a sorting of it).
    RunColumns(const RunModel& model, QTableView* view);
    ~RunColumns() override;

    void setHidden(int column, bool hidden);
    void forgetChosen(); ///< the usual widths again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void measureAll();
    void measureWords();
    int measured(int column) const;
    int chosen(int column) const; ///< 0: nothing was chosen
    void remember(int column, int width);
    void save();
    void fit();
    void showMenu(const QPoint& at);

    const RunModel& m_model;
    QTableView* m_view;
    QHash<QString, int> m_unsaved; ///< widths by column: a drag has many steps, and is kept once
    QTimer* m_saving;
    std::vector<int> m_wanted; ///< by column
    bool m_own = false; ///< widths change by nobody's hand
};

}
