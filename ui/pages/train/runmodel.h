// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::ui {

class RunsPresenter;

/// The runs as rows: shown or not, name, state, best and last values, tags, and a column for each
/// setting in which they differ.
class RunModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn, ///< its check mark: the run's curves are shown
        TagsColumn,
        StateColumn,
        BestAccuracyColumn,
        HonestColumn, ///< what a split that leaks hides of it
        BestLossColumn,
        LastAccuracyColumn,
        EpochsColumn,
        TimeColumn,
        FirstSettingColumn
    };
    enum Role : int {
        RunRole = Qt::UserRole + 1, ///< qlonglong
        SortRole,
    };

    explicit RunModel(RunsPresenter& runs, QObject* parent = nullptr);

    RunRow runAt(int row) const;
    int rowOf(RunRow run) const; ///< -1: not here
    QString keyOf(int column) const; ///< stable, for settings

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

private:
    void follow();
    void followShown();
    QVariant text(const RunRecord& run, int row, int column) const;
    QString stateWords(const RunRecord& run) const;
    QVariant sortValue(const RunRecord& run, int row, int column) const;
    std::string settingAt(int row, std::size_t setting) const; ///< as the engine writes it
    QString tooltip(const RunRecord& run, int row, int column) const;

    RunsPresenter& m_runs;
    std::vector<RunRecord> m_rows;
    std::vector<std::string> m_settings; ///< of the columns behind the fixed ones
};

}
