// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/recentworkspaces.h"

#include <QAbstractButton>

namespace vitrine::ui {

/// One recent workspace, clicked to open it.
class RecentCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecentCard(const RecentWorkspace& recent, QWidget* parent = nullptr);

    /// Of a card this wide.
    static int heightFor(int width, const QFont& font);
    QSize sizeHint() const override;

    Q_SIGNAL void forgetRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintStrip(QPainter& painter, const QRect& area) const;

    RecentWorkspace m_recent;
    QString m_caption;
};

}
