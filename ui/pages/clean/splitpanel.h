// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/splitpresenter.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace vitrine::ui {

/// Shares and seed of a split, the button that deals the photos out, and what came of it.
class SplitPanel : public QWidget {
    Q_OBJECT
public:
    explicit SplitPanel(SplitPresenter& presenter, QWidget* parent = nullptr);

    SplitRequest request() const;

private:
    QSpinBox* makeShare(const QString& name, const QString& accessible, int percent);
    QWidget* makeChoices();
    void showShares();
    void showResult();

    SplitPresenter& m_presenter;
    QSpinBox* m_training;
    QSpinBox* m_validation;
    QLabel* m_test;
    QSpinBox* m_seed;
    QPushButton* m_deal;
    QLabel* m_sides;
    QLabel* m_leaks;
};

}
