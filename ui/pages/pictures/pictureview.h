// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dragout.h"

#include <QImage>
#include <QPixmap>
#include <QPoint>
#include <QString>
#include <QWidget>

#include <optional>

namespace vitrine::ui {

/// Shows one picture as large as its place allows, whole and sharp at any scale; a quiet
/// placeholder with a word before it is there or where there is none.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    const QImage& picture() const { return m_picture; }
    /// Instead of a picture: an icon's name and a word, such as "No photo".
    void setPlaceholder(const QString& icon, const QString& word);
    void setFramed(bool framed); ///< a quiet ground around the picture; default true
    void setMuted(bool muted); ///< paler: left out
    bool isMuted() const { return m_muted; }
    void setInteractive(bool interactive); ///< a click or Space asks for the preview
    /// What is dragged out of it, and copied by Ctrl+C.
    void setOutgoing(MimeSource source);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

    Q_SIGNAL void activated();
    Q_SIGNAL void stepped(int by); ///< arrow keys: -1 or 1

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintPlaceholder(QPainter& painter);

    QImage m_picture;
    QPixmap m_scaled; ///< for the present size and scale
    QString m_icon;
    QString m_word;
    MimeSource m_outgoing;
    std::optional<QPoint> m_pressed; ///< a click or a drag may follow
    bool m_framed = true;
    bool m_muted = false;
    bool m_interactive = false;
};

}
