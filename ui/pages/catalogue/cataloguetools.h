// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

class CataloguePresenter;
class SearchField;

enum class CatalogueView { Gallery, Table, Charts };

/// The row of controls above the listings: filters shown or not, words, order, which view.
class CatalogueTools : public QWidget {
    Q_OBJECT
public:
    explicit CatalogueTools(CataloguePresenter& presenter, QWidget* parent = nullptr);

    void focusWords();
    void setFiltersShown(bool shown);
    void setView(CatalogueView view);

    Q_SIGNAL void filtersWanted(bool shown);
    Q_SIGNAL void viewWanted(vitrine::ui::CatalogueView view);

private:
    void makeWords();
    void makeFilters();
    void makeOrder();
    QToolButton* makeViewButton(const QString& name, const QString& iconName, const QString& text);
    void showFilter();
    void showOrder();

    CataloguePresenter& m_presenter;
    SearchField* m_words;
    QPushButton* m_filters;
    QComboBox* m_order;
    QToolButton* m_gallery;
    QToolButton* m_table;
    QToolButton* m_charts;
};

}
