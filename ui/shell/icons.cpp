// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside the namespaces: the macro declares a function of the generated resource file.
static void initResources()
{
    Q_INIT_RESOURCE(vitrine);
}

namespace vitrine::ui {
namespace {

QByteArray iconSource(const QString& name)
{
    initResources();
    QFile file(QStringLiteral(":/vitrine/icons/") + name + QStringLiteral(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(
    const QString& name, const QByteArray& source, const QSize& pixels, const QColor& color)
{
    const QString key = QStringLiteral("vitrine/%1/%2x%3/%4")
                            .arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray coloured = source;
    coloured.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(coloured);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    const int side = std::min(pixels.width(), pixels.height());
    renderer.render(&painter,
        QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Renders at the size that is asked for, in the palette of the moment.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(QString name, QByteArray source)
        : m_name(std::move(name))
        , m_source(std::move(source))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, render(m_name, m_source, rect.size() * scale, colour(mode)));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, m_source, size, colour(mode));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = render(m_name, m_source, size, colour(mode));
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_source); }
    QString key() const override { return QStringLiteral("vitrine"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected: return palette.color(QPalette::HighlightedText);
        default: return palette.color(QPalette::Active, QPalette::ButtonText);
        }
    }

    QString m_name;
    QByteArray m_source;
};

}

QIcon icon(const QString& name)
{
    QByteArray source = iconSource(name);
    return source.isEmpty() ? QIcon() : QIcon(new ThemedIconEngine(name, std::move(source)));
}

QPixmap iconPixmap(const QString& name, int side, const QColor& color, qreal devicePixelRatio)
{
    const QByteArray source = iconSource(name);
    if (source.isEmpty())
        return {};
    QPixmap pixmap = render(name, source, QSize(side, side) * devicePixelRatio, color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

}
