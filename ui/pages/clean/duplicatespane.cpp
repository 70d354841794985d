// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicatespane.h"

#include "ui/itemmodels/outgoing.h"
#include "ui/pages/clean/comparison.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/groupstrip.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kPictureLines = 5;
constexpr int kListingLines = 8;
constexpr int kRoomForGroups = 500; ///< height from which the groups are shown beside the pair

}

DuplicatesPane::DuplicatesPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_problem(new Notice)
    , m_content(new QWidget)
    , m_nothing(new EmptyState)
    , m_groups(new GroupStrip(m_presenter, loader))
    , m_match(new QLabel)
    , m_left(new ComparisonSide(QStringLiteral("cleanLeft")))
    , m_right(new ComparisonSide(QStringLiteral("cleanRight")))
    , m_strip(new PhotoStrip(loader))
{
    setObjectName(QStringLiteral("cleanDuplicates"));
    setFocusPolicy(Qt::StrongFocus);
    m_match->setObjectName(QStringLiteral("cleanMatch"));
    m_match->setWordWrap(true);
    setTextRole(m_match, TextRole::Caption);
    m_strip->setObjectName(QStringLiteral("cleanMembers"));
    m_strip->setAccessibleName(tr("All of the group"));
    auto* pair = new QHBoxLayout;
    pair->setSpacing(space::kGroup);
    pair->addWidget(m_left, 1);
    pair->addWidget(m_right, 1);
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::kRelated);
    inside->addWidget(makeNavigation());
    inside->addWidget(m_groups);
    inside->addWidget(m_match);
    inside->addLayout(pair, 1);
    inside->addWidget(m_strip);
    inside->addWidget(makeActions());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_problem);
    column->addWidget(m_content, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    m_match->hide();
    connectParts();
    connectGroups();
    connectOutgoing();
}

QToolButton* DuplicatesPane::makeTool(
    const QString& name, const QString& iconName, const QString& text, const QString& help)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setAutoRaise(true);
    if (!text.isEmpty())
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QWidget* DuplicatesPane::makeNavigation()
{
    auto* navigation = new QWidget;
    m_previous = makeTool(QStringLiteral("cleanPreviousGroup"), QStringLiteral("chevron-left"), {},
        tr("The group before (Page up)"));
    m_next = makeTool(QStringLiteral("cleanNextGroup"), QStringLiteral("chevron-right"), {},
        tr("The next group (Page down)"));
    m_place = new QLabel;
    m_place->setObjectName(QStringLiteral("cleanGroupPlace"));
    m_swap = makeTool(QStringLiteral("cleanSwap"), QStringLiteral("swap"), tr("Swap"),
        tr("Keep the other one (S)"));
    m_difference = makeTool(QStringLiteral("cleanDifference"), QStringLiteral("difference"),
        tr("Difference"), tr("Show at the right where the two differ (D)"));
    m_difference->setCheckable(true);
    m_rule = new QComboBox;
    m_rule->setObjectName(QStringLiteral("cleanKeepRule"));
    m_rule->setAccessibleName(tr("Which one to keep"));
    m_rule->addItem(tr("Keep the largest"), static_cast<int>(KeepRule::Largest));
    m_rule->addItem(tr("Keep the sharpest"), static_cast<int>(KeepRule::Sharpest));
    m_rule->addItem(tr("Keep the oldest"), static_cast<int>(KeepRule::Oldest));
    auto* row = new QHBoxLayout(navigation);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_previous);
    row->addWidget(m_place);
    row->addWidget(m_next);
    row->addStretch();
    row->addWidget(m_difference);
    row->addWidget(m_swap);
    row->addWidget(m_rule);
    return navigation;
}

QWidget* DuplicatesPane::makeActions()
{
    auto* actions = new QWidget;
    m_merge = new QPushButton(tr("Merge"));
    m_merge->setObjectName(QStringLiteral("cleanMerge"));
    setPrimary(m_merge);
    m_accept = new QPushButton(tr("Not duplicates"));
    m_accept->setObjectName(QStringLiteral("cleanNotDuplicates"));
    m_mergeAll = new QPushButton;
    m_mergeAll->setObjectName(QStringLiteral("cleanMergeAll"));
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, space::kTight, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_merge);
    row->addWidget(m_accept);
    row->addStretch();
    row->addWidget(m_mergeAll);
    return actions;
}

