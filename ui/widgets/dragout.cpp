// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dragout.h"

#include "core/jobs/outcome.h"
#include "ui/jobs/latestrunner.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPixmap>
#include <QPointer>
#include <QShortcut>
#include <QThreadPool>
#include <QTimer>

#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kDraggedSide = 96;
constexpr int kSlowMs = 300;
constexpr const char* kPixels = "application/x-qt-image"; ///< as QMimeData calls them

std::unique_ptr<QMimeData> withoutPicture(const QMimeData& mime)
{
    auto copy = std::make_unique<QMimeData>();
    for (const QString& format : mime.formats()) {
        if (format != QLatin1String(kPixels))
            copy->setData(format, mime.data(format));
    }
    return copy;
}

/// Reads the picture of what was copied last. Belongs to the clipboard.
class PictureCopier : public QObject {
public:
    explicit PictureCopier(QClipboard* clipboard)
        : QObject(clipboard)
        , m_clipboard(clipboard)
        , m_slow(new QTimer(this))
        , m_reader(this)
    {
        m_slow->setSingleShot(true);
        m_slow->setInterval(kSlowMs);
        connect(m_slow, &QTimer::timeout, this, [this] {
            QGuiApplication::setOverrideCursor(Qt::BusyCursor);
            m_tells = true;
        });
    }

    /// Null: nothing was copied yet.
    static PictureCopier* find()
    {
        for (QObject* child : QGuiApplication::clipboard()->children()) {
            if (auto* copier = dynamic_cast<PictureCopier*>(child))
                return copier;
        }
        return nullptr;
    }

    static PictureCopier* findOrMake()
    {
        PictureCopier* const known = find();
        return known ? known : new PictureCopier(QGuiApplication::clipboard());
    }

    bool isBusy() const { return m_reader.isBusy(); }

    void copy(std::unique_ptr<QMimeData> mime)
    {
        m_reader.cancel();
        stopTelling();
        const auto* late = dynamic_cast<LatePictureMime*>(mime.get());
        if (!late)
            return m_clipboard->setMimeData(mime.release());
        const LatePictureMime::Read read = late->reader();
        auto first = withoutPicture(*late);
        m_first = first.get();
        m_clipboard->setMimeData(first.release());
        m_slow->start();
        m_reader.submit([read](JobContext&) { return read(); },
            [this](const QImage& picture) {
                stopTelling();
                complete(picture);
            },
            [this](const Error&) { stopTelling(); }); // the file is there all the same
    }

private:
    void complete(const QImage& picture)
    {
        if (picture.isNull() || !m_first || m_clipboard->mimeData() != m_first)
            return;
        auto whole = withoutPicture(*m_first);
        whole->setImageData(picture);
        m_clipboard->setMimeData(whole.release());
    }

    void stopTelling()
    {
        m_slow->stop();
        if (std::exchange(m_tells, false))
            QGuiApplication::restoreOverrideCursor();
    }

    QClipboard* m_clipboard;
    QTimer* m_slow;
    bool m_tells = false;
    QPointer<QMimeData> m_first; ///< goes when anything else is copied
    LatestRunner<QImage> m_reader;
};

}

LatePictureMime::LatePictureMime(const QMimeData& others, Read read)
    : m_read(std::move(read))
{
    for (const QString& format : others.formats())
        setData(format, others.data(format));
}

void LatePictureMime::beginReading()
{
    if (m_begun.valid())
        return;
    const auto promise = std::make_shared<std::promise<QImage>>();
    m_begun = promise->get_future().share();
    QThreadPool::globalInstance()->start([read = m_read, promise] {
        QImage picture;
        runJob([&] { picture = read(); }); // where it fails, there are the others all the same
        promise->set_value(picture);
    });
}

QStringList LatePictureMime::formats() const
{
    return QMimeData::formats() << QLatin1String(kPixels);
}

QVariant LatePictureMime::retrieveData(const QString& format, QMetaType type) const
{
    if (format != QLatin1String(kPixels))
        return QMimeData::retrieveData(format, type);
    if (m_picture.isNull())
        m_picture = m_begun.valid() ? m_begun.get() : m_read();
    return m_picture;
}

void dragOut(QWidget* from, const MimeSource& source)
{
    auto mime = source ? source() : nullptr;
    if (!mime)
        return;
    if (auto* late = dynamic_cast<LatePictureMime*>(mime.get()))
        late->beginReading();
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
        PictureCopier::findOrMake()->copy(std::move(mime));
}

bool isCopying()
{
    const PictureCopier* const copier = PictureCopier::find();
    return copier && copier->isBusy();
}

void addCopyKey(QWidget* widget, MimeSource source)
{
    auto* shortcut = new QShortcut(QKeySequence::Copy, widget);
    shortcut->setContext(Qt::WidgetShortcut);
    QObject::connect(
        shortcut, &QShortcut::activated, widget, [source = std::move(source)] { copyOut(source); });
}

}
