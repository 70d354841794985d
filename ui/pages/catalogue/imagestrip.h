// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace vitrine::ui {

/// The pictures of a listing as a row of small squares; the current one is framed. Left, right,
/// Home and End move; Space asks for the preview.
class ImageStrip : public QListView {
    Q_OBJECT
public:
    static constexpr int kSide = 64; ///< device-independent pixels

    explicit ImageStrip(QWidget* parent = nullptr);

    QSize sizeHint() const override;

    Q_SIGNAL void currentMoved(int row); ///< -1: none
    Q_SIGNAL void previewRequested(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};

}
