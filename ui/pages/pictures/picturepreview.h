// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/latestrunner.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QToolButton;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

class PictureView;

/// A picture over the whole window, with the others a key away: left and right step, Space and
/// Escape close. It reads pictures off the GUI thread and lies hidden until `show`.
class PicturePreview : public QWidget {
    Q_OBJECT
public:
    /// Covers `host`'s window once shown.
    explicit PicturePreview(QWidget* host);

    struct Item {
        ImageRow image;
        QString title;
        QImage placeholder; ///< shown until the picture was read; may be null
    };

    enum class Count { Shown, Hidden }; ///< "3 of 8": hidden where the items are a window of more
    void show(std::shared_ptr<const Workspace> workspace, std::vector<Item> items, int current,
        Count count);
    int current() const { return m_current; }
    void leave();

    Q_SIGNAL void stepped(int current); ///< the views below follow
    Q_SIGNAL void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void step(int by);
    void load();

    std::shared_ptr<const Workspace> m_workspace;
    std::vector<Item> m_items;
    int m_current = 0;
    Count m_counting = Count::Shown;
    QPointer<QWidget> m_host; ///< the parent while hidden
    QPointer<QWidget> m_before; ///< had the focus
    PictureView* m_view;
    QLabel* m_title;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
    LatestRunner<QImage> m_reader;
};

}
