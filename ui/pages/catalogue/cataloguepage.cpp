// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepage.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/catalogue/chiprow.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/facetpanel.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/pages/catalogue/orderchoices.h"
#include "ui/pages/catalogue/statisticspane.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QResizeEvent>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyleHints>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

/// Below this width the filters are shown only when they are asked for.
constexpr int kNarrow = 840;
constexpr int kToldMs = 8000;
/// Listings before and after the current one that the preview steps through.
constexpr int kPreviewReach = 100;

constexpr int kFacetWidth = 216;
constexpr int kDetailWidth = 320;
constexpr int kDetailLeast = 272; ///< its buttons in one row

QString settingsKey(const char* name)
{
    return QStringLiteral("catalogue/") + QLatin1String(name);
}

}

CataloguePage::CataloguePage(WorkspaceSession& session, FilePicker& picker, QWidget* parent)
    : Page(parent)
    , m_presenter(session)
    , m_picker(picker)
    , m_header(new PageHeader(tr("Catalogue")))
    , m_withoutPhoto(new QPushButton)
    , m_export(new QPushButton(tr("Export")))
    , m_notice(new Notice)
    , m_told(new Notice)
    , m_chips(new ChipRow)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_preview(new PicturePreview(this))
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
    m_told->setObjectName(QStringLiteral("catalogueTold"));
    m_told->hide();
    m_toldTimer = new QTimer(this);
    m_toldTimer->setSingleShot(true);
    m_toldTimer->setInterval(kToldMs);
    connect(m_toldTimer, &QTimer::timeout, m_told, &QWidget::hide);

    m_splitter->setObjectName(QStringLiteral("catalogueSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kGroup);
    m_facets = new FacetPanel(m_presenter);
    m_facets->setMinimumWidth(150);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(makeResults());
    m_detail = new DetailPane(m_presenter);
    m_detail->setMinimumWidth(kDetailLeast);
    m_detail->hide();
    m_detailTimer = new QTimer(this);
    m_detailTimer->setSingleShot(true);
    // The listings make room for the pane: not under the second click of a double click.
    m_detailTimer->setInterval(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    connect(m_detailTimer, &QTimer::timeout, this, &CataloguePage::openDetail);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({kFacetWidth, 600, kDetailWidth});

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kGroup);
    m_tools = new CatalogueTools(m_presenter);
    column->addWidget(m_tools);
    column->addWidget(m_chips);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    auto* all = new QVBoxLayout(this);
    // The listings run to the window's edge, which cuts them where the page goes on.
    all->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, 0);
    all->setSpacing(space::kGroup);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_told);
    all->addWidget(m_stack, 1);

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

QWidget* CataloguePage::makeResults()
{
    m_results = new QStackedWidget;
    m_views = new ListingViews(m_presenter);
    m_nothing = new EmptyState;
    m_nothing->setObjectName(QStringLiteral("catalogueNothing"));
    m_nothing->setIcon(QStringLiteral("search"));
    m_nothing->setSentence(tr("No listing fits these filters."));
    m_nothing->setButton(tr("Clear all filters"));
    m_results->addWidget(m_views);
    m_statistics = new StatisticsPane;
    m_results->addWidget(m_nothing);
    m_results->addWidget(m_statistics);
    m_results->setMinimumWidth(200);
    return m_results;
}

