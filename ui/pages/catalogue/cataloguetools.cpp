// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguetools.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/orderchoices.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/searchfield.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kMostWordsWidth = 420;

}

CatalogueTools::CatalogueTools(CataloguePresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
{
    makeWords();
    makeFilters();
    makeOrder();
    m_gallery = makeViewButton(
        QStringLiteral("catalogueGallery"), QStringLiteral("gallery"), tr("Gallery"));
    m_table =
        makeViewButton(QStringLiteral("catalogueShowTable"), QStringLiteral("table"), tr("Table"));
    m_charts = makeViewButton(
        QStringLiteral("catalogueShowCharts"), QStringLiteral("chart"), tr("Charts"));
    auto* views = new QButtonGroup(this);
    for (QToolButton* button : {m_gallery, m_table, m_charts})
        views->addButton(button);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_filters);
    row->addWidget(m_words, 1);
    row->addStretch();
    row->addWidget(m_order);
    row->addSpacing(space::kRelated);
    row->addWidget(m_gallery);
    row->addWidget(m_table);
    row->addWidget(m_charts);

    const auto want = [this](QToolButton* button, CatalogueView view) {
        connect(button, &QToolButton::clicked, this, [this, view] { Q_EMIT viewWanted(view); });
    };
    want(m_gallery, CatalogueView::Gallery);
    want(m_table, CatalogueView::Table);
    want(m_charts, CatalogueView::Charts);
    connect(&m_presenter, &CataloguePresenter::filterChanged, this, &CatalogueTools::showFilter);
    connect(&m_presenter.listings(), &ListingModel::orderChanged, this, &CatalogueTools::showOrder);
    showFilter();
    showOrder();
}

void CatalogueTools::makeWords()
{
    m_words = new SearchField;
    m_words->setObjectName(QStringLiteral("catalogueWords"));
    m_words->setPlaceholderText(tr("Find words in titles and descriptions"));
    m_words->setMaximumWidth(kMostWordsWidth);
    connect(m_words, &SearchField::searched, &m_presenter, &CataloguePresenter::setWords);
}

void CatalogueTools::makeFilters()
{
    m_filters = new QPushButton(tr("Filters"));
    m_filters->setObjectName(QStringLiteral("catalogueShowFilters"));
    m_filters->setAccessibleName(tr("Show filters"));
    m_filters->setIcon(icon(QStringLiteral("filter")));
    m_filters->setCheckable(true);
    connect(m_filters, &QPushButton::clicked, this, &CatalogueTools::filtersWanted);
}

void CatalogueTools::makeOrder()
{
    m_order = new QComboBox;
    m_order->setObjectName(QStringLiteral("catalogueOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->setToolTip(tr("Order"));
    for (const OrderChoice& choice : orderChoices())
        m_order->addItem(orderLabel(choice), static_cast<int>(choice.order));
    connect(m_order, &QComboBox::activated, this, [this] {
        m_presenter.setOrder(static_cast<ListingOrder>(m_order->currentData().toInt()));
    });
}

QToolButton* CatalogueTools::makeViewButton(
    const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

void CatalogueTools::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void CatalogueTools::setFiltersShown(bool shown)
{
    m_filters->setChecked(shown);
    m_filters->setToolTip(shown ? tr("Hide the filters") : tr("Show the filters"));
}

void CatalogueTools::setView(CatalogueView view)
{
    m_gallery->setChecked(view == CatalogueView::Gallery);
    m_table->setChecked(view == CatalogueView::Table);
    m_charts->setChecked(view == CatalogueView::Charts);
}

void CatalogueTools::showFilter()
{
    const ListingFilter& filter = m_presenter.filter();
    const QString words = toQString(filter.words);
    // What the user is still typing is newer than the filter.
    if (m_words->text().trimmed() != words && (words.isEmpty() || !m_words->hasFocus()))
        m_words->setText(words);
}

void CatalogueTools::showOrder()
{
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(m_presenter.order())));
}

}
