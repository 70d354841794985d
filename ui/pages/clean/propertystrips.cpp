// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/propertystrips.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/shell/theme.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/section.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <map>
#include <utility>

namespace vitrine::ui {

PropertyStrips::PropertyStrips(
    CleanPresenter& clean, ThresholdPresenter& thresholds, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_thresholds(thresholds)
    , m_loader(loader)
    , m_trail(clean)
    , m_row(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::kRelated);
    m_beyond = makeSide(QStringLiteral("cleanBeyond"), tr("Photos just beyond the threshold"),
        new SectionHeading(tr("Found")));
    m_within = makeSide(QStringLiteral("cleanWithin"), tr("Photos just within the threshold"),
        new SectionHeading(tr("Kept")));
    for (const auto& [side, other] :
        {std::pair(&m_beyond, &m_within), std::pair(&m_within, &m_beyond)}) {
        connect(side->strip->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, own = side->strip, other = other->strip] {
                // What the buttons act on is in one strip at a time.
                if (own->selectionModel()->hasSelection())
                    other->clearSelection();
                Q_EMIT selectionChanged();
            });
    }
    connect(
        &m_thresholds, &ThresholdPresenter::examplesChanged, this, &PropertyStrips::showExamples);
}

PropertyStrips::Side PropertyStrips::makeSide(
    const QString& name, const QString& accessible, SectionHeading* heading)
{
    auto* strip = new PhotoStrip(m_loader);
    strip->setObjectName(name);
    strip->setAccessibleName(accessible);
    strip->setSelectionMode(QAbstractItemView::ExtendedSelection);
    strip->setOutgoing([this, strip] { return asMime(*strip); });
    strip->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* both = new QVBoxLayout;
    both->setSpacing(space::kRelated);
    both->addWidget(heading);
    both->addWidget(strip);
    m_row->addLayout(both, 1);
    using Rows = DecisionKeys::Rows;
    const auto side = [this, strip]() -> const Side& {
        return strip == m_beyond.strip ? m_beyond : m_within;
    };
    auto* keys = new DecisionKeys(strip,
        {.leaveOut = [this, side](const Rows& rows) { decideRows(side(), rows, Decided::LeftOut); },
            .takeBack = [this, side](
                            const Rows& rows) { decideRows(side(), rows, Decided::Nothing); },
            .callFine = [this, side](const Rows& rows) { decideRows(side(), rows, Decided::Fine); },
            .preview = [this, side](int row) { preview(side(), row); },
            .space = DecisionKeys::Space::Preview,
            .undo = [this] { undo(); }});
    const auto show = [this, side](int row) { preview(side(), row); };
    connect(strip, &PhotoStrip::previewRequested, this, show); // by a double click
    connect(strip, &QWidget::customContextMenuRequested, this,
        [this, side](const QPoint& position) { openMenu(side(), position); });
    return {heading, strip, keys};
}

void PropertyStrips::show(FindingKind kind)
{
    m_kind = kind;
    forget();
}

void PropertyStrips::forget()
{
    m_trail.forget();
    m_decided.clear();
    m_outOfSight = false;
}

