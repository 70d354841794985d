// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/photorow.h"

namespace vitrine::ui {

/// The pictures of a listing as a row of small squares; the current one is framed.
class ImageStrip : public PhotoRow {
    Q_OBJECT
public:
    static constexpr int kSide = 64; ///< device-independent pixels

    explicit ImageStrip(QWidget* parent = nullptr);

    QSize sizeHint() const override;

    Q_SIGNAL void currentMoved(int row); ///< -1: none

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};

}
