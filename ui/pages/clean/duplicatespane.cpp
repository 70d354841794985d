// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicatespane.h"

#include "ui/pages/clean/duplicatepair.h"
#include "ui/pages/clean/groupstrip.h"
#include "ui/pages/clean/nothingleft.h"
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
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kRoomForGroups = 500; ///< height from which the groups are shown beside the pair

}

DuplicatesPane::DuplicatesPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_problem(new Notice)
    , m_more(new Notice)
    , m_content(new QWidget)
    , m_nothing(new EmptyState)
    , m_groups(new GroupStrip(m_presenter, loader))
    , m_pair(new DuplicatePair(clean, m_presenter, loader))
{
    setObjectName(QStringLiteral("cleanDuplicates"));
    setFocusPolicy(Qt::StrongFocus);
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::kRelated);
    inside->addWidget(makeNavigation());
    inside->addWidget(m_groups);
    inside->addWidget(m_pair, 1);
    inside->addWidget(makeActions());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_problem);
    column->addWidget(m_more);
    column->addWidget(m_content, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();
    m_more->setObjectName(QStringLiteral("cleanMoreDuplicates"));
    m_more->setClosable(false);
    connectParts();
    connectGroups();
    addCopyKey(this, [this] { return m_pair->asMime(); });
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
    m_allStay = new QLabel;
    m_allStay->setObjectName(QStringLiteral("cleanAllStay"));
    m_allStay->setWordWrap(true);
    setTextRole(m_allStay, TextRole::Caption);
    m_mergeAll = new QPushButton;
    m_mergeAll->setObjectName(QStringLiteral("cleanMergeAll"));
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, space::kTight, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_merge);
    row->addWidget(m_accept);
    row->addWidget(m_allStay, 1);
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
    connect(&m_presenter, &DuplicatesPresenter::forecastChanged, this, &DuplicatesPane::offer);
    connect(m_previous, &QToolButton::clicked, this,
        [this] { m_presenter.setGroup(m_presenter.group() - 1); });
    connect(m_next, &QToolButton::clicked, this,
        [this] { m_presenter.setGroup(m_presenter.group() + 1); });
    connect(
        m_nothing, &EmptyState::clicked, this, [this] { meetNeed(m_clean, m_presenter.kind()); });
    connect(
        m_more, &Notice::buttonClicked, this, [this] { meetNeed(m_clean, m_presenter.kind()); });
    connect(m_swap, &QToolButton::clicked, &m_presenter, &DuplicatesPresenter::swap);
    connect(m_difference, &QToolButton::toggled, m_pair, &DuplicatePair::setDifferenceShown);
    connect(m_rule, &QComboBox::activated, this,
        [this] { m_presenter.setRule(static_cast<KeepRule>(m_rule->currentData().toInt())); });
    connect(m_pair, &DuplicatePair::previewRequested, this, &DuplicatesPane::previewRequested);
    connect(m_pair, &DuplicatePair::listingRequested, this, &DuplicatesPane::listingRequested);
    connect(m_merge, &QPushButton::clicked, this, [this] { decide(m_presenter.mergeAction()); });
    connect(m_accept, &QPushButton::clicked, this, [this] { decide(m_presenter.acceptAction()); });
    connect(m_mergeAll, &QPushButton::clicked, this,
        [this] { m_clean.decide(m_presenter.mergeAllAction()); });
}

void DuplicatesPane::connectGroups()
{
    new DecisionKeys(m_groups,
        {.takeSuggestion = [this](const DecisionKeys::Rows&) { merge(); },
            .leaveOut = [this](const DecisionKeys::Rows&) { merge(); },
            .callFine = [this](const DecisionKeys::Rows&) { m_accept->click(); },
            .preview = [this](int) { m_pair->preview(m_presenter.kept()); },
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
    const auto groupsSelected = selectedGroups();
    const auto selected = groupsSelected.size();
    m_presenter.choose(groupsSelected);
    m_merge->setText(selected > 1 ? tr("Merge the %L1 groups").arg(selected) : tr("Merge"));
    const int groups = m_presenter.groupCount();
    const QString place =
        groups == 0 ? QString() : tr("Group %L1 of %L2").arg(m_presenter.group() + 1).arg(groups);
    m_place->setText(selected > 1 ? tr("%1 · %L2 selected").arg(place).arg(selected) : place);
    offer();
}

bool DuplicatesPane::canDecide() const
{
    return m_presenter.members().size() > 1 && !m_deciding && !m_presenter.isReading();
}

/// Nothing is offered that would change nothing.
void DuplicatesPane::offer()
{
    const bool pair = canDecide();
    const bool leavesOut = !pair || m_presenter.leavesOut();
    const QString nothing = tr("There is nothing to leave out: all of them stay");
    m_allStay->setText(leavesOut
            ? QString()
            : tr("All of them stay: what would go is its listing's only photo, or was called "
                 "fine."));
    m_merge->setEnabled(pair && leavesOut);
    m_merge->setToolTip(leavesOut ? tr("Keep the one at the left and leave out the others; it "
                                       "takes what it lacks from them")
                                  : nothing);
    m_accept->setEnabled(pair);
    m_accept->setText(leavesOut ? tr("Not duplicates") : tr("Keep all"));
    const bool any = m_presenter.groupCount() > 0;
    m_mergeAll->setEnabled(any && m_presenter.allLeaveOut());
    m_mergeAll->setToolTip(any && !m_presenter.allLeaveOut()
            ? nothing
            : tr("Of each group the one stays that the rule above keeps"));
    m_mergeAll->setAccessibleDescription(m_mergeAll->toolTip());
}

void DuplicatesPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_groups->setVisible(height() >= kRoomForGroups && m_presenter.groupCount() > 1);
    showSelected();
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

/// By key, which is heard where the button is not.
void DuplicatesPane::merge()
{
    if (m_merge->isEnabled())
        return m_merge->click();
    if (canDecide() && !m_presenter.leavesOut())
        m_clean.tellAllStay(m_presenter.keepsLastPhotos());
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
    showMore(nothing);
    m_previous->setEnabled(m_presenter.group() > 0);
    m_next->setEnabled(m_presenter.group() + 1 < groups);
    m_groups->setVisible(height() >= kRoomForGroups && groups > 1);
    showSelected();
    m_mergeAll->setText(
        groups == 1 ? tr("Merge the one group") : tr("Merge all %L1 groups").arg(groups));
}

/// Where nothing is left, the empty state says so itself.
void DuplicatesPane::showMore(bool nothing)
{
    const KindLine& line = m_clean.line(m_presenter.kind());
    if (nothing || !line.checked || !line.need)
        return m_more->hide();
    m_more->setButton(m_clean.meetingWord(*line.need));
    m_more->show(Notice::Kind::Info, line.note);
}

void DuplicatesPane::showPair()
{
    const auto& members = m_presenter.members();
    const bool pair = members.size() > 1;
    offer();
    m_swap->setEnabled(pair);
    m_pair->showPair();
    m_difference->setEnabled(m_pair->hasPictures());
}

void DuplicatesPane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp: return m_previous->click();
    case Qt::Key_PageDown: return m_next->click();
    case Qt::Key_S: return m_swap->click();
    case Qt::Key_D: return m_difference->click();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_X:
    case Qt::Key_Delete: return merge();
    case Qt::Key_F: return m_accept->click();
    case Qt::Key_P: return m_pair->preview(m_presenter.kept());
    default: QWidget::keyPressEvent(event);
    }
}

}
