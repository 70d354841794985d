// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/latestrunner.h"

#include <QImage>
#include <QKeyCombination>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

class PictureView;

/// A picture over the whole window, with the others a key away: left and right step, Space and
/// Escape close. What can be decided about the picture stands below it. It reads pictures off the
/// GUI thread and lies hidden until `show`.
class PicturePreview : public QWidget {
    Q_OBJECT
public:
    /// Covers `host`'s window once shown.
    explicit PicturePreview(QWidget* host);

    struct Item {
        ImageRow image;
        QString title = {}; ///< empty: the listing's, else the photo's id, read when it is shown
        QImage placeholder = {}; ///< shown until the picture was read; may be null
    };

    /// What can be done with the picture that is shown, as a button below it and by keys.
    struct Offer {
        QString name; ///< of the button
        QString text;
        std::vector<QKeyCombination> keys;
        std::function<void(int current)> act;
        std::function<bool(int current)> can; ///< null: always
        bool movesOn = false; ///< to the next picture
    };
    struct Offers {
        std::vector<Offer> buttons;
        std::function<QString(int current)> said; ///< what was decided about it; may be null
        /// By the key U; returns where that was decided, -1: nothing was undone. May be null.
        std::function<int()> undo;
    };

    enum class Count { Shown, Hidden }; ///< "3 of 8": hidden where the items are a window of more
    void show(std::shared_ptr<const Workspace> workspace, std::vector<Item> items, int current,
        Count count, Offers offers = {});
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
    void showTitle(const QString& title);
    void makeButtons();
    void showOffers(); ///< as they are for the picture that is shown
    void act(const Offer& offer);
    bool answer(QKeyCombination keys);

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
    Offers m_offers;
    QWidget* m_bar; ///< below the picture
    QLabel* m_said;
    std::vector<QPushButton*> m_buttons; ///< of the offers, in their order
    LatestRunner<QImage> m_reader;
    LatestRunner<QString> m_titleReader; ///< a title is there before its picture
};

}
