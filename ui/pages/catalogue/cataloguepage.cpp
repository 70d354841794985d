// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepage.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/catalogue/cataloguearea.h"
#include "ui/pages/catalogue/catalogueintroduction.h"
#include "ui/pages/catalogue/cataloguepreview.h"
#include "ui/pages/catalogue/cataloguesettings.h"
#include "ui/pages/catalogue/chiprow.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/listingmenu.h"
#include "ui/pages/catalogue/listingoutput.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/floatingnotice.h"
#include "ui/widgets/section.h"
#include "ui/widgets/typeahead.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace vitrine::ui {

CataloguePage::CataloguePage(WorkspaceSession& session, FilePicker& picker, QWidget* parent)
    : Page(parent)
    , m_presenter(session)
    , m_header(new PageHeader(tr("Catalogue")))
    , m_withoutPhoto(new QPushButton)
    , m_export(new QPushButton(tr("Export")))
    , m_notice(new Notice)
    , m_told(new FloatingNotice(m_header, this))
    , m_chips(new ChipRow)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_area(new CatalogueArea(m_presenter))
    , m_views(&m_area->views())
    , m_detail(&m_area->detail())
{
    setObjectName(QStringLiteral("cataloguePage"));
    m_empty->setObjectName(QStringLiteral("catalogueEmpty"));
    m_withoutPhoto->setObjectName(QStringLiteral("catalogueWithoutPhoto"));
    m_withoutPhoto->setCheckable(true);
    m_withoutPhoto->setToolTip(tr("Show only these"));
    m_withoutPhoto->setIcon(icon(QStringLiteral("image-off")));
    setQuiet(m_withoutPhoto);
    m_header->addControl(m_withoutPhoto);
    m_export->setObjectName(QStringLiteral("catalogueExport"));
    m_export->setIcon(icon(QStringLiteral("export")));
    setQuiet(m_export);
    m_header->addControl(m_export);
    m_notice->setObjectName(QStringLiteral("catalogueProblem"));
    m_told->setObjectName(QStringLiteral("catalogueTold"));

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kGroup);
    m_tools = new CatalogueTools(m_presenter);
    column->addWidget(m_tools);
    column->addWidget(m_chips);
    column->addWidget(m_area, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    auto* all = new QVBoxLayout(this);
    // The listings run to the window's edge, which cuts them where the page goes on.
    all->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, 0);
    all->setSpacing(space::kGroup);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_stack, 1);

    m_preview = new CataloguePreview(m_presenter, *m_views, *m_detail, this);
    m_output = new ListingOutput(m_presenter, *m_views, picker, this);
    connectPresenter();
    connectViews();
    makeShortcuts();
    restoreSettings();
    showState();
    showOrder();
}

CataloguePage::~CataloguePage()
{
    saveSettings();
}

void CataloguePage::connectPresenter()
{
    connect(&m_presenter, &CataloguePresenter::stateChanged, this, &CataloguePage::showState);
    connect(&m_presenter, &CataloguePresenter::countsChanged, this, &CataloguePage::showCounts);
    connect(&m_presenter, &CataloguePresenter::jobRunningChanged, this, &CataloguePage::showState);
    connect(&m_presenter, &CataloguePresenter::filterChanged, this, &CataloguePage::showFilter);
    connect(&m_presenter, &CataloguePresenter::detailChanged, this, &Page::actionsChanged);
    connect(&m_presenter, &CataloguePresenter::historyChanged, this, &Page::actionsChanged);
    connect(&m_presenter.listings(), &ListingModel::orderChanged, this, &CataloguePage::showOrder);
    connect(m_chips, &ChipRow::filterChosen, &m_presenter, &CataloguePresenter::setFilter);
    connect(&m_presenter.edits(), &ListingEdits::told, this, &CataloguePage::tell);
    connect(&m_presenter.edits(), &ListingEdits::nothingDone, this, [this](const QString& text) {
        m_told->tell(Notice::Kind::Info, text, {}, {}, FloatingNotice::Stay::Briefly);
    });
    connect(&m_presenter.edits(), &ListingEdits::failed, m_told, &FloatingNotice::tellError);
    connect(&m_presenter.listings(), &ListingModel::editRefused, this, [this](const QString& text) {
        m_told->tell(Notice::Kind::Warning, tr("“%1” is no price; nothing was changed.").arg(text),
            tr("A price is a number, such as %1; leave it empty for none.")
                .arg(QLocale().toString(12.5, 'f', 2)),
            {}, FloatingNotice::Stay::UntilClosed);
    });
    connect(m_told, &Notice::buttonClicked, &m_presenter.edits(), &ListingEdits::undo);
    connect(m_withoutPhoto, &QPushButton::clicked, &m_presenter,
        &CataloguePresenter::setOnlyWithoutPhoto);
    connect(m_notice, &Notice::buttonClicked, &m_presenter, &CataloguePresenter::retry);
    connect(m_empty, &EmptyState::clicked, this, [this] {
        Q_EMIT actionRequested(m_presenter.state() == CatalogueState::NoWorkspace
                ? ActionId::GoHome
                : ActionId::ImportTables);
    });
}

