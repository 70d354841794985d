// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/detailphotos.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/imagestrip.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// Physical pixels of the picture in the pane; the preview reads its own.
constexpr int kPictureSide = 800;
constexpr int kIconButtonWidth = 36;
constexpr qint64 kStripCacheBytes = 16 << 20;

}

DetailPhotos::DetailPhotos(CataloguePresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_thumbnails(new ThumbnailLoader(this, 1, kStripCacheBytes))
    , m_picture(new PictureView)
    , m_strip(new ImageStrip)
    , m_leftOut(new QLabel(tr("This photo is left out of training data and searches")))
    , m_problem(new Notice)
    , m_search(new QPushButton(tr("Search with this photo")))
    , m_copy(new QPushButton)
    , m_exclude(new QPushButton)
    , m_reader(this)
{
    m_picture->setObjectName(QStringLiteral("detailPicture"));
    m_picture->setAccessibleName(tr("Photo; Space shows it large"));
    m_picture->setToolTip(tr("Show large (Space)"));
    m_picture->setInteractive(true);
    m_leftOut->setObjectName(QStringLiteral("detailPhotoOut"));
    m_leftOut->setWordWrap(true);
    m_leftOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_leftOut, TextRole::Caption);
    m_problem->setClosable(false);
    makeButtons();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_search, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_exclude);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_picture);
    column->addWidget(m_strip);
    column->addWidget(m_leftOut);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    m_strip->setModel(&m_presenter.images());
    m_presenter.images().pictures().setLoader(m_thumbnails);
    connectParts();
    connectKeys();
    connectOutgoing();
}

void DetailPhotos::makeButtons()
{
    m_search->setObjectName(QStringLiteral("detailSearch"));
    m_search->setIcon(icon(QStringLiteral("search-picture")));
    m_search->setAccessibleName(m_search->text());
    setPrimary(m_search);
    m_copy->setObjectName(QStringLiteral("detailCopy"));
    m_copy->setIcon(icon(QStringLiteral("paste")));
    m_copy->setAccessibleName(tr("Copy photo"));
    m_copy->setToolTip(m_copy->accessibleName());
    m_exclude->setObjectName(QStringLiteral("detailExclude"));
    for (QPushButton* button : {m_copy, m_exclude})
        button->setFixedWidth(kIconButtonWidth);
}

void DetailPhotos::connectParts()
{
    connect(
        &m_presenter, &CataloguePresenter::picturesChanged, m_thumbnails, &ThumbnailLoader::forget);
    connect(&m_presenter, &CataloguePresenter::workspaceChanged, this, [this] {
        const auto& workspace = m_presenter.workspace();
        m_thumbnails->setSource(workspace
                ? [workspace](ImageRow row, int side) { return workspace->thumbnail(row, side); }
                : ThumbnailLoader::Source());
    });
    connect(m_strip, &ImageStrip::currentMoved, this, &DetailPhotos::showPhoto);
    connect(m_strip, &ImageStrip::previewRequested, this, &DetailPhotos::previewRequested);
    connect(m_picture, &PictureView::activated, this, [this] {
        if (m_strip->currentIndex().isValid())
            Q_EMIT previewRequested(m_strip->currentIndex().row());
    });
    connect(m_picture, &PictureView::stepped, this,
        [this](int by) { setCurrent(m_strip->currentIndex().row() + by); });
    connect(
        m_search, &QPushButton::clicked, this, [this] { Q_EMIT searchRequested(currentRow()); });
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(currentRow()); });
    connect(m_exclude, &QPushButton::clicked, this, [this] {
        if (const ListingImage* photo = current())
            setExcluded(!photo->excluded);
    });
}

void DetailPhotos::connectKeys()
{
    auto* keys = new DecisionKeys(m_strip,
        {.leaveOut = [this](const DecisionKeys::Rows&) { setExcluded(true); },
            .takeBack = [this](const DecisionKeys::Rows&) { setExcluded(false); },
            .preview = [this](int row) { Q_EMIT previewRequested(row); }});
    keys->listenTo(m_picture); // the strip hides where there is one photo
}

void DetailPhotos::connectOutgoing()
{
    m_strip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_strip, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        if (m_strip->indexAt(position).isValid())
            openMenu(m_strip->viewport()->mapToGlobal(position));
    });
    const MimeSource photo = [this] {
        const ImageRow row = currentRow();
        return row ? mimeOfPhotos(m_presenter.workspace(), {row}) : nullptr;
    };
    m_strip->setOutgoing(photo);
    m_picture->setOutgoing(photo);
    m_picture->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_picture, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& position) { openMenu(m_picture->mapToGlobal(position)); });
}

