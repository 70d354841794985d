// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepage.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/catalogue/cataloguetools.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/facetlist.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/pages/catalogue/orderchoices.h"
#include "ui/pages/pictures/picturepreview.h"
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

/// Below this width the category list folds into a button.
constexpr int kNarrow = 840;
/// Listings before and after the current one that the preview steps through.
constexpr int kPreviewReach = 100;

constexpr int kFacetWidth = 200;
constexpr int kDetailWidth = 320;
constexpr int kDetailLeast = 272; ///< its buttons in one row

QString settingsKey(const char* name)
{
    return QStringLiteral("catalogue/") + QLatin1String(name);
}

}

CataloguePage::CataloguePage(WorkspaceSession& session, QWidget* parent)
    : Page(parent)
    , m_presenter(session)
    , m_header(new PageHeader(tr("Catalogue")))
    , m_withoutPhoto(new QPushButton)
    , m_notice(new Notice)
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

    m_splitter->setObjectName(QStringLiteral("catalogueSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kGroup);
    m_facetPane = makeFacetPane();
    m_splitter->addWidget(m_facetPane);
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
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);

    auto* all = new QVBoxLayout(this);
    // The listings run to the window's edge, which cuts them where the page goes on.
    all->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, 0);
    all->setSpacing(space::kGroup);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_stack, 1);

    connectPresenter();
    connectViews();
    restoreSettings();
    showState();
    showOrder();
}

CataloguePage::~CataloguePage()
{
    saveSettings();
}

QWidget* CataloguePage::makeFacetPane()
{
    auto* pane = new QWidget;
    pane->setMinimumWidth(150);
    m_facets = new FacetList;
    m_clear = new QPushButton(tr("Clear"));
    m_clear->setObjectName(QStringLiteral("catalogueClear"));
    m_clear->setAccessibleName(tr("Clear words and categories"));
    m_clear->setToolTip(m_clear->accessibleName());
    setQuiet(m_clear);
    QSizePolicy keep = m_clear->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_clear->setSizePolicy(keep);
    auto* heading = new QHBoxLayout;
    heading->addWidget(new SectionHeading(tr("Categories")), 1);
    heading->addWidget(m_clear);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addLayout(heading);
    column->addWidget(m_facets, 1);
    return pane;
}

QWidget* CataloguePage::makeResults()
{
    m_results = new QStackedWidget;
    m_views = new ListingViews(m_presenter);
    m_nothing = new EmptyState;
    m_nothing->setObjectName(QStringLiteral("catalogueNothing"));
    m_nothing->setIcon(QStringLiteral("search"));
    m_nothing->setSentence(tr("No listing fits these words and categories."));
    m_nothing->setButton(tr("Clear words and categories"));
    m_results->addWidget(m_views);
    m_results->addWidget(m_nothing);
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
    connect(
        m_facets, &FacetList::chosenChanged, &m_presenter, &CataloguePresenter::setCategoryChosen);
    connect(m_clear, &QPushButton::clicked, &m_presenter, &CataloguePresenter::clearFilter);
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
    connect(m_tools, &CatalogueTools::tableWanted, this, &CataloguePage::setTableShown);
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
    auto* copy = new QShortcut(QKeySequence::Copy, m_views);
    copy->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, &CataloguePage::copySelection);
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
    case ActionId::ShowTable: return listings;
    case ActionId::Refresh: return state != CatalogueState::NoWorkspace;
    case ActionId::MoreLikeThis: return listings && bool(m_detail->currentImage());
    default: return false;
    }
}

void CataloguePage::perform(ActionId id)
{
    switch (id) {
    case ActionId::Find: m_tools->focusWords(); return;
    case ActionId::ShowGallery: setTableShown(false); return;
    case ActionId::ShowTable: setTableShown(true); return;
    case ActionId::Refresh: m_presenter.retry(); return;
    case ActionId::MoreLikeThis: searchWith(m_detail->currentImage()); return;
    default: return;
    }
}

bool CataloguePage::isChecked(ActionId id) const
{
    return (id == ActionId::ShowTable && m_views->isTableShown())
        || (id == ActionId::ShowGallery && !m_views->isTableShown());
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
    m_facetPane->setVisible(!narrow);
    m_tools->setCategoriesFolded(narrow);
    Page::resizeEvent(event);
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
    m_results->setCurrentIndex(state == CatalogueState::NothingFound ? 1 : 0);
    showCounts();
    Q_EMIT actionsChanged();
}

void CataloguePage::showCounts()
{
    m_header->setCaption(m_presenter.countsText());
    const qint64 without = m_presenter.listingsWithoutPhoto();
    m_withoutPhoto->setVisible(without > 0 || m_withoutPhoto->isChecked());
    m_withoutPhoto->setText(withoutPhotoCount(without));
    m_withoutPhoto->setAccessibleName(m_withoutPhoto->text());
    m_facets->setFacets(m_presenter.facets());
}

void CataloguePage::showFilter()
{
    const ListingFilter& filter = m_presenter.filter();
    m_withoutPhoto->setChecked(filter.withImages.has_value());
    m_clear->setVisible(m_presenter.isFiltered());
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
    if (!m_presenter.detail()) {
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

void CataloguePage::setTableShown(bool table)
{
    m_views->setTableShown(table);
    m_tools->setTableShown(table);
    saveSettings();
    Q_EMIT actionsChanged();
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
    QAction* copy = menu->addAction(icon(QStringLiteral("paste")), tr("Copy photos and titles"));
    connect(copy, &QAction::triggered, this, &CataloguePage::copySelection);
    search->setEnabled(bool(summary->cover));
    large->setEnabled(bool(summary->cover));
    menu->popup(position);
}

void CataloguePage::copySelection()
{
    if (auto copied = m_views->selectionAsMime())
        QGuiApplication::clipboard()->setMimeData(copied.release());
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
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    if (order)
        m_presenter.setOrder(*order);
    setTableShown(table);
    showFilter();
}

void CataloguePage::saveSettings() const
{
    QSettings settings;
    settings.setValue(settingsKey("splitter"), m_splitter->saveState());
    settings.setValue(settingsKey("order"), orderName(m_presenter.order()));
    settings.setValue(settingsKey("table"), m_views->isTableShown());
}

}