void CataloguePage::connectViews()
{
    connect(m_tools, &CatalogueTools::viewWanted, this, &CataloguePage::setView);
    connect(m_tools, &CatalogueTools::filtersWanted, this, [this](bool shown) {
        m_area->showFilters(shown);
        saveSettings();
    });
    connect(m_area, &CatalogueArea::filtersShown, m_tools, &CatalogueTools::setFiltersShown);
    connect(m_views, &ListingViews::selectionChanged, this, &CataloguePage::showExport);
    connect(m_export, &QPushButton::clicked, this,
        [this] { m_output->exportListings(m_views->selectedCount() > 1); });
    connect(
        m_output, &ListingOutput::told, this, [this](const QString& text) { tell(text, false); });
    connect(m_views, &ListingViews::previewRequested, m_preview, &CataloguePreview::showListings);
    connect(m_views, &ListingViews::opened, m_preview, &CataloguePreview::showListings);
    connect(m_views, &ListingViews::menuRequested, this, &CataloguePage::openMenu);
    connect(m_detail, &DetailPane::previewRequested, m_preview, &CataloguePreview::showImages);
    connect(m_detail, &DetailPane::searchRequested, this, &CataloguePage::searchWith);
    connect(m_detail, &DetailPane::copyRequested, m_output, &ListingOutput::copyImage);
}

/// They act on the listings that are selected wherever the focus is on the page: texts that are
/// written in, photos and words that look for a line take their letters first.
void CataloguePage::makeShortcuts()
{
    const auto add = [this](QWidget* where, const QKeySequence& keys, auto&& work) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    for (QAbstractItemView* view : findChildren<QAbstractItemView*>())
        new TypeAhead(view);
    add(m_views, QKeySequence::Copy, [this] { m_output->copySelection(); });
    add(this, Qt::Key_X, [this] { setSelectedExcluded(true); });
    add(this, QKeySequence::Delete, [this] { setSelectedExcluded(true); });
    add(this, Qt::SHIFT | Qt::Key_Delete, [this] { setSelectedExcluded(false); });
    add(this, Qt::Key_F2, [this] { editSelected(); });
}

QString CataloguePage::pageId() const
{
    return QStringLiteral("catalogue");
}
QString CataloguePage::title() const
{
    return tr("Catalogue");
}
QString CataloguePage::iconName() const
{
    return QStringLiteral("catalogue");
}

void CataloguePage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_preview->leave();
    m_presenter.setWorkspace(std::move(workspace));
}

bool CataloguePage::canPerform(ActionId id) const
{
    const CatalogueState state = m_presenter.state();
    const bool listings = state == CatalogueState::Full || state == CatalogueState::NothingFound;
    switch (id) {
    case ActionId::Find:
    case ActionId::ShowGallery:
    case ActionId::ShowTable:
    case ActionId::ShowCharts: return listings;
    case ActionId::Undo: return listings && m_presenter.canUndo();
    case ActionId::Redo: return listings && m_presenter.canRedo();
    case ActionId::Refresh: return state != CatalogueState::NoWorkspace;
    case ActionId::MoreLikeThis: return listings && bool(m_detail->currentImage());
    default: return false;
    }
}

void CataloguePage::perform(ActionId id)
{
    switch (id) {
    case ActionId::Find: m_tools->focusWords(); return;
    case ActionId::ShowGallery: setView(CatalogueView::Gallery); return;
    case ActionId::ShowTable: setView(CatalogueView::Table); return;
    case ActionId::ShowCharts: setView(CatalogueView::Charts); return;
    case ActionId::Undo: m_presenter.edits().undo(); return;
    case ActionId::Redo: m_presenter.edits().redo(); return;
    case ActionId::Refresh: m_presenter.retry(); return;
    case ActionId::MoreLikeThis: searchWith(m_detail->currentImage()); return;
    default: return;
    }
}

bool CataloguePage::isChecked(ActionId id) const
{
    return (id == ActionId::ShowTable && m_area->view() == CatalogueView::Table)
        || (id == ActionId::ShowCharts && m_area->view() == CatalogueView::Charts)
        || (id == ActionId::ShowGallery && m_area->view() == CatalogueView::Gallery);
}

bool CataloguePage::showListing(ListingRow row)
{
    m_presenter.reveal(row);
    m_views->setFocusToView();
    return true;
}

void CataloguePage::resizeEvent(QResizeEvent* event)
{
    m_area->setRoom(width());
    Page::resizeEvent(event);
}

void CataloguePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_presenter.refresh(); // other pages change listings too
}

