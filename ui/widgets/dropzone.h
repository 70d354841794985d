// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"

#include <QFrame>

#include <filesystem>

class QLabel;
class QPushButton;

namespace vitrine::ui {

/// A dashed area that takes one picture by drop or Ctrl+V, or by its button. Announces; decodes
/// nothing.
class DropZone : public QFrame {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);

    void setText(const QString& text); ///< the sentence
    void setHint(const QString& hint); ///< a caption below
    void setButtonText(const QString& text); ///< "Choose a picture"
    bool isDragOver() const { return m_dragOver; }
    /// Pastes from the clipboard; false when it holds no picture.
    bool paste();

    Q_SIGNAL void pictureDropped(const vitrine::SearchQuery& query);
    Q_SIGNAL void chooseRequested(); ///< the button or Enter: the owner opens the file picker

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setDragOver(bool over);
    void updateIcon();

    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_hint;
    QPushButton* m_button;
    bool m_dragOver = false;
};

}
