// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/facetpanel.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/facetlist.h"
#include "ui/pages/catalogue/facetsection.h"
#include "ui/pages/catalogue/pricerange.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/searchfield.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {

FacetPanel::FacetPanel(CataloguePresenter& presenter, QWidget* parent)
    : QScrollArea(parent)
    , m_presenter(presenter)
{
    setObjectName(QStringLiteral("catalogueFacets"));
    setAccessibleName(tr("Filters"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, space::kRelated, space::kEdge);
    m_column->setSpacing(space::kGroup);
    setWidget(content);

    const auto simple = [this](const char* section, const char* list, const QString& title,
                            Lines lines) {
        addList(addSection(section, title), list, title, lines);
    };
    simple("categories", "catalogueCategories", tr("Categories"), categoryLines);
    makePrices();
    makePlaces();
    simple("photos", "cataloguePhotoCounts", tr("Photos"), pictureLines);
    simple("state", "catalogueStates", tr("State"), stateLines);
    simple("findings", "catalogueFindings", tr("Findings"), findingLines);
    m_column->addStretch();

    connect(&m_presenter, &CataloguePresenter::countsChanged, this, &FacetPanel::showFacets);
    connect(&m_presenter, &CataloguePresenter::filterChanged, this, &FacetPanel::showFacets);
    connect(&m_presenter, &CataloguePresenter::workspaceChanged, this, [this] {
        m_placesOpen = false;
        m_placeWords->clear();
    });
    showFacets();
}

FacetSection* FacetPanel::addSection(const char* name, const QString& title)
{
    auto* section = new FacetSection(title);
    const QString key = QStringLiteral("catalogue/folded/") + QLatin1String(name);
    section->setOpen(!QSettings().value(key, false).toBool());
    connect(section, &FacetSection::openChanged, this,
        [key](bool open) { QSettings().setValue(key, !open); });
    m_column->addWidget(section);
    return section;
}

FacetList* FacetPanel::addList(
    FacetSection* section, const char* name, const QString& title, Lines lines)
{
    auto* list = new FacetList(title);
    list->setObjectName(QLatin1String(name));
    connect(list, &FacetList::chosenChanged, &m_presenter, &CataloguePresenter::setChosen);
    section->add(list);
    m_groups.push_back({section, list, lines});
    return list;
}

void FacetPanel::makePrices()
{
    m_priceSection = addSection("prices", tr("Price"));
    m_prices = new PriceRangeView;
    m_priceText = new QLabel;
    m_priceText->setObjectName(QStringLiteral("cataloguePriceText"));
    setTextRole(m_priceText, TextRole::Caption);
    m_priceSection->add(m_prices);
    m_priceSection->add(m_priceText);
    connect(
        m_prices, &PriceRangeView::rangeChosen, &m_presenter, &CataloguePresenter::setPriceRange);
}

void FacetPanel::makePlaces()
{
    FacetSection* section = addSection("places", tr("Place"));
    m_placeWords = new SearchField;
    m_placeWords->setObjectName(QStringLiteral("cataloguePlaceWords"));
    m_placeWords->setPlaceholderText(tr("Find a place"));
    m_placeWords->setAccessibleName(m_placeWords->placeholderText());
    section->add(m_placeWords);
    connect(m_placeWords, &SearchField::searched, &m_presenter, &CataloguePresenter::setPlaceWords);
    addList(section, "cataloguePlaces", tr("Place"), placeLines);
    m_morePlaces = new QPushButton;
    m_morePlaces->setObjectName(QStringLiteral("catalogueMorePlaces"));
    setQuiet(m_morePlaces);
    section->add(m_morePlaces);
    connect(m_morePlaces, &QPushButton::clicked, this, [this] {
        m_placesOpen = !m_placesOpen;
        m_presenter.setMorePlaces(m_placesOpen);
    });
}

void FacetPanel::showFacets()
{
    const Facets& facets = m_presenter.facets();
    const ListingFilter& filter = m_presenter.filter();
    for (const Group& group : m_groups) {
        auto lines = group.lines(facets, filter);
        group.section->setChosen(static_cast<int>(std::count_if(
            lines.begin(), lines.end(), [](const FacetLine& line) { return line.chosen; })));
        group.list->setLines(std::move(lines));
    }
    m_groups.back().section->setVisible(!facets.findings.empty());
    m_priceSection->setVisible(!facets.prices.edges.empty());
    m_priceSection->setChosen(filter.price ? 1 : 0);
    m_prices->setPrices(facets.prices, filter.price);
    m_priceText->setText(priceRangeText(filter.price.value_or(PriceRange()), QLocale()));
    const qint64 more = facets.placesInAll - static_cast<qint64>(facets.places.size());
    m_morePlaces->setVisible(more > 0 || m_placesOpen);
    m_morePlaces->setText(m_placesOpen ? tr("Fewer places")
                                       : tr("%Ln more place(s)", nullptr, static_cast<int>(more)));
    m_morePlaces->setAccessibleName(m_morePlaces->text());
}

}
