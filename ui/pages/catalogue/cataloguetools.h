// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

class CataloguePresenter;
class SearchField;

/// The row of controls above the listings: words, categories (where there is no room for their
/// list), order, gallery or table.
class CatalogueTools : public QWidget {
    Q_OBJECT
public:
    explicit CatalogueTools(CataloguePresenter& presenter, QWidget* parent = nullptr);

    void focusWords();
    void setCategoriesFolded(bool folded); ///< the button takes the list's place
    void setTableShown(bool table);

    Q_SIGNAL void tableWanted(bool table);

private:
    void makeWords();
    void makeCategories();
    void makeOrder();
    QToolButton* makeViewButton(const QString& name, const QString& iconName, const QString& text);
    void fillCategoryMenu();
    void showFilter();
    void showOrder();

    CataloguePresenter& m_presenter;
    SearchField* m_words;
    QPushButton* m_categories;
    QMenu* m_categoryMenu;
    QComboBox* m_order;
    QToolButton* m_gallery;
    QToolButton* m_table;
};

}
