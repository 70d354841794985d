// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QAbstractTableModel>

#include <vector>

namespace vitrine::ui {

/// How well each category is named.
class ClassModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, PhotosColumn, PrecisionColumn, RecallColumn, F1Column };
    static constexpr int kColumns = 5;
    static constexpr int SortRole = Qt::UserRole + 1;
    static constexpr int ValueRole = Qt::UserRole + 2; ///< as a number; names as they are

    using QAbstractTableModel::QAbstractTableModel;

    void setClasses(std::vector<ClassQuality> classes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ClassQuality> m_classes;
};

}
