// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <string>

namespace vitrine {
struct ListingSummary;
}

namespace vitrine::ui {

class CataloguePresenter;

/// What can be done with a listing, or with all that are chosen beside it.
class ListingMenu : public QMenu {
    Q_OBJECT
public:
    /// `selected`: how many listings are chosen.
    ListingMenu(const CataloguePresenter& presenter, const ListingSummary& summary, int selected,
        QWidget* parent);

    Q_SIGNAL void searchRequested();
    Q_SIGNAL void largeRequested();
    Q_SIGNAL void editRequested();
    Q_SIGNAL void exclusionRequested(bool excluded);
    Q_SIGNAL void categoryRequested(const std::string& name);
    Q_SIGNAL void copyRequested();
    Q_SIGNAL void exportRequested();

private:
    void addEditing(const ListingSummary& summary, int selected);
    void addCategories(const CataloguePresenter& presenter);
};

}
