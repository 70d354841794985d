// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QHash>
#include <QImage>
#include <QObject>

namespace vitrine::ui {

class ThumbnailLoader;

/// Between a model of cards and the loader: which row waits for which picture. GUI thread.
class CardPictures : public QObject {
    Q_OBJECT
public:
    explicit CardPictures(QObject* parent = nullptr);

    /// `loader` is borrowed; null shows no pictures.
    void setLoader(ThumbnailLoader* loader);
    void setSide(int pixels); ///< physical pixels of the longer side
    /// The rows' numbers have changed.
    void forgetRows() { m_waiting.clear(); }

    /// Null while it loads; `arrived` follows.
    QImage picture(ImageRow image, int row);
    /// There is none and none will come.
    bool isMissing(ImageRow image) const;

    Q_SIGNAL void arrived(int row);
    Q_SIGNAL void forgotten(); ///< every picture has to be asked for again

private:
    void announce(ImageRow image);

    ThumbnailLoader* m_loader = nullptr;
    int m_side = 256;
    QHash<qint64, int> m_waiting;
};

}
