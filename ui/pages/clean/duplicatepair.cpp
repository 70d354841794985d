// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicatepair.h"

#include "ui/itemmodels/outgoing.h"
#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/comparison.h"
#include "ui/pages/clean/duplicatespresenter.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/shell/theme.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"

#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QVBoxLayout>

#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kPictureLines = 5;
constexpr int kListingLines = 8;

}

DuplicatePair::DuplicatePair(
    CleanPresenter& clean, DuplicatesPresenter& presenter, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_presenter(presenter)
    , m_match(new QLabel)
    , m_left(new ComparisonSide(QStringLiteral("cleanLeft")))
    , m_right(new ComparisonSide(QStringLiteral("cleanRight")))
    , m_strip(new PhotoStrip(loader))
{
    m_match->setObjectName(QStringLiteral("cleanMatch"));
    m_match->setWordWrap(true);
    setTextRole(m_match, TextRole::Caption);
    m_match->hide();
    m_strip->setObjectName(QStringLiteral("cleanMembers"));
    m_strip->setAccessibleName(tr("All of the group"));
    auto* pair = new QHBoxLayout;
    pair->setSpacing(space::kGroup);
    pair->addWidget(m_left, 1);
    pair->addWidget(m_right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_match);
    column->addLayout(pair, 1);
    column->addWidget(m_strip);
    connectParts();
}

void DuplicatePair::connectParts()
{
    connect(&m_presenter, &DuplicatesPresenter::forecastChanged, this, &DuplicatePair::showFate);
    connect(m_strip, &PhotoStrip::chosen, &m_presenter, &DuplicatesPresenter::setOther);
    connect(m_strip, &PhotoStrip::previewRequested, this, &DuplicatePair::preview);
    connect(
        m_left, &ComparisonSide::previewRequested, this, [this] { preview(m_presenter.kept()); });
    connect(
        m_right, &ComparisonSide::previewRequested, this, [this] { preview(m_presenter.other()); });
    const auto outgoing = [this](auto member) {
        return [this, member] { return mimeOf({member()}); };
    };
    const auto kept = [this] { return m_presenter.kept(); };
    const auto other = [this] { return m_presenter.other(); };
    m_left->setOutgoing(outgoing(kept));
    m_right->setOutgoing(outgoing(other));
    m_strip->setOutgoing([this] { return mimeOf(DecisionKeys::rowsOf(*m_strip)); });
    connect(m_left, &ComparisonSide::menuRequested, this,
        [this, kept](const QPoint& position) { openMenu(kept(), position); });
    connect(m_right, &ComparisonSide::menuRequested, this,
        [this, other](const QPoint& position) { openMenu(other(), position); });
    m_strip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_strip, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        const QModelIndex index = m_strip->indexAt(position);
        if (index.isValid())
            openMenu(index.row(), m_strip->viewport()->mapToGlobal(position));
    });
}

std::unique_ptr<QMimeData> DuplicatePair::mimeOf(const std::vector<int>& members) const
{
    std::vector<ImageRow> photos;
    std::vector<ListingRow> listings;
    for (const int number : members) {
        const auto place = static_cast<std::size_t>(number);
        if (place >= m_presenter.members().size())
            continue;
        const FindingItem& item = m_presenter.members()[place].item;
        if (item.stored.finding.image)
            photos.push_back(item.picture);
        else
            listings.push_back(item.listing);
    }
    const auto& workspace = m_clean.source().workspace;
    if (!workspace)
        return nullptr;
    return photos.empty() ? mimeOfListings(*workspace, listings) : mimeOfPhotos(workspace, photos);
}

void DuplicatePair::openMenu(int member, const QPoint& globalPosition)
{
    const auto place = static_cast<std::size_t>(member);
    if (place >= m_presenter.members().size())
        return;
    const FindingItem& item = m_presenter.members()[place].item;
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this, member] { preview(member); }, bool(item.picture));
    menu->addCopy([this, member] { copyOut([this, member] { return mimeOf({member}); }); });
    menu->addShowListing(
        [this, listing = item.listing] { Q_EMIT listingRequested(listing); }, bool(item.listing));
    menu->popup(globalPosition);
}

