// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QIcon;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class Notice;

/// The data set in numbers, at import and now, what the last check found, and where most is open.
class OverviewPane : public QWidget {
    Q_OBJECT
public:
    explicit OverviewPane(CleanPresenter& clean, QWidget* parent = nullptr);

    Q_SIGNAL void kindRequested(vitrine::FindingKind kind);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* before = nullptr;
        QLabel* now = nullptr;
        QLabel* change = nullptr;
    };
    static constexpr int kWorstShown = 6;

    QWidget* makeNumbers();
    void addHeadings(QGridLayout* grid, const QStringList& headings);
    void addLine(QGridLayout* grid, Line& line, const QString& name, const QString& text);
    void showNumbers();
    void showWorst();
    QPushButton* addButton(const QIcon& sign, const QString& text);
    void addWorst(const KindLine& line);
    void addMore(qsizetype kinds);

    CleanPresenter& m_clean;
    Notice* m_needsModel;
    std::array<Line, 4> m_lines;
    QWidget* m_worst;
    bool m_allShown = false;
};

}