void DuplicatesPane::connectParts()
{
    connect(&m_clean, &CleanPresenter::sourceChanged, this,
        [this] { m_presenter.setSource(m_clean.source()); });
    const auto reload = [this] {
        if (isVisible())
            m_presenter.reload();
    };
    connect(&m_clean, &CleanPresenter::countsChanged, this, &DuplicatesPane::showGroups);
    connect(&m_clean, &CleanPresenter::decided, this, reload);
    connect(&m_clean, &CleanPresenter::checked, this, reload);
    connect(&m_presenter, &DuplicatesPresenter::groupsChanged, this, &DuplicatesPane::showGroups);
    connect(&m_presenter, &DuplicatesPresenter::membersChanged, this, [this] {
        m_deciding = false; // another group, or what is left of it
        showPair();
    });
    connect(&m_presenter, &DuplicatesPresenter::pairChanged, this, &DuplicatesPane::showPair);
    connect(m_previous, &QToolButton::clicked, this,
        [this] { m_presenter.setGroup(m_presenter.group() - 1); });
    connect(m_next, &QToolButton::clicked, this,
        [this] { m_presenter.setGroup(m_presenter.group() + 1); });
    connect(
        m_nothing, &EmptyState::clicked, this, [this] { meetNeed(m_clean, m_presenter.kind()); });
    connect(m_swap, &QToolButton::clicked, &m_presenter, &DuplicatesPresenter::swap);
    connect(m_difference, &QToolButton::toggled, this, &DuplicatesPane::showPair);
    connect(m_rule, &QComboBox::activated, this,
        [this] { m_presenter.setRule(static_cast<KeepRule>(m_rule->currentData().toInt())); });
    connect(m_strip, &PhotoStrip::chosen, &m_presenter, &DuplicatesPresenter::setOther);
    connect(m_strip, &PhotoStrip::previewRequested, this, &DuplicatesPane::preview);
    connect(
        m_left, &ComparisonSide::previewRequested, this, [this] { preview(m_presenter.kept()); });
    connect(
        m_right, &ComparisonSide::previewRequested, this, [this] { preview(m_presenter.other()); });
    connect(m_merge, &QPushButton::clicked, this,
        [this] { decide(m_presenter.mergeAction(selectedGroups())); });
    connect(m_accept, &QPushButton::clicked, this,
        [this] { decide(m_presenter.acceptAction(selectedGroups())); });
    connect(m_mergeAll, &QPushButton::clicked, this,
        [this] { m_clean.decide(m_presenter.mergeAllAction()); });
}

void DuplicatesPane::connectGroups()
{
    new DecisionKeys(m_groups,
        {.takeSuggestion = [this](const DecisionKeys::Rows&) { m_merge->click(); },
            .callFine = [this](const DecisionKeys::Rows&) { m_accept->click(); },
            .preview = [this](int) { preview(m_presenter.kept()); },
            .space = DecisionKeys::Space::Preview});
    connect(m_groups->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &DuplicatesPane::showSelected);
}

std::vector<int> DuplicatesPane::selectedGroups() const
{
    const auto rows = DecisionKeys::rowsOf(*m_groups);
    return m_groups->isVisibleTo(this) && rows.size() > 1 ? rows : std::vector{m_presenter.group()};
}

/// What the buttons are about to do it to.
void DuplicatesPane::showSelected()
{
    const auto selected = selectedGroups().size();
    m_merge->setText(selected > 1 ? tr("Merge the %L1 groups").arg(selected) : tr("Merge"));
    const int groups = m_presenter.groupCount();
    const QString place =
        groups == 0 ? QString() : tr("Group %L1 of %L2").arg(m_presenter.group() + 1).arg(groups);
    m_place->setText(selected > 1 ? tr("%1 · %L2 selected").arg(place).arg(selected) : place);
    offer();
}

/// Nothing is offered that would change nothing.
void DuplicatesPane::offer()
{
    const bool pair = m_presenter.members().size() > 1 && !m_deciding;
    const bool several = selectedGroups().size() > 1;
    const bool leavesOut = several || !pair || m_presenter.leavesOut();
    m_merge->setEnabled(pair && leavesOut);
    m_merge->setToolTip(leavesOut ? tr("Keep the one at the left and leave out the others; it "
                                       "takes what it lacks from them")
                                  : tr("There is nothing to leave out: all of them stay"));
    m_accept->setEnabled(pair);
    m_accept->setText(leavesOut ? tr("Not duplicates") : tr("Keep all"));
}

void DuplicatesPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_groups->setVisible(height() >= kRoomForGroups && m_presenter.groupCount() > 1);
    showSelected();
}

void DuplicatesPane::connectOutgoing()
{
    const auto outgoing = [this](auto member) {
        return [this, member] { return asMime({member()}); };
    };
    const auto kept = [this] { return m_presenter.kept(); };
    const auto other = [this] { return m_presenter.other(); };
    m_left->setOutgoing(outgoing(kept));
    m_right->setOutgoing(outgoing(other));
    m_strip->setOutgoing([this] { return asMime(DecisionKeys::rowsOf(*m_strip)); });
    addCopyKey(this, [this] { return asMime({m_presenter.kept(), m_presenter.other()}); });
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

std::unique_ptr<QMimeData> DuplicatesPane::asMime(const std::vector<int>& members) const
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

void DuplicatesPane::openMenu(int member, const QPoint& globalPosition)
{
    const auto place = static_cast<std::size_t>(member);
    if (place >= m_presenter.members().size())
        return;
    const FindingItem& item = m_presenter.members()[place].item;
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this, member] { preview(member); }, bool(item.picture));
    menu->addCopy([this, member] { copyOut([this, member] { return asMime({member}); }); });
    menu->addShowListing(
        [this, listing = item.listing] { Q_EMIT listingRequested(listing); }, bool(item.listing));
    menu->popup(globalPosition);
}

