// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/herotiles.h"

#include "ui/shell/theme.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

namespace vitrine::ui {
namespace {

constexpr int kHeight = 132;

struct Scene {
    const char* drawing;
    const char* ground;
    const char* light;
    const char* main;
    const char* dark;
    const char* accent;
};

constexpr std::array kScenes{
    Scene{"sofas-armchair", "#e8dccb", "#5d93a6", "#2f6f86", "#1c4a5c", "#c98a3d"},
    Scene{"lamps-table", "#cfd8d2", "#f0c26a", "#d99a2b", "#9c6a14", "#5a4632"},
    Scene{"guitars-acoustic", "#d9d3e4", "#e0a05a", "#b5692a", "#6e3a14", "#2e2420"},
    Scene{"shoes-sneaker", "#f0d9d0", "#f2f2f0", "#e0584a", "#9c2f27", "#26344a"},
    Scene{"cameras-instant", "#cdd9e6", "#f7efe0", "#e9ddc6", "#b7a88c", "#d2563c"},
};

QByteArray drawing(const Scene& scene)
{
    QFile file(QStringLiteral(":/vitrine/demo/%1.svg").arg(QString::fromLatin1(scene.drawing)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("{{light}}", scene.light);
    svg.replace("{{main}}", scene.main);
    svg.replace("{{dark}}", scene.dark);
    svg.replace("{{accent}}", scene.accent);
    return svg;
}

}

HeroTiles::HeroTiles(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("heroTiles"));
    setFixedHeight(kHeight);
    for (const Scene& scene : kScenes)
        m_tiles.push_back({drawing(scene), QColor(QString::fromLatin1(scene.ground))});
}

void HeroTiles::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = static_cast<int>(m_tiles.size());
    const qreal wide = (width() - (count - 1.0) * space::kRelated) / count;
    for (int i = 0; i < count; ++i) {
        const Tile& tile = m_tiles[static_cast<std::size_t>(i)];
        const QRectF area(i * (wide + space::kRelated), 0, wide, height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.dark ? tile.ground.darker(150) : tile.ground);
        painter.drawRoundedRect(area, kRadius, kRadius);
        QSvgRenderer renderer(tile.svg);
        QSizeF size = renderer.viewBoxF().size();
        size.scale(area.width() - 2 * space::kGroup, area.height() - 2 * space::kGroup,
            Qt::KeepAspectRatio);
        QRectF place(QPointF(), size);
        place.moveCenter(area.center());
        renderer.render(&painter, place);
    }
}

}
