// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QTimer;

namespace vitrine::ui {

/// A line for words with a magnifier and a clear button; tells the words once typing pauses.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

    void setDelay(int ms); ///< default 150; 0: at once

    Q_SIGNAL void searched(const QString& words); ///< trimmed; only when it differs from the last

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void announce();

    QTimer* m_timer;
    QString m_last;
};

}