std::unique_ptr<QMimeData> DuplicatePair::asMime() const
{
    return mimeOf({m_presenter.kept(), m_presenter.other()});
}

bool DuplicatePair::hasPictures() const
{
    const auto& members = m_presenter.members();
    return members.size() > 1
        && (!members[static_cast<std::size_t>(m_presenter.kept())].picture.isNull()
            || !members[static_cast<std::size_t>(m_presenter.other())].picture.isNull());
}

void DuplicatePair::setDifferenceShown(bool shown)
{
    m_differenceShown = shown;
    showPair();
}

void DuplicatePair::showPair()
{
    const auto& members = m_presenter.members();
    m_strip->setVisible(members.size() > 2);
    showMatch();
    if (members.size() < 2) {
        m_left->clear();
        m_right->clear();
        return;
    }
    const DuplicateMember& kept = members[static_cast<std::size_t>(m_presenter.kept())];
    const DuplicateMember& other = members[static_cast<std::size_t>(m_presenter.other())];
    const bool listings = !kept.description.isEmpty() || !other.description.isEmpty();
    for (ComparisonSide* side : {m_left, m_right}) {
        if (listings && !hasPictures())
            side->setWordsOnly();
        else
            side->setLines(listings ? kListingLines : kPictureLines);
    }
    m_left->show(kept, &other, roleOf(m_presenter.kept(), tr("Stays")));
    m_right->show(other, &kept, roleOf(m_presenter.other(), otherRole()));
    if (m_differenceShown)
        m_right->showPicture(differenceOf(kept.picture, other.picture));
    showStrip();
}

void DuplicatePair::showMatch()
{
    const Finding* match = m_presenter.match();
    const QString found = match && match->kind == FindingKind::NearDuplicate
        ? findingText(*match, QLocale())
        : QString();
    m_match->setText(found);
    m_match->setVisible(!found.isEmpty());
}

void DuplicatePair::showStrip()
{
    const auto& members = m_presenter.members();
    std::vector<PhotoItem> photos;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const DuplicateMember& member = members[i];
        photos.push_back(
            {member.item.picture, tr("%1 × %2").arg(member.size.width()).arg(member.size.height()),
                member.item.subject, static_cast<int>(i) == m_presenter.kept()});
    }
    m_strip->setItems(std::move(photos));
}

void DuplicatePair::showFate()
{
    if (m_presenter.members().size() > 1)
        m_right->setRole(roleOf(m_presenter.other(), otherRole()));
}

/// "Stays · the largest, the oldest"
QString DuplicatePair::roleOf(int member, const QString& role) const
{
    QStringList merits;
    for (const KeepRule rule : m_presenter.rulesThatKeep(member)) {
        switch (rule) {
        case KeepRule::Largest: merits << tr("the largest"); break;
        case KeepRule::Sharpest: merits << tr("the sharpest"); break;
        case KeepRule::Oldest: merits << tr("the oldest"); break;
        }
    }
    return merits.isEmpty() ? role : role + QStringLiteral(" · ") + merits.join(tr(", "));
}

QString DuplicatePair::otherRole() const
{
    const auto fate = m_presenter.otherFate();
    if (!fate)
        return QStringLiteral("…"); // for milliseconds
    switch (*fate) {
    case MergeFate::LeftOut: break;
    case MergeFate::Kept: return tr("Stays");
    case MergeFate::LastPhoto: return tr("Stays too: its listing has no other photo");
    case MergeFate::Fine: return tr("Stays too: it was called fine");
    }
    return tr("Is left out");
}

void DuplicatePair::preview(int member)
{
    PhotoPreview preview;
    for (const DuplicateMember& each : m_presenter.members())
        preview.images.push_back(each.item.picture);
    preview.current = member;
    Q_EMIT previewRequested(preview);
}

}
