// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>

#include <functional>
#include <memory>
#include <utility>

class QWidget;

namespace vitrine::ui {

/// What goes to other programs; null: nothing.
using MimeSource = std::function<std::unique_ptr<QMimeData>()>;

/// Drags what `source` (may be null) gives out of `from`. With it goes the current row's picture
/// where `from` is a view that has one (PictureRole).
void dragOut(QWidget* from, const MimeSource& source);
void copyOut(const MimeSource& source); ///< to the clipboard
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
