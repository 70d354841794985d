// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QMenu>
#include <QString>

#include <functional>

namespace vitrine::ui {

/// What can be done with the photos that are selected, with the keys that do the same.
/// Deletes itself once it is closed.
class PhotoMenu : public QMenu {
    Q_OBJECT
public:
    explicit PhotoMenu(QWidget* parent);

    void addLine(const QString& iconName, const QString& text, const QKeySequence& keys,
        std::function<void()> work, bool enabled = true);
    /// The lines that the panes share; `enabled`: whether there is something to do it to.
    void addPreview(
        std::function<void()> work, bool enabled = true, const QKeySequence& keys = Qt::Key_P);
    void addCopy(std::function<void()> work, bool enabled = true);
    void addLeaveOut(std::function<void()> work, bool enabled = true);
    void addTakeBack(std::function<void()> work, bool enabled = true);
    void addFine(std::function<void()> work, bool enabled = true);
    void addShowListing(std::function<void()> work, bool enabled = true);
};

}
