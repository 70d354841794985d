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
#include <QLocale>
#include <QMenu>
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
    makeCategories();
    makeOrder();
    m_gallery = makeViewButton(
        QStringLiteral("catalogueGallery"), QStringLiteral("gallery"), tr("Gallery"));
    m_table =
        makeViewButton(QStringLiteral("catalogueShowTable"), QStringLiteral("table"), tr("Table"));
    auto* views = new QButtonGroup(this);
    views->addButton(m_gallery);
    views->addButton(m_table);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_words, 1);
    row->addStretch();
    row->addWidget(m_categories);
    row->addWidget(m_order);
    row->addSpacing(space::kRelated);
    row->addWidget(m_gallery);
    row->addWidget(m_table);

    connect(m_gallery, &QToolButton::clicked, this, [this] { Q_EMIT tableWanted(false); });
    connect(m_table, &QToolButton::clicked, this, [this] { Q_EMIT tableWanted(true); });
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

void CatalogueTools::makeCategories()
{
    m_categories = new QPushButton;
    m_categories->setObjectName(QStringLiteral("catalogueCategoryButton"));
    m_categories->setAccessibleName(tr("Categories"));
    m_categories->setIcon(icon(QStringLiteral("filter")));
    m_categoryMenu = new QMenu(m_categories);
    connect(m_categories, &QPushButton::clicked, this, [this] {
        fillCategoryMenu();
        m_categoryMenu->popup(m_categories->mapToGlobal(m_categories->rect().bottomLeft()));
    });
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

void CatalogueTools::setCategoriesFolded(bool folded)
{
    m_categories->setVisible(folded);
}

void CatalogueTools::setTableShown(bool table)
{
    m_gallery->setChecked(!table);
    m_table->setChecked(table);
}

void CatalogueTools::fillCategoryMenu()
{
    m_categoryMenu->clear();
    for (const CategoryFacet& facet : m_presenter.facets()) {
        QString name = facet.name;
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = m_categoryMenu->addAction(
            name + QLatin1Char('\t') + QLocale().toString(facet.listings));
        action->setCheckable(true);
        action->setChecked(facet.chosen);
        connect(action, &QAction::toggled, &m_presenter,
            [this, row = facet.row](bool chosen) { m_presenter.setCategoryChosen(row, chosen); });
    }
}

void CatalogueTools::showFilter()
{
    const ListingFilter& filter = m_presenter.filter();
    const QString words = toQString(filter.words);
    // What the user is still typing is newer than the filter.
    if (m_words->text().trimmed() != words && (words.isEmpty() || !m_words->hasFocus()))
        m_words->setText(words);
    const auto chosen = static_cast<qulonglong>(filter.categories.size());
    m_categories->setText(chosen == 0 ? tr("Categories") : tr("Categories: %L1").arg(chosen));
}

void CatalogueTools::showOrder()
{
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(m_presenter.order())));
}

}
