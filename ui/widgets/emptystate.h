// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vitrine::ui {

/// What a page shows before it has anything: an icon, one sentence, the one button that starts it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setIcon(const QString& name);
    void setSentence(const QString& sentence);
    void setDetail(const QString& detail); ///< a caption, may be empty
    void setButton(const QString& text, const QString& icon = {}); ///< empty text: no button
    QPushButton* button() const { return m_button; }
    void setBelow(QWidget* widget); ///< between the words and the button; once; takes ownership

    Q_SIGNAL void clicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_button;
    QVBoxLayout* m_column;
};

}
