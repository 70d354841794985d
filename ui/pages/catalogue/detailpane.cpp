// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/detailpane.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/imagestrip.h"
#include "ui/pages/catalogue/listingform.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/pictures/pictureview.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine::ui {
namespace {

/// Physical pixels of the picture in the pane; the preview reads its own.
constexpr int kPictureSide = 800;
constexpr int kIconButtonWidth = 36;
constexpr qint64 kStripCacheBytes = 16 << 20;

QLabel* makeText(QWidget* parent, const QString& name, TextRole role)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(label, role);
    return label;
}

void setOrHide(QLabel* label, const QString& text)
{
    label->setText(breakable(text));
    label->setVisible(!text.isEmpty());
}

}

DetailPane::DetailPane(CataloguePresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_thumbnails(new ThumbnailLoader(this, 1, kStripCacheBytes))
    , m_scroll(new QScrollArea(this))
    , m_picture(new PictureView)
    , m_strip(new ImageStrip)
    , m_problem(new Notice)
    , m_search(new QPushButton(tr("Search with this photo")))
    , m_copy(new QPushButton)
    , m_exclude(new QPushButton)
    , m_edit(new QToolButton)
    , m_form(new ListingForm)
    , m_words(new QWidget)
    , m_reader(this)
{
    setObjectName(QStringLiteral("catalogueDetail"));
    setAccessibleName(tr("Listing"));
    m_scroll->setObjectName(QStringLiteral("detailScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeContent());
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(space::kTight);
    all->addWidget(makeHeading());
    all->addWidget(m_scroll);

    m_strip->setModel(&m_presenter.images());
    m_presenter.images().pictures().setLoader(m_thumbnails);
    connect(&m_presenter, &CataloguePresenter::detailChanged, this, &DetailPane::showDetail);
    connect(
        &m_presenter, &CataloguePresenter::picturesChanged, m_thumbnails, &ThumbnailLoader::forget);
    connect(&m_presenter, &CataloguePresenter::workspaceChanged, this, [this] {
        const auto& workspace = m_presenter.workspace();
        m_thumbnails->setSource(workspace
                ? [workspace](ImageRow row, int side) { return workspace->thumbnail(row, side); }
                : ThumbnailLoader::Source());
    });
    connect(m_strip, &ImageStrip::currentMoved, this, &DetailPane::showImage);
    connect(m_strip, &ImageStrip::previewRequested, this, &DetailPane::previewRequested);
    connect(m_picture, &PictureView::activated, this, [this] {
        if (m_strip->currentIndex().isValid())
            Q_EMIT previewRequested(m_strip->currentIndex().row());
    });
    connect(m_picture, &PictureView::stepped, this,
        [this](int by) { setCurrentImage(m_strip->currentIndex().row() + by); });
    connectPhotos();
    showDetail();
}

void DetailPane::connectPhotos()
{
    connect(
        m_search, &QPushButton::clicked, this, [this] { Q_EMIT searchRequested(currentImage()); });
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(currentImage()); });
    connect(m_exclude, &QPushButton::clicked, this, [this] {
        if (const ListingImage* photo = currentPhoto())
            setPhotoExcluded(!photo->excluded);
    });
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        m_presenter.edits().setExcluded(
            [listing = m_shown](JobContext&) { return std::vector{listing}; }, false);
    });
    new DecisionKeys(m_strip,
        {.leaveOut = [this](const DecisionKeys::Rows&) { setPhotoExcluded(true); },
            .takeBack = [this](const DecisionKeys::Rows&) { setPhotoExcluded(false); },
            .preview = [this](int row) { Q_EMIT previewRequested(row); }});
    // The strip hides where there is one photo: the photo itself answers to the same keys.
    const auto onPhoto = [this](const QKeySequence& keys, auto&& work) {
        auto* shortcut = new QShortcut(keys, m_picture);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    onPhoto(Qt::Key_X, [this] { setPhotoExcluded(true); });
    onPhoto(Qt::Key_Delete, [this] { setPhotoExcluded(true); });
    onPhoto(Qt::SHIFT | Qt::Key_Delete, [this] { setPhotoExcluded(false); });
    onPhoto(Qt::Key_P, [this] { Q_EMIT m_picture->activated(); });
    m_strip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_strip, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        if (m_strip->indexAt(position).isValid())
            openMenu(m_strip->viewport()->mapToGlobal(position));
    });
    const MimeSource photo = [this] {
        const ImageRow current = currentImage();
        return current ? mimeOfPhotos(m_presenter.workspace(), {current}) : nullptr;
    };
    m_strip->setOutgoing(photo);
    m_picture->setOutgoing(photo);
    m_picture->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_picture, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& position) { openMenu(m_picture->mapToGlobal(position)); });
}

const ListingImage* DetailPane::currentPhoto() const
{
    return m_presenter.images().imageAt(m_strip->currentIndex().row());
}

