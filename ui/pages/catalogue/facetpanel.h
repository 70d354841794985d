// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/facetchoice.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vitrine::ui {

class CataloguePresenter;
class FacetList;
class FacetSection;
class PriceRangeView;
class SearchField;

/// Everything that listings can be narrowed by, each with live counts; its groups fold. Remembers
/// which are folded in QSettings.
class FacetPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit FacetPanel(CataloguePresenter& presenter, QWidget* parent = nullptr);

private:
    using Lines = std::vector<FacetLine> (*)(const Facets&, const ListingFilter&);
    struct Group {
        FacetSection* section;
        FacetList* list;
        Lines lines;
    };

    FacetSection* addSection(const char* name, const QString& title);
    FacetList* addList(FacetSection* section, const char* name, const QString& title, Lines lines);
    void makePrices();
    void makePlaces();
    void showFacets();

    CataloguePresenter& m_presenter;
    QVBoxLayout* m_column;
    std::vector<Group> m_groups;
    FacetSection* m_priceSection = nullptr;
    PriceRangeView* m_prices = nullptr;
    QLabel* m_priceText = nullptr;
    SearchField* m_placeWords = nullptr;
    QPushButton* m_morePlaces = nullptr;
    bool m_placesOpen = false;
};

}
