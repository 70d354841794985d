// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace vitrine::ui {

/// A heading that folds what is below it.
class FacetSection : public QWidget {
    Q_OBJECT
public:
    explicit FacetSection(const QString& title, QWidget* parent = nullptr);

    void add(QWidget* widget);
    void setChosen(int count); ///< beside the title, so that a folded one still tells
    bool isOpen() const;
    void setOpen(bool open);

    Q_SIGNAL void openChanged(bool open);

private:
    void describe();

    QString m_title;
    int m_chosen = 0;
    QToolButton* m_heading;
    QWidget* m_body;
    QVBoxLayout* m_column;
};

}
