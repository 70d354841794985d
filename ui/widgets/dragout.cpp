// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dragout.h"

#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPixmap>
#include <QShortcut>

namespace vitrine::ui {
namespace {

constexpr int kDraggedSide = 96;

}

void dragOut(QWidget* from, const MimeSource& source)
{
    auto mime = source ? source() : nullptr;
    if (!mime)
        return;
    QDrag drag(from);
    drag.setMimeData(mime.release());
    const auto* view = qobject_cast<QAbstractItemView*>(from);
    const auto picture = view ? view->currentIndex().data(PictureRole).value<QImage>() : QImage();
    if (!picture.isNull())
        drag.setPixmap(QPixmap::fromImage(picture.scaled(
            kDraggedSide, kDraggedSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag.exec(Qt::CopyAction);
}

void copyOut(const MimeSource& source)
{
    if (auto mime = source ? source() : nullptr)
        QGuiApplication::clipboard()->setMimeData(mime.release());
}

void addCopyKey(QWidget* widget, MimeSource source)
{
    auto* shortcut = new QShortcut(QKeySequence::Copy, widget);
    shortcut->setContext(Qt::WidgetShortcut);
    QObject::connect(
        shortcut, &QShortcut::activated, widget, [source = std::move(source)] { copyOut(source); });
}

}
