// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace vitrine::ui {

/// Covers the window while a picture or a workspace is dragged over it, and says what will happen.
class DropOverlay : public QWidget {
    Q_OBJECT
public:
    explicit DropOverlay(QWidget* parent);

    void showFor(const QString& iconName, const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    QString m_sentence;
};

}