void DetailPane::setPhotoExcluded(bool excluded)
{
    // The photos of a listing that is left out go with it. Whether the photo is left out already is
    // for the history to say: what is shown may be behind it.
    const ListingImage* photo = currentPhoto();
    if (photo && !m_presenter.detail()->listing.excluded)
        m_presenter.edits().setPhotosExcluded({photo->row}, excluded);
}

void DetailPane::openMenu(const QPoint& globalPosition)
{
    const ListingImage* photo = currentPhoto();
    if (!photo)
        return;
    const bool usable = ImageModel::problemOf(*photo).isEmpty();
    const bool listingIn = !m_presenter.detail()->listing.excluded;
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this] { Q_EMIT previewRequested(m_strip->currentIndex().row()); });
    menu->addCopy([this] { Q_EMIT copyRequested(currentImage()); }, usable);
    menu->addSeparator();
    menu->addLeaveOut([this] { setPhotoExcluded(true); }, listingIn && !photo->excluded);
    menu->addTakeBack([this] { setPhotoExcluded(false); }, listingIn && photo->excluded);
    menu->popup(globalPosition);
}

QWidget* DetailPane::makeHeading()
{
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("detailClose"));
    close->setAutoRaise(true);
    close->setIcon(icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close this listing"));
    close->setToolTip(tr("Close this listing (Esc)"));
    connect(close, &QToolButton::clicked, this, &DetailPane::closeRequested);
    m_edit->setObjectName(QStringLiteral("detailEdit"));
    m_edit->setAutoRaise(true);
    m_edit->setIcon(icon(QStringLiteral("edit")));
    m_edit->setAccessibleName(tr("Edit this listing"));
    m_edit->setToolTip(m_edit->accessibleName());
    connect(m_edit, &QToolButton::clicked, this, &DetailPane::startEditing);
    auto* heading = new QWidget;
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, space::kRelated, 0);
    row->addWidget(new SectionHeading(tr("Listing")), 1);
    row->addWidget(m_edit);
    row->addWidget(close);
    return heading;
}

QWidget* DetailPane::makeContent()
{
    auto* content = new QWidget;
    m_picture->setObjectName(QStringLiteral("detailPicture"));
    m_picture->setAccessibleName(tr("Photo; Space shows it large"));
    m_picture->setToolTip(tr("Show large (Space)"));
    m_picture->setInteractive(true);
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
    m_problem->setClosable(false);
    m_photoOut = makeText(content, QStringLiteral("detailPhotoOut"), TextRole::Caption);
    m_photoOut->setText(tr("This photo is left out of training data and searches"));
    m_takeBack = new QPushButton(icon(QStringLiteral("restore")), tr("Take back in"));
    m_takeBack->setObjectName(QStringLiteral("detailTakeBack"));
    m_takeBack->setToolTip(tr("Use this listing in training data and searches again"));
    m_takeBack->setAccessibleName(m_takeBack->toolTip());
    m_leftOut = makeText(content, QStringLiteral("detailLeftOut"), TextRole::Caption);
    m_leftOut->setText(tr("Left out of training data and searches"));
    m_title = makeText(content, QStringLiteral("detailTitle"), TextRole::Section);
    m_price = makeText(content, QStringLiteral("detailPrice"), TextRole::Strong);
    m_place = makeText(content, QStringLiteral("detailPlace"), TextRole::Body);
    m_category = makeText(content, QStringLiteral("detailCategory"), TextRole::Caption);
    m_description = makeText(content, QStringLiteral("detailDescription"), TextRole::Body);
    m_ids = makeText(content, QStringLiteral("detailIds"), TextRole::Caption);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_search, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_exclude);
    auto* words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(space::kTight);
    words->addWidget(m_leftOut);
    words->addWidget(m_takeBack, 0, Qt::AlignLeft);
    for (QLabel* label : {m_title, m_price, m_place, m_category})
        words->addWidget(label);
    words->addSpacing(space::kGroup);
    words->addWidget(m_description);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::kRelated, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_picture);
    column->addWidget(m_strip);
    column->addWidget(m_photoOut);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    column->addSpacing(space::kRelated);
    column->addWidget(m_words);
    column->addWidget(m_form);
    column->addSpacing(space::kRelated);
    column->addWidget(m_ids);
    column->addStretch();
    connect(m_form, &ListingForm::closed, this, [this] { setEditing(false); });
    connect(m_form, &ListingForm::fieldChanged, this,
        [this](ListingRow listing, const std::string& field, const CellValue& value) {
            m_presenter.edits().setField(
                [listing](JobContext&) { return std::vector{listing}; }, field, value);
        });
    setEditing(false);
    return content;
}

void DetailPane::startEditing()
{
    const auto& detail = m_presenter.detail();
    if (!detail)
        return;
    QStringList categories;
    for (const CategoryCount& category : m_presenter.facets().categories) {
        if (category.row)
            categories << toQString(category.name);
    }
    setEditing(true);
    m_form->edit(
        detail->listing, detail->categoryName, categories, m_presenter.facets().prices.currency);
    m_scroll->ensureWidgetVisible(m_form);
}