void CataloguePage::connectPresenter()
{
    connect(&m_presenter, &CataloguePresenter::stateChanged, this, &CataloguePage::showState);
    connect(&m_presenter, &CataloguePresenter::countsChanged, this, &CataloguePage::showCounts);
    connect(&m_presenter, &CataloguePresenter::jobRunningChanged, this, &CataloguePage::showState);
    connect(&m_presenter, &CataloguePresenter::filterChanged, this, &CataloguePage::showFilter);
    connect(&m_presenter, &CataloguePresenter::detailChanged, this, &CataloguePage::showDetail);
    connect(&m_presenter.listings(), &ListingModel::orderChanged, this, &CataloguePage::showOrder);
    connect(&m_presenter, &CataloguePresenter::statisticsChanged, this, [this] {
        if (m_presenter.statistics())
            m_statistics->setStatistics(*m_presenter.statistics());
    });
    connect(m_chips, &ChipRow::filterChosen, &m_presenter, &CataloguePresenter::setFilter);
    connect(&m_presenter.edits(), &ListingEdits::told, this, &CataloguePage::tell);
    connect(&m_presenter.edits(), &ListingEdits::failed, this, [this](const Error& error) {
        m_toldTimer->stop();
        m_told->setButton({});
        m_told->showError(error);
    });
    connect(&m_presenter.listings(), &ListingModel::editRefused, this, [this](const QString& text) {
        m_toldTimer->stop();
        m_told->setButton({});
        m_told->show(Notice::Kind::Warning, tr("“%1” is no price; nothing was changed.").arg(text),
            tr("A price is a number, such as %1; leave it empty for none.")
                .arg(QLocale().toString(12.5, 'f', 2)));
    });
    connect(m_told, &Notice::buttonClicked, &m_presenter.edits(), &ListingEdits::undo);
    connect(m_nothing, &EmptyState::clicked, &m_presenter, &CataloguePresenter::clearFilter);
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
        if (width() >= kNarrow)
            m_facetsWanted = shown;
        else if (shown) // no room for three
            m_detail->hide();
        setFiltersShown(shown);
        saveSettings();
    });
    connect(m_views, &ListingViews::selectionChanged, this, &CataloguePage::showExport);
    connect(m_export, &QPushButton::clicked, this,
        [this] { exportListings(m_views->selectedCount() > 1); });
    connect(m_views, &ListingViews::previewRequested, this, &CataloguePage::previewRow);
    connect(m_views, &ListingViews::opened, this, &CataloguePage::previewRow);
    connect(m_views, &ListingViews::menuRequested, this, &CataloguePage::openMenu);
    connect(m_detail, &DetailPane::previewRequested, this, &CataloguePage::previewImages);
    connect(m_detail, &DetailPane::searchRequested, this, &CataloguePage::searchWith);
    connect(m_detail, &DetailPane::copyRequested, this, &CataloguePage::copyImage);
    connect(m_detail, &DetailPane::closeRequested, this, &CataloguePage::closeDetail);
    auto* close = new QShortcut(Qt::Key_Escape, m_splitter);
    close->setContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QShortcut::activated, this, &CataloguePage::closeDetail);
}

void CataloguePage::makeShortcuts()
{
    const auto add = [this](QWidget* where, const QKeySequence& keys, auto&& work) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    add(m_views, QKeySequence::Copy, [this] { copySelection(); });
    add(m_views, QKeySequence::Delete, [this] { setSelectedExcluded(true); });
    add(m_views, Qt::SHIFT | Qt::Key_Delete, [this] { setSelectedExcluded(false); });
    add(m_views, Qt::Key_F2, [this] { editSelected(); });
    add(this, Qt::CTRL | Qt::Key_3, [this] { setView(CatalogueView::Charts); });
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
    case ActionId::Undo:
    case ActionId::Redo: return listings;
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
    case ActionId::Undo: m_presenter.edits().undo(); return;
    case ActionId::Redo: m_presenter.edits().redo(); return;
    case ActionId::Refresh: m_presenter.retry(); return;
    case ActionId::MoreLikeThis: searchWith(m_detail->currentImage()); return;
    default: return;
    }
}

bool CataloguePage::isChecked(ActionId id) const
{
    return (id == ActionId::ShowTable && m_view == CatalogueView::Table)
        || (id == ActionId::ShowGallery && m_view == CatalogueView::Gallery);
}

bool CataloguePage::showListing(ListingRow row)
{
    m_presenter.reveal(row);
    m_views->setFocusToView();
    return true;
}

void CataloguePage::resizeEvent(QResizeEvent* event)
{
    const bool narrow = width() < kNarrow;
    const bool wasNarrow = event->oldSize().isValid() && event->oldSize().width() < kNarrow;
    if (!event->oldSize().isValid() || narrow != wasNarrow)
        setFiltersShown(!narrow && m_facetsWanted);
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
    if (state == CatalogueState::NoWorkspace) {
        m_empty->setIcon(QStringLiteral("catalogue"));
        m_empty->setSentence(tr("The catalogue shows the listings of a workspace."));
        m_empty->setButton(tr("Open a workspace"));
    } else if (state == CatalogueState::Empty) {
        m_empty->setIcon(QStringLiteral("import"));
        const bool importing = m_presenter.isJobRunning();
        m_empty->setSentence(importing
                ? tr("The listings appear here as soon as they are imported.")
                : tr("This workspace has no listings yet: import the tables of your marketplace."));
        m_empty->setButton(importing ? QString() : tr("Import tables"));
    } else if (!listings) {
        m_empty->setIcon({});
        m_empty->setSentence(
            state == CatalogueState::Reading ? tr("Reading the catalogue") : QString());
        m_empty->setButton({});
    }
    const bool content = listings || state == CatalogueState::NothingFound
        || state == CatalogueState::Full || m_presenter.isFiltered();
    m_stack->setCurrentIndex(content ? 1 : 0);
    showResults();
    showCounts();
    Q_EMIT actionsChanged();
}

