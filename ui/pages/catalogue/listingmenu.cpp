// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingmenu.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/shell/icons.h"
#include "ui/widgets/convert.h"

namespace vitrine::ui {

ListingMenu::ListingMenu(const CataloguePresenter& presenter, const ListingSummary& summary,
    int selected, QWidget* parent)
    : QMenu(parent)
{
    QAction* search = addAction(ui::icon(QStringLiteral("similar")), tr("More like this"));
    connect(search, &QAction::triggered, this, &ListingMenu::searchRequested);
    search->setEnabled(bool(summary.cover));
    QAction* large = addAction(ui::icon(QStringLiteral("image")), tr("Show large"));
    connect(large, &QAction::triggered, this, &ListingMenu::largeRequested);
    large->setEnabled(bool(summary.cover));
    addSeparator();
    addEditing(summary, selected);
    addCategories(presenter);
    addSeparator();
    QAction* copy = addAction(ui::icon(QStringLiteral("paste")), tr("Copy photos and rows"));
    connect(copy, &QAction::triggered, this, &ListingMenu::copyRequested);
    QAction* save = addAction(ui::icon(QStringLiteral("export")), tr("Export selection"));
    connect(save, &QAction::triggered, this, &ListingMenu::exportRequested);
}

void ListingMenu::addEditing(const ListingSummary& summary, int selected)
{
    const auto add = [this](const char* iconName, const QString& text, const QKeySequence& keys,
                         auto&& work) {
        QAction* action = addAction(ui::icon(QLatin1String(iconName)), text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, work);
    };
    add("edit", tr("Edit"), Qt::Key_F2, [this] { Q_EMIT editRequested(); });
    // Of many listings some may be left out already: both are offered.
    const bool many = selected > 1;
    if (many || !summary.listing.excluded)
        add("exclude", tr("Leave out"), QKeySequence::Delete,
            [this] { Q_EMIT exclusionRequested(true); });
    if (many || summary.listing.excluded)
        add("restore", tr("Take back in"), Qt::SHIFT | Qt::Key_Delete,
            [this] { Q_EMIT exclusionRequested(false); });
}

void ListingMenu::addCategories(const CataloguePresenter& presenter)
{
    QMenu* categories = addMenu(ui::icon(QStringLiteral("tag")), tr("Move to category"));
    for (const FacetLine& line : categoryLines(presenter.facets(), presenter.filter())) {
        if (!std::get<CategoryRow>(line.choice))
            continue;
        QString name = line.name;
        QAction* move = categories->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(move, &QAction::triggered, this,
            [this, category = toUtf8(line.name)] { Q_EMIT categoryRequested(category); });
    }
}

}