void DetailPane::setEditing(bool editing)
{
    const bool focused = m_form->isAncestorOf(QApplication::focusWidget());
    m_form->setVisible(editing);
    m_words->setVisible(!editing);
    m_edit->setEnabled(!editing);
    if (!editing && focused)
        m_edit->setFocus();
}

ImageRow DetailPane::currentImage() const
{
    const ListingImage* image = currentPhoto();
    return image ? image->row : ImageRow{};
}

QImage DetailPane::picture() const
{
    return m_picture->picture();
}

void DetailPane::setCurrentImage(int position)
{
    const QModelIndex index = m_presenter.images().index(position);
    if (index.isValid())
        m_strip->setCurrentIndex(index);
}

void DetailPane::showDetail()
{
    const auto& detail = m_presenter.detail();
    if (!detail) {
        m_shown = {};
        setEditing(false);
        m_reader.cancel();
        return;
    }
    const Listing& listing = detail->listing;
    m_leftOut->setVisible(listing.excluded);
    m_takeBack->setVisible(listing.excluded);
    setOrHide(m_title, toQString(listing.title));
    setOrHide(m_price, moneyText(listing.price, QLocale()));
    setOrHide(m_place, toQString(listing.location));
    // An edited category is no longer where its path leads.
    const bool moved = detail->categoryName.isEmpty()
        || listing.categoryPath.find(toUtf8(detail->categoryName)) == std::string::npos;
    setOrHide(m_category,
        moved
            ? detail->categoryName
            : toQString(listing.categoryPath).replace(QLatin1String(" / "), QStringLiteral(" › ")));
    setOrHide(m_description, toQString(listing.description).trimmed());
    const bool another = std::exchange(m_shown, listing.row) != listing.row;
    m_strip->setVisible(detail->images.size() > 1);
    m_picture->setAccessibleDescription(m_title->text());
    const int current = another ? 0 : std::max(0, m_strip->currentIndex().row());
    if (another) {
        setEditing(false);
        m_scroll->verticalScrollBar()->setValue(0);
        m_picture->setPicture({});
    }
    m_strip->setCurrentIndex(m_presenter.images().index(current));
    showImage(m_strip->currentIndex().isValid() ? current : -1);
}

void DetailPane::showImage(int position)
{
    const ListingImage* image = m_presenter.images().imageAt(position);
    updateButtons();
    const QString problem = image ? ImageModel::problemOf(*image) : QString();
    if (problem.isEmpty())
        m_problem->hide();
    else
        m_problem->show(Notice::Kind::Warning, problem, toQString(image->problemDetail));
    const QString listingId = m_shown ? toQString(m_presenter.detail()->listing.id) : QString();
    m_ids->setText(image ? tr("Listing %1\nPhoto %2").arg(listingId, toQString(image->id))
                         : tr("Listing %1").arg(listingId));
    if (!image || !problem.isEmpty()) {
        m_reader.cancel();
        m_picture->setPlaceholder(QStringLiteral("image-off"),
            image ? tr("This photo cannot be shown") : tr("This listing has no photo"));
        m_picture->setPicture({});
        return;
    }
    const QImage small = m_presenter.images().index(position).data(PictureRole).value<QImage>();
    m_picture->setPlaceholder({}, {});
    if (!small.isNull())
        m_picture->setPicture(small);
    m_reader.submit([workspace = m_presenter.workspace(), row = image->row](
                        JobContext&) { return readPicture(*workspace, row, kPictureSide); },
        [this](const QImage& picture) {
            m_picture->setPlaceholder(
                QStringLiteral("image-off"), tr("This photo cannot be shown"));
            m_picture->setPicture(picture);
        },
        [this](const Error&) {
            m_picture->setPlaceholder(
                QStringLiteral("image-off"), tr("This photo cannot be shown"));
            m_picture->setPicture({});
        });
}

void DetailPane::updateButtons()
{
    const ListingImage* image = currentPhoto();
    const bool usable = image && ImageModel::problemOf(*image).isEmpty();
    m_search->setEnabled(usable);
    m_copy->setEnabled(usable);
    const bool listingIn = image && !m_presenter.detail()->listing.excluded;
    const bool leftOut = image && image->excluded;
    m_picture->setMuted(leftOut);
    m_photoOut->setVisible(leftOut && listingIn);
    m_exclude->setEnabled(listingIn);
    m_exclude->setIcon(
        icon(leftOut && listingIn ? QStringLiteral("restore") : QStringLiteral("exclude")));
    m_exclude->setToolTip(leftOut && listingIn ? tr("Take this photo back in (Shift+Delete)")
                                               : tr("Leave this photo out (X)"));
    m_exclude->setAccessibleName(m_exclude->toolTip());
}

}
