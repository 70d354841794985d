// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMimeData>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <future>
#include <memory>
#include <utility>

class QWidget;

namespace vitrine::ui {

/// What goes to other programs; null: nothing.
using MimeSource = std::function<std::unique_ptr<QMimeData>()>;

/// What goes out with a picture that is decoded when it is wanted. A drop on a program that takes
/// pixels rather than files wants it at once, on the GUI thread; `beginReading` has it ready by
/// then.
class LatePictureMime : public QMimeData {
public:
    using Read = std::function<QImage()>; ///< safe on any thread; null: there is no picture

    LatePictureMime(const QMimeData& others, Read read);

    const Read& reader() const { return m_read; }
    void beginReading(); ///< on another thread; who wants the picture earlier waits for the rest
    QStringList formats() const override;

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override;

private:
    Read m_read;
    std::shared_future<QImage> m_begun; ///< invalid: nothing is read ahead
    mutable QImage m_picture; ///< once it was wanted
};

/// Drags what `source` (may be null) gives out of `from`; a LatePictureMime's picture is read
/// meanwhile. With it goes the current row's picture where `from` is a view that has one
/// (PictureRole).
void dragOut(QWidget* from, const MimeSource& source);
/// To the clipboard. A LatePictureMime goes there without its picture at once, and again with it as
/// soon as it has been read, unless something else has been copied since, here or elsewhere. A
/// cursor tells meanwhile where that takes its time.
void copyOut(const MimeSource& source);
bool isCopying(); ///< a picture is on its way to the clipboard
/// Ctrl+C in `widget`, while it has the focus itself.
void addCopyKey(QWidget* widget, MimeSource source);

/// A view of items whose selection can be dragged to other programs and copied.
template <typename View> class OutgoingView : public View {
public:
    using View::View;

    /// What is dragged out; Ctrl+C is left to the owner.
    void setDragSource(MimeSource source) { m_dragSource = std::move(source); }
    /// What is dragged out and, by Ctrl+C, copied.
    void setOutgoing(MimeSource source)
    {
        addCopyKey(this, source);
        this->setDragEnabled(true);
        this->setDragDropMode(View::DragOnly);
        m_dragSource = std::move(source);
    }

    const MimeSource& dragSource() const { return m_dragSource; } ///< may be null

protected:
    void startDrag(Qt::DropActions) override { dragOut(this, m_dragSource); }

private:
    MimeSource m_dragSource;
};

}
