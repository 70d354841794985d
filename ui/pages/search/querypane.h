// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace vitrine::ui {

class PictureView;
class SearchPresenter;

/// The query picture with what is known of it, the ways to another one, and how many results.
class QueryPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 240;

    explicit QueryPane(SearchPresenter& presenter, QWidget* parent = nullptr);

    Q_SIGNAL void openRequested();
    Q_SIGNAL void pasteRequested();

private:
    void showQuery();

    SearchPresenter& m_presenter;
    PictureView* m_picture;
    QLabel* m_name;
    QLabel* m_facts;
    QPushButton* m_open;
    QPushButton* m_paste;
    QSlider* m_slider;
    QSpinBox* m_spin;
};

}
