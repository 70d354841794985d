// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

/// An inline bar that tells what happened and what to do: information, success, warning or error.
class Notice : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Failure };

    explicit Notice(QWidget* parent = nullptr);

    void show(Kind kind, const QString& text, const QString& detail = {});
    void showError(const Error& error); ///< words from ErrorText, the core's words in the tooltip
    void setButton(const QString& text); ///< "Try again"; empty: none
    /// A further button at the right; the caller connects it.
    QPushButton* addButton(const QString& text);
    void setClosable(bool closable); ///< default true
    /// One line: the detail is in the tooltip. Default false.
    void setCompact(bool compact);
    Kind kind() const { return m_kind; }
    QString text() const;

    Q_SIGNAL void buttonClicked();
    Q_SIGNAL void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QColor colour() const;
    void updateIcon();

    Kind m_kind = Kind::Info;
    bool m_compact = false;
    QHBoxLayout* m_row;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_detail;
    QPushButton* m_button;
    QToolButton* m_close;
};

}
