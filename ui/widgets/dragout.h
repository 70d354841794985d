// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMimeData>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <memory>
#include <utility>

class QWidget;

namespace vitrine::ui {

/// What goes to other programs; null: nothing.
using MimeSource = std::function<std::unique_ptr<QMimeData>()>;

/// What goes out with a picture that is decoded when it is wanted: at once in a drop, on the GUI
/// thread, where the program that it is dropped on takes pixels rather than files.
class LatePictureMime : public QMimeData {
public:
    using Read = std::function<QImage()>; ///< safe on any thread; null: there is no picture

    LatePictureMime(const QMimeData& others, Read read);

    const Read& reader() const { return m_read; }
    QStringList formats() const override;

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override;

private:
    Read m_read;
    mutable QImage m_picture; ///< once it was wanted
};

/// Drags what `source` (may be null) gives out of `from`. With it goes the current row's picture
/// where `from` is a view that has one (PictureRole).
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

protected:
    const MimeSource& dragSource() const { return m_dragSource; }
    void startDrag(Qt::DropActions) override { dragOut(this, m_dragSource); }

private:
    MimeSource m_dragSource;
};

}
