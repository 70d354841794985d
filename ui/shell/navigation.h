// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace vitrine::ui {

/// The column of pages at the left: icon and word, or only icons while collapsed.
class Navigation : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWide = 176;
    static constexpr int kNarrow = 56;

    explicit Navigation(QWidget* parent = nullptr);

    /// `action` is triggered by the entry; the entry takes its icon and help.
    void addEntry(QAction* action, const QString& title);
    void setCurrent(int entry);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    QList<QToolButton*> m_buttons;
    bool m_collapsed = false;
};

}