void CataloguePage::showState()
{
    const CatalogueState state = m_presenter.state();
    const bool listings = m_presenter.listings().rowCount() > 0;
    m_notice->setVisible(false);
    if (state == CatalogueState::Failed) {
        m_notice->setButton(tr("Try again"));
        m_notice->showError(*m_presenter.error());
    }
    if (!listings)
        introduce(*m_empty, state, m_presenter.isJobRunning());
    const bool content = listings || state == CatalogueState::NothingFound
        || state == CatalogueState::Full || m_presenter.isFiltered();
    m_stack->setCurrentIndex(content ? 1 : 0);
    showCounts();
    Q_EMIT actionsChanged();
}

void CataloguePage::showCounts()
{
    const bool charts = m_area->view() == CatalogueView::Charts;
    m_header->setCaption(charts ? m_presenter.wholeText() : m_presenter.countsText());
    const qint64 without = m_presenter.listingsWithoutPhoto();
    m_withoutPhoto->setVisible(!charts && (without > 0 || m_withoutPhoto->isChecked()));
    m_withoutPhoto->setText(withoutPhotoCount(without));
    m_withoutPhoto->setAccessibleName(m_withoutPhoto->text());
    m_chips->setChips(charts ? std::vector<FilterChip>()
                             : chipsOf(m_presenter.filter(), m_presenter.facets(), QLocale()));
    showExport();
}

void CataloguePage::showExport()
{
    const int selected = m_views->selectedCount();
    m_export->setVisible(
        m_presenter.listings().rowCount() > 0 && m_area->view() != CatalogueView::Charts);
    m_export->setText(selected > 1 ? tr("Export %Ln selected", nullptr, selected) : tr("Export"));
    m_export->setAccessibleName(m_export->text());
    m_export->setToolTip(selected > 1 ? tr("Write the selected listings to a CSV file")
                                      : tr("Write the listings that are shown to a CSV file"));
}

void CataloguePage::tell(const QString& text, bool undoable)
{
    m_told->tell(Notice::Kind::Success, text, {}, undoable ? tr("Undo") : QString(),
        FloatingNotice::Stay::Briefly);
}

void CataloguePage::setSelectedExcluded(bool excluded)
{
    if (m_area->view() == CatalogueView::Charts)
        return; // the selection is not to be seen
    m_views->expectRemoval();
    m_presenter.edits().setExcluded(
        m_presenter.listings().readerOf(m_views->selectedSpans()), excluded);
}

void CataloguePage::editSelected()
{
    if (m_area->view() == CatalogueView::Charts)
        return;
    if (m_views->editCurrent())
        return;
    if (m_presenter.detail())
        m_area->editDetail();
}

void CataloguePage::showFilter()
{
    const ListingFilter& filter = m_presenter.filter();
    m_withoutPhoto->setChecked(filter.pictures == std::vector{0});
    showCounts();
}

void CataloguePage::showOrder()
{
    const ListingOrder order = m_presenter.order();
    m_views->table()->showOrder(ListingModel::columnOf(order), ListingModel::directionOf(order));
    saveSettings();
}

void CataloguePage::setView(CatalogueView view)
{
    m_area->setView(view);
    m_tools->setView(view);
    showCounts();
    saveSettings();
    Q_EMIT actionsChanged();
}

void CataloguePage::openMenu(int row, const QPoint& position)
{
    const auto summary = m_presenter.listings().summaryAt(row);
    if (!summary)
        return;
    auto* menu = new ListingMenu(m_presenter, *summary, m_views->selectedCount(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &ListingMenu::searchRequested, this,
        [this, cover = summary->cover] { searchWith(cover); });
    connect(
        menu, &ListingMenu::largeRequested, this, [this, row] { m_preview->showListings(row); });
    connect(menu, &ListingMenu::editRequested, this, &CataloguePage::editSelected);
    connect(menu, &ListingMenu::exclusionRequested, this, &CataloguePage::setSelectedExcluded);
    connect(menu, &ListingMenu::categoryRequested, this, [this](const std::string& category) {
        m_presenter.edits().setField(
            m_presenter.listings().readerOf(m_views->selectedSpans()), "category", category);
    });
    connect(menu, &ListingMenu::copyRequested, m_output, &ListingOutput::copySelection);
    connect(
        menu, &ListingMenu::exportRequested, m_output, [this] { m_output->exportListings(true); });
    menu->popup(position);
}

void CataloguePage::searchWith(ImageRow image)
{
    if (!image || !m_presenter.workspace())
        return;
    SearchQuery query;
    query.picture = image;
    query.exclude = m_presenter.selected();
    Q_EMIT searchRequested(query);
}

void CataloguePage::restoreSettings()
{
    // All of it first: each change below is saved at once.
    const CatalogueSettings settings = CatalogueSettings::load();
    if (!settings.splitter.isEmpty())
        m_area->restoreState(settings.splitter);
    if (settings.order)
        m_presenter.setOrder(*settings.order);
    setView(settings.table ? CatalogueView::Table : CatalogueView::Gallery);
    m_area->setFiltersWanted(settings.filters);
    showFilter();
}

void CataloguePage::saveSettings() const
{
    CatalogueSettings{
        m_area->saveState(), m_presenter.order(), m_views->isTableShown(), m_area->filtersWanted()}
        .save();
}

}
