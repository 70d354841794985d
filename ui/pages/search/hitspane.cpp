// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/hitspane.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/pages/search/searchpresenter.h"
#include "ui/shell/actiontable.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kBusyHeight = 4;
constexpr int kBusySteps = 1000;
/// Shown at once, so that a search is seen to have begun.
constexpr int kBusyStart = 40;
constexpr int kFoundWidth = 80;
constexpr int kCardWidth = 160; ///< narrow enough for two rows in a small window
/// Where the photos of the cards below begin.
constexpr int kCardInset = 12;

QPushButton* makeButton(
    const QString& name, const QString& text, const QString& iconName, const QString& help)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setIcon(icon(iconName));
    button->setToolTip(help);
    return button;
}

}

HitsPane::HitsPane(SearchPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_thumbnails(new ThumbnailLoader(this))
    , m_busy(new QProgressBar)
    , m_grid(new ThumbnailGrid)
    , m_preview(new PicturePreview(this))
{
    m_busy->setObjectName(QStringLiteral("searchBusy"));
    m_busy->setAccessibleName(tr("Searching"));
    m_busy->setRange(0, kBusySteps);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(kBusyHeight);
    QSizePolicy keep = m_busy->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keep);
    m_grid->setObjectName(QStringLiteral("searchHits"));
    m_grid->setAccessibleName(tr("Listings that look like the picture"));
    m_grid->setShowsScore(true);
    m_grid->setCardWidth(kCardWidth);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(makeTools());
    column->addWidget(m_busy);
    column->addWidget(m_grid, 1);
    connectGrid();
    connect(&m_presenter, &SearchPresenter::stateChanged, this, &HitsPane::showState);
    connect(&m_presenter, &SearchPresenter::progressChanged, this, [this] {
        if (m_presenter.state() == SearchState::Searching)
            showProgress();
    });
}

QWidget* HitsPane::makeTools()
{
    auto* tools = new QWidget;
    m_found = new QLabel;
    m_found->setObjectName(QStringLiteral("searchFound"));
    setTextRole(m_found, TextRole::Section);
    m_found->setMinimumWidth(kFoundWidth);
    m_found->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_similar = makeButton(QStringLiteral("searchSimilar"), tr("More like this"),
        QStringLiteral("similar"), tr("Search with the photo of the chosen result"));
    m_toCatalogue = makeButton(QStringLiteral("searchToCatalogue"), tr("Show in catalogue"),
        QStringLiteral("catalogue"), tr("See every photo and the text of the chosen result"));
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(kCardInset, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_found, 1);
    row->addWidget(m_similar);
    row->addWidget(m_toCatalogue);
    return tools;
}

void HitsPane::connectGrid()
{
    m_presenter.hits().pictures().setLoader(m_thumbnails);
    m_grid->setModel(&m_presenter.hits());
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &ThumbnailGrid::currentMoved, this, &HitsPane::showState);
    connect(m_grid, &ThumbnailGrid::opened, this,
        [this](const QModelIndex& opened) { showInCatalogue(opened.row()); });
    connect(m_grid, &ThumbnailGrid::previewRequested, this,
        [this](const QModelIndex& index) { preview(index.row()); });
    connect(m_grid, &QWidget::customContextMenuRequested, this, &HitsPane::openMenu);
    connect(
        m_similar, &QPushButton::clicked, this, [this] { m_presenter.moreLikeThis(currentHit()); });
    connect(m_toCatalogue, &QPushButton::clicked, this, [this] { showInCatalogue(); });
    m_grid->setOutgoing([this] { return asMime(); });
}

void HitsPane::setWorkspace(std::shared_ptr<const Workspace> workspace)
{
    m_preview->leave();
    m_workspace = std::move(workspace);
    m_thumbnails->setSource(m_workspace
            ? [shop = m_workspace](ImageRow row, int side) { return shop->thumbnail(row, side); }
            : ThumbnailLoader::Source());
}

int HitsPane::currentHit() const
{
    const QModelIndex current = m_grid->currentIndex();
    return current.isValid() ? current.row() : -1;
}

void HitsPane::showInCatalogue()
{
    showInCatalogue(currentHit());
}

void HitsPane::showInCatalogue(int row)
{
    if (const SearchHit* hit = m_presenter.hits().hitAt(row))
        Q_EMIT listingRequested(hit->summary.listing.row);
}

bool HitsPane::event(QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ScreenChangeInternal) {
        m_presenter.hits().pictures().setSide(
            static_cast<int>(ThumbnailGrid::kPictureSide * devicePixelRatioF()));
    }
    return QWidget::event(event);
}

void HitsPane::showState()
{
    const SearchState state = m_presenter.state();
    m_busy->setVisible(state == SearchState::Searching);
    if (state == SearchState::Searching)
        showProgress();
    else
        m_found->setText(
            state == SearchState::Results ? m_presenter.foundText() : tr("No results"));
    if (state != SearchState::Searching)
        m_found->setToolTip(m_presenter.timingText());
    const bool hit = currentHit() >= 0;
    m_similar->setEnabled(hit);
    m_toCatalogue->setEnabled(hit);
    Q_EMIT currentChanged();
}

void HitsPane::showProgress()
{
    m_found->setText(m_presenter.progressText());
    m_found->setToolTip(m_found->text());
    m_busy->setValue(std::max(kBusyStart, static_cast<int>(m_presenter.progress() * kBusySteps)));
}

void HitsPane::preview(int row)
{
    std::vector<PicturePreview::Item> items;
    const HitModel& hits = m_presenter.hits();
    for (int i = 0; i < hits.rowCount(); ++i) {
        items.push_back({hits.hitAt(i)->image, toQString(hits.hitAt(i)->summary.listing.title),
            i == row ? hits.index(i).data(PictureRole).value<QImage>() : QImage()});
    }
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    connect(m_preview, &PicturePreview::stepped, this,
        [this](int position) { m_grid->setCurrentIndex(m_presenter.hits().index(position)); });
    m_preview->show(m_workspace, std::move(items), row, PicturePreview::Count::Shown);
}

void HitsPane::openMenu(const QPoint& position)
{
    const QModelIndex index = m_grid->indexAt(position);
    if (!index.isValid())
        return;
    const int row = index.row();
    auto* menu = new PhotoMenu(this);
    const ActionSpec& similar = actionSpec(ActionId::MoreLikeThis);
    menu->addLine(QLatin1String(similar.icon), actionText(similar),
        QKeySequence::fromString(QLatin1String(similar.shortcut), QKeySequence::PortableText),
        [this, row] { m_presenter.moreLikeThis(row); });
    menu->addShowListing([this, row] { showInCatalogue(row); });
    menu->addPreview([this, row] { preview(row); }, true, Qt::Key_Space);
    menu->addSeparator();
    menu->addCopy([this] { copyOut([this] { return asMime(); }); });
    menu->popup(m_grid->viewport()->mapToGlobal(position));
}

std::unique_ptr<QMimeData> HitsPane::asMime() const
{
    Outgoing outgoing;
    const QLocale locale;
    for (const int row : DecisionKeys::rowsOf(*m_grid)) {
        const SearchHit* hit = m_presenter.hits().hitAt(row);
        if (hit
            && !outgoing.add(
                hit->image, hit->summary.listing.row, listingLine(hit->summary, locale)))
            break;
    }
    return m_workspace ? outgoing.asMime(*m_workspace) : nullptr;
}

}