void DuplicatesPane::show(FindingKind kind)
{
    m_difference->setChecked(false);
    m_presenter.show(kind);
}

void DuplicatesPane::decide(const Action& action)
{
    // Until the next group is there, this one must not be decided about twice.
    m_deciding = true;
    offer();
    m_clean.decide(action, [this](bool made) {
        if (made)
            return; // the groups are read again
        m_deciding = false;
        showPair();
    });
    setFocus();
}

void DuplicatesPane::showGroups()
{
    const int groups = m_presenter.groupCount();
    m_problem->setVisible(m_presenter.error().has_value());
    if (m_presenter.error())
        m_problem->showError(*m_presenter.error());
    const bool nothing = groups == 0 && !m_presenter.isReading() && !m_presenter.error();
    tellNothingLeft(
        *m_nothing, m_clean, m_presenter.kind(), tr("Every group has been dealt with."));
    m_nothing->setVisible(nothing);
    m_content->setVisible(!nothing);
    m_previous->setEnabled(m_presenter.group() > 0);
    m_next->setEnabled(m_presenter.group() + 1 < groups);
    m_groups->setVisible(height() >= kRoomForGroups && groups > 1);
    showSelected();
    m_mergeAll->setText(
        groups == 1 ? tr("Merge the one group") : tr("Merge all %L1 groups").arg(groups));
    m_mergeAll->setEnabled(groups > 0);
}

void DuplicatesPane::showPair()
{
    const auto& members = m_presenter.members();
    const bool pair = members.size() > 1;
    offer();
    m_swap->setEnabled(pair);
    m_difference->setEnabled(false);
    m_strip->setVisible(members.size() > 2);
    const Finding* match = m_presenter.match();
    const QString found = match && match->kind == FindingKind::NearDuplicate
        ? findingText(*match, QLocale())
        : QString();
    m_match->setText(found);
    m_match->setVisible(!found.isEmpty());
    if (!pair) {
        m_left->clear();
        m_right->clear();
        return;
    }
    const DuplicateMember& kept = members[static_cast<std::size_t>(m_presenter.kept())];
    const DuplicateMember& other = members[static_cast<std::size_t>(m_presenter.other())];
    const bool listings = !kept.description.isEmpty() || !other.description.isEmpty();
    const bool pictures = !kept.picture.isNull() || !other.picture.isNull();
    for (ComparisonSide* side : {m_left, m_right}) {
        if (listings && !pictures)
            side->setWordsOnly();
        else
            side->setLines(listings ? kListingLines : kPictureLines);
    }
    m_difference->setEnabled(pictures);
    m_left->show(kept, &other, roleOf(m_presenter.kept(), tr("Stays")));
    m_right->show(other, &kept, roleOf(m_presenter.other(), otherRole()));
    if (m_difference->isChecked())
        m_right->showPicture(differenceOf(kept.picture, other.picture));
    std::vector<PhotoItem> photos;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const DuplicateMember& member = members[i];
        photos.push_back(
            {member.item.picture, tr("%1 × %2").arg(member.size.width()).arg(member.size.height()),
                member.item.subject, static_cast<int>(i) == m_presenter.kept()});
    }
    m_strip->setItems(std::move(photos));
}

/// "Stays · the largest, the oldest"
QString DuplicatesPane::roleOf(int member, const QString& role) const
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

QString DuplicatesPane::otherRole() const
{
    switch (m_presenter.otherFate()) {
    case MergeFate::LeftOut: break;
    case MergeFate::LastPhoto: return tr("Stays too: its listing has no other photo");
    case MergeFate::Fine: return tr("Stays too: it was called fine");
    }
    return tr("Is left out");
}

void DuplicatesPane::preview(int member)
{
    PhotoPreview preview;
    for (const DuplicateMember& each : m_presenter.members())
        preview.images.push_back(each.item.picture);
    preview.current = member;
    Q_EMIT previewRequested(preview);
}

void DuplicatesPane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp: return m_previous->click();
    case Qt::Key_PageDown: return m_next->click();
    case Qt::Key_S: return m_swap->click();
    case Qt::Key_D: return m_difference->click();
    case Qt::Key_Return:
    case Qt::Key_Enter: return m_merge->click();
    case Qt::Key_F: return m_accept->click();
    case Qt::Key_P: return preview(m_presenter.kept());
    default: QWidget::keyPressEvent(event);
    }
}

}
