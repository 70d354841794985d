// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dragout.h"

#include <QListView>

class QPainter;

namespace vitrine::ui {

/// A row of square photos, scrolled sideways, of which one is chosen, or several where the
/// selection mode says so. Arrows, Home and End move; Space asks for the preview. What it shows are
/// PictureRole and NoPictureRole of its model.
class PhotoRow : public OutgoingView<QListView> {
    Q_OBJECT
public:
    explicit PhotoRow(QWidget* parent = nullptr);

    Q_SIGNAL void previewRequested(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// The photo of `index`, filling `square` with round corners; a quiet place where it is on its way,
/// a sign where there is none. Muted rows (MutedRole) are pale.
void paintSquarePhoto(QPainter& painter, const QRect& square, int corner, const QPalette& palette,
    const QModelIndex& index);
/// Around a photo that is chosen; thinner around one that is only the current one.
void frameSquare(
    QPainter& painter, const QRect& square, int corner, const QPalette& palette, int width = 2);

}