void CataloguePage::showCounts()
{
    m_header->setCaption(m_presenter.countsText());
    const qint64 without = m_presenter.listingsWithoutPhoto();
    m_withoutPhoto->setVisible(
        m_view != CatalogueView::Charts && (without > 0 || m_withoutPhoto->isChecked()));
    m_withoutPhoto->setText(withoutPhotoCount(without));
    m_withoutPhoto->setAccessibleName(m_withoutPhoto->text());
    m_chips->setChips(m_view == CatalogueView::Charts
            ? std::vector<FilterChip>()
            : chipsOf(m_presenter.filter(), m_presenter.facets(), QLocale()));
    showExport();
}

void CataloguePage::showResults()
{
    if (m_view == CatalogueView::Charts)
        m_results->setCurrentWidget(m_statistics);
    else if (m_presenter.state() == CatalogueState::NothingFound)
        m_results->setCurrentWidget(m_nothing);
    else
        m_results->setCurrentWidget(m_views);
}

void CataloguePage::showExport()
{
    const int selected = m_views->selectedCount();
    m_export->setVisible(m_presenter.listings().rowCount() > 0 && m_view != CatalogueView::Charts);
    m_export->setText(selected > 1 ? tr("Export %Ln selected", nullptr, selected) : tr("Export"));
    m_export->setAccessibleName(m_export->text());
    m_export->setToolTip(selected > 1 ? tr("Write the selected listings to a CSV file")
                                      : tr("Write the listings that are shown to a CSV file"));
}

void CataloguePage::exportListings(bool selectedOnly)
{
    if (!m_presenter.workspace())
        return;
    const auto file = m_picker.saveFile(this, tr("Export listings"),
        toQString(m_presenter.workspace()->name()) + QStringLiteral(".csv"),
        tr("CSV tables (*.csv)"));
    if (file) {
        m_presenter.exportListings(*file,
            selectedOnly ? m_presenter.listings().readerOf(m_views->selectedSpans()) : RowReader());
    }
}

void CataloguePage::tell(const QString& text, bool undoable)
{
    m_told->setButton(undoable ? tr("Undo") : QString());
    m_told->show(Notice::Kind::Success, text);
    m_toldTimer->start();
}

void CataloguePage::setSelectedExcluded(bool excluded)
{
    m_views->expectRemoval();
    m_presenter.edits().setExcluded(
        m_presenter.listings().readerOf(m_views->selectedSpans()), excluded);
}

