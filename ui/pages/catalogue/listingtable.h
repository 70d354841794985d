// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dragout.h"

#include <QStringList>
#include <QTableView>

#include <functional>

namespace vitrine::ui {

/// The listings as rows with a small photo. Keys as in the gallery: Space previews, Enter opens; F2
/// or a double click on words edits them. The header announces clicks and leaves the order to its
/// owner.
class ListingTable : public OutgoingView<QTableView> {
    Q_OBJECT
public:
    explicit ListingTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setCategorySource(std::function<QStringList()> source); ///< what the editor offers
    void showOrder(int column, Qt::SortOrder direction); ///< -1: no mark

    Q_SIGNAL void opened(const QModelIndex& index);
    Q_SIGNAL void previewRequested(const QModelIndex& index);
    Q_SIGNAL void currentMoved(const QModelIndex& index);
    Q_SIGNAL void orderClicked(int column);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void foldColumns();
};

}