const ListingImage* DetailPhotos::current() const
{
    return m_presenter.images().imageAt(m_strip->currentIndex().row());
}

ImageRow DetailPhotos::currentRow() const
{
    const ListingImage* photo = current();
    return photo ? photo->row : ImageRow{};
}

QImage DetailPhotos::picture() const
{
    return m_picture->picture();
}

void DetailPhotos::setCurrent(int position)
{
    const QModelIndex index = m_presenter.images().index(position);
    if (index.isValid())
        m_strip->setCurrentIndex(index);
}

void DetailPhotos::setExcluded(bool excluded)
{
    // The photos of a listing that is left out go with it. Whether the photo is left out already is
    // for the history to say: what is shown may be behind it.
    const ListingImage* photo = current();
    if (photo && !m_presenter.detail()->listing.excluded)
        m_presenter.edits().setPhotosExcluded({photo->row}, excluded);
}

void DetailPhotos::openMenu(const QPoint& globalPosition)
{
    const ListingImage* photo = current();
    if (!photo)
        return;
    const bool usable = ImageModel::problemOf(*photo).isEmpty();
    const bool listingIn = !m_presenter.detail()->listing.excluded;
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this] { Q_EMIT previewRequested(m_strip->currentIndex().row()); });
    menu->addCopy([this] { Q_EMIT copyRequested(currentRow()); }, usable);
    menu->addSeparator();
    menu->addLeaveOut([this] { setExcluded(true); }, listingIn && !photo->excluded);
    menu->addTakeBack([this] { setExcluded(false); }, listingIn && photo->excluded);
    menu->popup(globalPosition);
}

void DetailPhotos::clear()
{
    m_reader.cancel();
}

void DetailPhotos::showListing(bool another, const QString& title)
{
    m_strip->setVisible(m_presenter.images().rowCount() > 1);
    m_picture->setAccessibleDescription(title);
    const int position = another ? 0 : std::max(0, m_strip->currentIndex().row());
    if (another)
        m_picture->setPicture({});
    m_strip->setCurrentIndex(m_presenter.images().index(position));
    showPhoto(m_strip->currentIndex().isValid() ? position : -1);
}

void DetailPhotos::showPhoto(int position)
{
    const ListingImage* image = m_presenter.images().imageAt(position);
    updateButtons();
    const QString problem = image ? ImageModel::problemOf(*image) : QString();
    if (problem.isEmpty())
        m_problem->hide();
    else
        m_problem->show(Notice::Kind::Warning, problem, toQString(image->problemDetail));
    Q_EMIT currentChanged();
    if (image && problem.isEmpty())
        return read(*image, position);
    m_reader.cancel();
    m_picture->setPlaceholder(QStringLiteral("image-off"),
        image ? tr("This photo cannot be shown") : tr("This listing has no photo"));
    m_picture->setPicture({});
}

void DetailPhotos::read(const ListingImage& image, int position)
{
    const QImage small = m_presenter.images().index(position).data(PictureRole).value<QImage>();
    m_picture->setPlaceholder({}, {});
    if (!small.isNull())
        m_picture->setPicture(small);
    const auto showRead = [this](const QImage& picture) {
        m_picture->setPlaceholder(QStringLiteral("image-off"), tr("This photo cannot be shown"));
        m_picture->setPicture(picture);
    };
    m_reader.submit([workspace = m_presenter.workspace(), row = image.row](
                        JobContext&) { return readPicture(*workspace, row, kPictureSide); },
        showRead, [showRead](const Error&) { showRead({}); });
}

void DetailPhotos::updateButtons()
{
    const ListingImage* image = current();
    const bool usable = image && ImageModel::problemOf(*image).isEmpty();
    m_search->setEnabled(usable);
    m_copy->setEnabled(usable);
    const bool listingIn = image && !m_presenter.detail()->listing.excluded;
    const bool leftOut = image && image->excluded;
    m_picture->setMuted(leftOut);
    m_leftOut->setVisible(leftOut && listingIn);
    m_exclude->setEnabled(listingIn);
    m_exclude->setIcon(
        icon(leftOut && listingIn ? QStringLiteral("restore") : QStringLiteral("exclude")));
    m_exclude->setToolTip(leftOut && listingIn ? tr("Take this photo back in (Shift+Delete)")
                                               : tr("Leave this photo out (X)"));
    m_exclude->setAccessibleName(m_exclude->toolTip());
}

}
