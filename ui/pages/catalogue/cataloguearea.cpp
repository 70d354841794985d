// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguearea.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/facetpanel.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/pages/catalogue/statisticspane.h"
#include "ui/shell/theme.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyleHints>
#include <QTimer>

#include <utility>

namespace vitrine::ui {
namespace {

/// Below this width the filters are shown only when they are asked for.
constexpr int kNarrow = 840;
constexpr int kFacetWidth = 216;
constexpr int kDetailWidth = 320;
constexpr int kDetailLeast = 292; ///< its buttons in one row

}

CatalogueArea::CatalogueArea(CataloguePresenter& presenter, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_presenter(presenter)
    , m_facets(new FacetPanel(presenter))
    , m_results(new QStackedWidget)
    , m_views(new ListingViews(presenter))
    , m_nothing(new EmptyState)
    , m_statistics(new StatisticsPane)
    , m_detail(new DetailPane(presenter))
    , m_detailTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("catalogueSplitter"));
    setChildrenCollapsible(false);
    setHandleWidth(space::kGroup);
    m_facets->setMinimumWidth(150);
    addWidget(m_facets);
    addWidget(makeResults());
    m_detail->setMinimumWidth(kDetailLeast);
    m_detail->hide();
    m_detailTimer->setSingleShot(true);
    // The listings make room for the pane: not under the second click of a double click.
    m_detailTimer->setInterval(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    addWidget(m_detail);
    setStretchFactor(1, 2);
    setStretchFactor(2, 1);
    setSizes({kFacetWidth, 600, kDetailWidth});
    connectParts();
}

QWidget* CatalogueArea::makeResults()
{
    m_nothing->setObjectName(QStringLiteral("catalogueNothing"));
    m_nothing->setIcon(QStringLiteral("search"));
    m_nothing->setSentence(tr("No listing fits these filters."));
    m_nothing->setButton(tr("Clear all filters"));
    m_results->addWidget(m_views);
    m_results->addWidget(m_nothing);
    m_results->addWidget(m_statistics);
    m_results->setMinimumWidth(200);
    return m_results;
}

void CatalogueArea::connectParts()
{
    connect(&m_presenter, &CataloguePresenter::stateChanged, this, &CatalogueArea::showResults);
    connect(&m_presenter, &CataloguePresenter::detailChanged, this, &CatalogueArea::showDetail);
    connect(&m_presenter, &CataloguePresenter::statisticsChanged, this, [this] {
        if (m_presenter.statistics())
            m_statistics->setStatistics(*m_presenter.statistics());
    });
    connect(&m_presenter, &CataloguePresenter::filterChanged, this,
        [this] { m_statistics->setFiltered(m_presenter.isFiltered()); });
    connect(m_nothing, &EmptyState::clicked, &m_presenter, &CataloguePresenter::clearFilter);
    connect(m_detailTimer, &QTimer::timeout, this, &CatalogueArea::openDetail);
    connect(m_detail, &DetailPane::closeRequested, this, &CatalogueArea::closeDetail);
    auto* close = new QShortcut(Qt::Key_Escape, this);
    close->setContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QShortcut::activated, this, &CatalogueArea::closeDetail);
}

void CatalogueArea::setView(CatalogueView view)
{
    m_view = view;
    if (view != CatalogueView::Charts)
        m_views->setTableShown(view == CatalogueView::Table);
    m_presenter.setStatisticsWanted(view == CatalogueView::Charts);
    setFiltersShown(m_filtersShown);
    showResults();
    showDetail();
}

void CatalogueArea::showResults()
{
    if (m_view == CatalogueView::Charts)
        m_results->setCurrentWidget(m_statistics);
    else if (m_presenter.state() == CatalogueState::NothingFound)
        m_results->setCurrentWidget(m_nothing);
    else
        m_results->setCurrentWidget(m_views);
}

void CatalogueArea::setFiltersWanted(bool wanted)
{
    m_filtersWanted = wanted;
    setFiltersShown(wanted);
}

void CatalogueArea::showFilters(bool shown)
{
    if (m_room >= kNarrow)
        m_filtersWanted = shown;
    else if (shown) // no room for three
        m_detail->hide();
    setFiltersShown(shown);
}

void CatalogueArea::setRoom(int width)
{
    const int before = std::exchange(m_room, width);
    const bool narrow = width < kNarrow;
    if (before == 0 || narrow != (before < kNarrow))
        setFiltersShown(!narrow && m_filtersWanted);
}

void CatalogueArea::setFiltersShown(bool shown)
{
    m_filtersShown = shown;
    m_facets->setVisible(shown && m_view != CatalogueView::Charts);
    Q_EMIT filtersShown(shown);
}

void CatalogueArea::showDetail()
{
    if (!m_presenter.detail() || m_view == CatalogueView::Charts) {
        m_detailTimer->stop();
        m_detail->hide();
    } else if (m_detail->isHidden() && !m_detailTimer->isActive()) {
        m_detailTimer->start();
    }
}

void CatalogueArea::openDetail()
{
    m_detail->show();
    // Once the narrower list is laid out.
    QTimer::singleShot(0, m_views, &ListingViews::scrollToCurrent);
}

void CatalogueArea::editDetail()
{
    m_detailTimer->stop();
    openDetail();
    m_detail->startEditing();
}

void CatalogueArea::closeDetail()
{
    const bool focused = m_detail->isAncestorOf(QApplication::focusWidget());
    m_views->clearCurrent();
    if (focused)
        m_views->setFocus();
}

}
