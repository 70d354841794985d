// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dragout.h"

#include <QTableView>

namespace vitrine::ui {

/// Rows of a FindingsModel: a small photo, whose it is, what is wrong, what could stand there.
class FindingsTable : public OutgoingView<QTableView> {
    Q_OBJECT
public:
    explicit FindingsTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Columns that the kind has nothing for.
    void setColumnsShown(bool text, bool suggestion);

    Q_SIGNAL void selectionMoved();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(
        const QItemSelection& selected, const QItemSelection& deselected) override;
};

}
