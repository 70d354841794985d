// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/cataloguetools.h"

#include <QSplitter>

class QStackedWidget;
class QTimer;

namespace vitrine::ui {

class CataloguePresenter;
class DetailPane;
class EmptyState;
class FacetPanel;
class ListingViews;
class StatisticsPane;

/// Side by side: the filters, the listings (or charts, or that nothing fits) and the details of the
/// chosen one. Filters are shown where there is room, details once something is chosen.
class CatalogueArea : public QSplitter {
    Q_OBJECT
public:
    explicit CatalogueArea(CataloguePresenter& presenter, QWidget* parent = nullptr);

    ListingViews& views() const { return *m_views; }
    DetailPane& detail() const { return *m_detail; }

    CatalogueView view() const { return m_view; }
    void setView(CatalogueView view);

    /// Where there is room for all: as somebody wanted it.
    bool filtersWanted() const { return m_filtersWanted; }
    void setFiltersWanted(bool wanted);
    /// Somebody asks for them, or has seen enough.
    void showFilters(bool shown);
    /// Of the page: where it becomes narrow, the filters go.
    void setRoom(int width);

    void editDetail(); ///< opens it, too
    void closeDetail();

    Q_SIGNAL void filtersShown(bool shown);

private:
    QWidget* makeResults();
    void connectParts();
    void showResults();
    void showDetail();
    void openDetail();
    void setFiltersShown(bool shown);

    CataloguePresenter& m_presenter;
    FacetPanel* m_facets;
    QStackedWidget* m_results; ///< views, "nothing found" or charts
    ListingViews* m_views;
    EmptyState* m_nothing;
    StatisticsPane* m_statistics;
    DetailPane* m_detail;
    QTimer* m_detailTimer; ///< until the pane opens
    CatalogueView m_view = CatalogueView::Gallery;
    int m_room = 0; ///< 0: not known yet
    bool m_filtersShown = true;
    bool m_filtersWanted = true;
};

}
