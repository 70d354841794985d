// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QWidget>

#include <vector>

namespace vitrine::ui {

/// A row of tiles with drawings of the demo shop: what the program is about, before there are
/// photos.
class HeroTiles : public QWidget {
    Q_OBJECT
public:
    explicit HeroTiles(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Tile {
        QByteArray svg;
        QColor ground;
    };
    std::vector<Tile> m_tiles;
};

}
