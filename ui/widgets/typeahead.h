// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QAbstractItemView;

namespace vitrine::ui {

/// Letters typed into a view look for a line there. The first may be a shortcut of the page; those
/// that follow it within the system's time for such words are the view's, whatever they are.
class TypeAhead : public QObject {
    Q_OBJECT
public:
    explicit TypeAhead(QAbstractItemView* view); ///< belongs to it

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QElapsedTimer m_typed; ///< since the last letter
};

}