void CataloguePage::editSelected()
{
    if (m_views->editCurrent())
        return;
    if (!m_presenter.detail())
        return;
    m_detailTimer->stop();
    openDetail();
    m_detail->startEditing();
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

void CataloguePage::showDetail()
{
    if (!m_presenter.detail() || m_view == CatalogueView::Charts) {
        m_detailTimer->stop();
        m_detail->hide();
    } else if (m_detail->isHidden() && !m_detailTimer->isActive()) {
        m_detailTimer->start();
    }
    Q_EMIT actionsChanged();
}

void CataloguePage::openDetail()
{
    m_detail->show();
    // Once the narrower list is laid out.
    QTimer::singleShot(0, m_views, &ListingViews::scrollToCurrent);
}

void CataloguePage::closeDetail()
{
    const bool focused = m_detail->isAncestorOf(QApplication::focusWidget());
    m_views->clearCurrent();
    if (focused)
        m_views->setFocus();
}

void CataloguePage::setView(CatalogueView view)
{
    m_view = view;
    if (view != CatalogueView::Charts)
        m_views->setTableShown(view == CatalogueView::Table);
    m_tools->setView(view);
    m_presenter.setStatisticsWanted(view == CatalogueView::Charts);
    setFiltersShown(m_facetsShown);
    showResults();
    showCounts();
    showDetail();
    saveSettings();
    Q_EMIT actionsChanged();
}

void CataloguePage::setFiltersShown(bool shown)
{
    m_facetsShown = shown;
    m_facets->setVisible(shown && m_view != CatalogueView::Charts);
    m_tools->setFiltersShown(shown);
}

void CataloguePage::previewRow(int row)
{
    std::vector<PicturePreview::Item> items;
    std::vector<int> rows;
    int current = 0;
    for (int each = std::max(0, row - kPreviewReach); each <= row + kPreviewReach; ++each) {
        const auto summary = m_presenter.listings().summaryAt(each);
        if (!summary || !summary->cover)
            continue;
        if (each <= row)
            current = static_cast<int>(items.size());
        const QModelIndex index = m_presenter.listings().index(each, 0);
        items.push_back({summary->cover, toQString(summary->listing.title),
            each == row ? index.data(PictureRole).value<QImage>() : QImage()});
        rows.push_back(each);
    }
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    connect(
        m_preview, &PicturePreview::stepped, this, [this, rows = std::move(rows)](int position) {
            m_views->setCurrentRow(rows[static_cast<std::size_t>(position)], false);
        });
    m_preview->show(
        m_presenter.workspace(), std::move(items), current, PicturePreview::Count::Hidden);
}

void CataloguePage::previewImages(int position)
{
    std::vector<PicturePreview::Item> items;
    const QString name =
        m_presenter.detail() ? toQString(m_presenter.detail()->listing.title) : QString();
    const ImageModel& images = m_presenter.images();
    for (int i = 0; i < images.rowCount(); ++i)
        items.push_back(
            {images.imageAt(i)->row, name, images.index(i).data(PictureRole).value<QImage>()});
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    connect(m_preview, &PicturePreview::stepped, m_detail, &DetailPane::setCurrentImage);
    m_preview->show(
        m_presenter.workspace(), std::move(items), position, PicturePreview::Count::Shown);
}

void CataloguePage::openMenu(int row, const QPoint& position)
{
    const auto summary = m_presenter.listings().summaryAt(row);
    if (!summary)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* search = menu->addAction(icon(QStringLiteral("similar")), tr("More like this"));
    connect(
        search, &QAction::triggered, this, [this, cover = summary->cover] { searchWith(cover); });
    QAction* large = menu->addAction(icon(QStringLiteral("image")), tr("Show large"));
    connect(large, &QAction::triggered, this, [this, row] { previewRow(row); });
    menu->addSeparator();
    addEditing(*menu, *summary);
    menu->addSeparator();
    QAction* copy = menu->addAction(icon(QStringLiteral("paste")), tr("Copy photos and rows"));
    connect(copy, &QAction::triggered, this, &CataloguePage::copySelection);
    QAction* save = menu->addAction(icon(QStringLiteral("export")), tr("Export selection"));
    connect(save, &QAction::triggered, this, [this] { exportListings(true); });
    search->setEnabled(bool(summary->cover));
    large->setEnabled(bool(summary->cover));
    menu->popup(position);
}

void CataloguePage::addEditing(QMenu& menu, const ListingSummary& summary)
{
    const auto add = [&](const char* iconName, const QString& text, const QKeySequence& keys,
                         auto&& work) {
        QAction* action = menu.addAction(icon(QLatin1String(iconName)), text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, work);
    };
    add("edit", tr("Edit"), Qt::Key_F2, [this] { editSelected(); });
    // Of many listings some may be left out already: both are offered.
    const bool many = m_views->selectedCount() > 1;
    if (many || !summary.listing.excluded)
        add("exclude", tr("Leave out"), QKeySequence::Delete,
            [this] { setSelectedExcluded(true); });
    if (many || summary.listing.excluded)
        add("restore", tr("Take back in"), Qt::SHIFT | Qt::Key_Delete,
            [this] { setSelectedExcluded(false); });
    auto* categories = menu.addMenu(icon(QStringLiteral("tag")), tr("Move to category"));
    for (const FacetLine& line : categoryLines(m_presenter.facets(), m_presenter.filter())) {
        if (!std::get<CategoryRow>(line.choice))
            continue;
        QString name = line.name;
        QAction* move = categories->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(move, &QAction::triggered, this, [this, category = toUtf8(line.name)] {
            m_presenter.edits().setField(
                m_presenter.listings().readerOf(m_views->selectedSpans()), "category", category);
        });
    }
}

void CataloguePage::copySelection()
{
    auto copied = m_views->selectionAsMime();
    if (!copied)
        return;
    QGuiApplication::clipboard()->setMimeData(copied.release());
    if (const int selected = m_views->selectedCount(); selected > ListingViews::kMostCopied) {
        tell(tr("The first %L1 of %L2 listings were copied. Export them to have all.")
                 .arg(ListingViews::kMostCopied)
                 .arg(selected),
            false);
    }
}

void CataloguePage::copyImage(ImageRow image)
{
    if (!m_presenter.workspace() || !image)
        return;
    auto copied = mimeOfFiles({pictureFileOf(*m_presenter.workspace(), image)});
    if (!copied)
        return;
    copied->setImageData(m_detail->picture());
    QGuiApplication::clipboard()->setMimeData(copied.release());
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
    const QSettings settings;
    const QByteArray sizes = settings.value(settingsKey("splitter")).toByteArray();
    const auto order = orderNamed(settings.value(settingsKey("order")).toString());
    const bool table = settings.value(settingsKey("table"), false).toBool();
    m_facetsWanted = settings.value(settingsKey("filters"), true).toBool();
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    if (order)
        m_presenter.setOrder(*order);
    setView(table ? CatalogueView::Table : CatalogueView::Gallery);
    setFiltersShown(m_facetsWanted);
    showFilter();
}

void CataloguePage::saveSettings() const
{
    QSettings settings;
    settings.setValue(settingsKey("splitter"), m_splitter->saveState());
    settings.setValue(settingsKey("order"), orderName(m_presenter.order()));
    settings.setValue(settingsKey("table"), m_views->isTableShown());
    settings.setValue(settingsKey("filters"), m_facetsWanted);
}

}