void PropertyStrips::setBeside(bool beside)
{
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PropertyStrips::showExamples()
{
    showSide(m_beyond, m_thresholds.beyond());
    showSide(m_within, m_thresholds.within());
    Q_EMIT selectionChanged();
}

void PropertyStrips::showSide(const Side& side, const std::vector<PropertyExample>& examples)
{
    const QLocale locale;
    std::vector<PhotoItem> photos;
    for (const PropertyExample& example : examples) {
        const Decided decided = decidedAbout(example.image);
        const QString value = locale.toString(example.value, 'g', 3);
        const QString said = word(decided);
        photos.push_back({example.image, said.isEmpty() ? value : said,
            said.isEmpty() ? value : tr("%1 · %2").arg(value, said), decided == Decided::Fine,
            decided == Decided::LeftOut});
    }
    side.heading->setCaption(photos.empty() ? tr("no photo") : tr("nearest first"));
    side.strip->setItems(std::move(photos));
}

PropertyStrips::Decided PropertyStrips::decidedAbout(ImageRow image) const
{
    const auto here = m_decided.find(image.value);
    if (here != m_decided.end())
        return here->second;
    return m_thresholds.isFine(image) ? Decided::Fine : Decided::Nothing;
}

QString PropertyStrips::word(Decided decided)
{
    switch (decided) {
    case Decided::LeftOut: return tr("Left out");
    case Decided::Fine: return tr("Fine");
    case Decided::Nothing: break;
    }
    return {};
}

const PropertyStrips::Side* PropertyStrips::selectedSide() const
{
    for (const Side* side : {&m_beyond, &m_within}) {
        if (side->strip->selectionModel()->hasSelection())
            return side;
    }
    return nullptr;
}

qsizetype PropertyStrips::selected() const
{
    const Side* side = selectedSide();
    return side ? static_cast<qsizetype>(side->keys->rows().size()) : 0;
}

bool PropertyStrips::anySelected(Decided decided) const
{
    const Side* side = selectedSide();
    return side
        && std::ranges::any_of(side->strip->imagesOf(side->keys->rows()),
            [&](ImageRow image) { return decidedAbout(image) == decided; });
}

bool PropertyStrips::canLeaveOut() const
{
    return anySelected(Decided::Nothing) || anySelected(Decided::Fine);
}

bool PropertyStrips::canCallFine() const
{
    return anySelected(Decided::Nothing);
}

bool PropertyStrips::canTakeBack() const
{
    return anySelected(Decided::LeftOut);
}

void PropertyStrips::leaveOut()
{
    decideSelected(Decided::LeftOut);
}

void PropertyStrips::callFine()
{
    decideSelected(Decided::Fine);
}

void PropertyStrips::takeBack()
{
    decideSelected(Decided::Nothing);
}

void PropertyStrips::decideSelected(Decided decided)
{
    if (const Side* side = selectedSide()) {
        decideRows(*side, side->keys->rows(), decided);
        side->strip->setFocus();
    }
}

Action PropertyStrips::action(Decided decided) const
{
    Action action;
    switch (decided) {
    case Decided::LeftOut: action.kind = ActionKind::Exclude; break;
    case Decided::Nothing: action.kind = ActionKind::Restore; break;
    case Decided::Fine:
        action.kind = ActionKind::Accept;
        action.finding = m_kind;
        break;
    }
    return action;
}

void PropertyStrips::decideRows(const Side& side, const DecisionKeys::Rows& rows, Decided decided)
{
    if (decide(side.strip->imagesOf(rows), decided) && decided != Decided::Nothing)
        side.keys->moveOn(rows.front(), [&](int row) {
            return decidedAbout(side.strip->imagesOf({row}).front()) != Decided::Nothing;
        });
}

bool PropertyStrips::decide(const std::vector<ImageRow>& images, Decided decided)
{
    std::map<std::int64_t, std::pair<Decided, Decided>> changes; // before and after, by image
    Action made = action(decided);
    DecisionTrail::Subjects subjects;
    for (const ImageRow image : images) {
        const Decided before = decidedAbout(image);
        const bool leftOut = before == Decided::LeftOut;
        // What is left out is taken back before anything else is said about it.
        if (before == decided || leftOut != (decided == Decided::Nothing))
            continue;
        const bool wasFine = decided == Decided::Nothing && m_thresholds.isFine(image);
        changes[image.value] = {before, wasFine ? Decided::Fine : decided};
        made.on.images.push_back(image);
        subjects.push_back(image.value);
    }
    if (changes.empty())
        return false;
    m_outOfSight = false;
    m_trail.decide(made, std::move(subjects), [this, changes](bool done) {
        for (const auto& [image, change] : changes)
            m_decided[image] = done ? change.second : change.first;
        showExamples();
    });
    return true;
}

ImageRow PropertyStrips::undo()
{
    const DecisionTrail::Subjects last = m_trail.undo();
    if (last.empty())
        return {};
    // Selected again, to be decided otherwise.
    bool found = false;
    for (const Side* side : {&m_beyond, &m_within}) {
        QItemSelection selection;
        const auto& items = side->strip->items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const QModelIndex index = side->strip->model()->index(static_cast<int>(i), 0);
            if (std::ranges::find(last, items[i].image.value) != last.end())
                selection.select(index, index);
        }
        if (selection.isEmpty())
            continue;
        found = true;
        side->strip->setCurrentIndex(selection.indexes().front());
        side->strip->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    m_outOfSight = !found;
    return {last.front()};
}

std::unique_ptr<QMimeData> PropertyStrips::asMime(const PhotoStrip& strip) const
{
    return mimeOfPhotos(m_clean.source().workspace, strip.imagesOf(DecisionKeys::rowsOf(strip)));
}

ListingRow PropertyStrips::listingOf(ImageRow image) const
{
    const auto known = m_clean.source().workspace->image(image);
    return known ? known->listing : ListingRow{};
}

void PropertyStrips::openMenu(const Side& side, const QPoint& position)
{
    const QModelIndex index = side.strip->indexAt(position);
    if (!index.isValid())
        return;
    const int row = index.row();
    const ListingRow listing = listingOf(side.strip->imagesOf({row}).front());
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this, &side, row] { preview(side, row); });
    menu->addCopy([this, &side] { copyOut([this, &side] { return asMime(*side.strip); }); });
    menu->addSeparator();
    menu->addLeaveOut([this] { leaveOut(); }, canLeaveOut());
    menu->addFine([this] { callFine(); }, canCallFine());
    menu->addTakeBack([this] { takeBack(); }, canTakeBack());
    menu->addSeparator();
    menu->addShowListing([this, listing] { Q_EMIT listingRequested(listing); }, bool(listing));
    menu->popup(side.strip->viewport()->mapToGlobal(position));
}

void PropertyStrips::preview(const Side& side, int row)
{
    PhotoPreview preview;
    for (const PhotoItem& item : side.strip->items())
        preview.images.push_back(item.image);
    preview.current = row;
    const auto images = preview.images;
    const auto about = [this, images](Decided decided) {
        return [this, images, decided](
                   int place) { decide({images[static_cast<std::size_t>(place)]}, decided); };
    };
    preview.leaveOut = about(Decided::LeftOut);
    preview.callFine = about(Decided::Fine);
    preview.takeBack = about(Decided::Nothing);
    preview.isLeftOut = [this, images](int place) {
        return decidedAbout(images[static_cast<std::size_t>(place)]) == Decided::LeftOut;
    };
    preview.said = [this, images](int place) {
        return word(decidedAbout(images[static_cast<std::size_t>(place)]));
    };
    preview.undo = [this, images] {
        const auto undone = std::ranges::find(images, undo());
        return undone == images.end() ? -1 : static_cast<int>(undone - images.begin());
    };
    preview.stepped = [&side](int place) {
        side.strip->setCurrentIndex(side.strip->model()->index(place, 0));
    };
    Q_EMIT previewRequested(preview);
}

}
