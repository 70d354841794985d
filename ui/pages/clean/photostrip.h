// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/widgets/photorow.h"

#include <QString>

#include <vector>

namespace vitrine::ui {

class ThumbnailLoader;

struct PhotoItem {
    ImageRow image;
    QString caption; ///< one short line below
    QString tip;
    bool marked = false; ///< with a check sign: kept
    bool muted = false; ///< paler: left out

    bool operator==(const PhotoItem&) const = default;
};

/// A row of square photos with a caption each. Enter opens.
class PhotoStrip : public PhotoRow {
    Q_OBJECT
public:
    static constexpr int kSide = 96; ///< device-independent pixels

    /// `loader` is borrowed; `side`: of a square.
    explicit PhotoStrip(ThumbnailLoader& loader, QWidget* parent = nullptr, int side = kSide);
    ~PhotoStrip() override;

    void setItems(std::vector<PhotoItem> items);
    const std::vector<PhotoItem>& items() const;
    std::vector<ImageRow> imagesOf(const std::vector<int>& rows) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {m_side, sizeHint().height()}; }

    Q_SIGNAL void chosen(int item); ///< by click or Enter

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Model;
    Model* m_model;
    int m_side;
};

}
