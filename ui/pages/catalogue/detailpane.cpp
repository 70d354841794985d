// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/detailpane.h"

#include "ui/itemmodels/wording.h"
#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/detailphotos.h"
#include "ui/pages/catalogue/listingform.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/section.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine::ui {
namespace {

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
    , m_scroll(new QScrollArea(this))
    , m_photos(new DetailPhotos(presenter))
    , m_edit(new QToolButton)
    , m_form(new ListingForm)
    , m_words(new QWidget)
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

    connect(&m_presenter, &CataloguePresenter::detailChanged, this, &DetailPane::showDetail);
    connect(m_photos, &DetailPhotos::currentChanged, this, &DetailPane::showIds);
    connect(m_photos, &DetailPhotos::previewRequested, this, &DetailPane::previewRequested);
    connect(m_photos, &DetailPhotos::searchRequested, this, &DetailPane::searchRequested);
    connect(m_photos, &DetailPhotos::copyRequested, this, &DetailPane::copyRequested);
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        m_presenter.edits().setExcluded(
            [listing = m_shown](JobContext&) { return std::vector{listing}; }, false);
    });
    showDetail();
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
    column->addWidget(m_photos);
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
    const ListingImage* image = m_photos->current();
    return image ? image->row : ImageRow{};
}

QImage DetailPane::picture() const
{
    return m_photos->picture();
}

void DetailPane::setCurrentImage(int position)
{
    m_photos->setCurrent(position);
}

void DetailPane::showDetail()
{
    const auto& detail = m_presenter.detail();
    if (!detail) {
        m_shown = {};
        setEditing(false);
        m_photos->clear();
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
    if (another) {
        setEditing(false);
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_photos->showListing(another, m_title->text());
}

void DetailPane::showIds()
{
    const ListingImage* image = m_photos->current();
    const QString listingId = m_shown ? toQString(m_presenter.detail()->listing.id) : QString();
    m_ids->setText(image ? tr("Listing %1\nPhoto %2").arg(listingId, toQString(image->id))
                         : tr("Listing %1").arg(listingId));
}

}
