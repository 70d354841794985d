// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/labelspane.h"

#include "ui/itemmodels/rowroles.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/keylegend.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kCardWidth = 168;
constexpr int kOtherLetters = 18;

}

LabelsPane::LabelsPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_problem(new Notice)
    , m_nothing(new EmptyState)
    , m_grid(new ThumbnailGrid)
{
    setObjectName(QStringLiteral("cleanLabels"));
    m_findings.pictures().setLoader(&loader);
    m_findings.pictures().setSide(
        static_cast<int>(ThumbnailGrid::kPictureSide * devicePixelRatioF()));
    m_grid->setObjectName(QStringLiteral("cleanLabelGrid"));
    m_grid->setAccessibleName(tr("Photos with a doubtful category"));
    m_grid->setCardWidth(kCardWidth);
    m_grid->setShowsScore(true);
    m_grid->setModel(&m_findings);
    m_answers = new DecisionKeys(m_grid, answers());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_problem);
    column->addWidget(makeLegend());
    column->addWidget(m_nothing, 1);
    column->addWidget(m_grid, 1);
    m_actions = makeActions();
    column->addWidget(m_actions);
    m_nothing->hide();
    setFocusProxy(m_grid);
    connectParts();
}

QWidget* LabelsPane::makeLegend()
{
    auto* legend = new QWidget;
    m_legendText = new QLabel;
    m_legendText->setObjectName(QStringLiteral("cleanLegend"));
    m_legendText->setWordWrap(true);
    m_legendText->setTextFormat(Qt::RichText);
    m_keys =
        new QLabel(tr("<b>0</b> another category · <b>Enter</b> suggestion · <b>X</b> leave out · "
                      "<b>F</b> or <b>Space</b> fine · <b>P</b> preview · <b>U</b> undo"));
    m_keys->setTextFormat(Qt::RichText);
    m_keys->setWordWrap(true);
    setTextRole(m_keys, TextRole::Caption);
    auto* column = new QVBoxLayout(legend);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_legendText);
    column->addWidget(m_keys);
    return legend;
}

QWidget* LabelsPane::makeActions()
{
    auto* actions = new QWidget;
    m_other = new QComboBox;
    m_other->setObjectName(QStringLiteral("cleanOtherCategory"));
    m_other->setAccessibleName(tr("Another category for the current photo"));
    m_other->setToolTip(tr("Give the current photo's listing another category (0)"));
    m_other->setPlaceholderText(tr("Another category…"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(kOtherLetters);
    m_takeAll = new QPushButton(tr("Take all suggestions"));
    m_takeAll->setObjectName(QStringLiteral("cleanTakeAll"));
    m_acceptAll = new QPushButton(tr("All are fine"));
    m_acceptAll->setObjectName(QStringLiteral("cleanAcceptLabels"));
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, space::kTight, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_other);
    row->addStretch();
    row->addWidget(m_takeAll);
    row->addWidget(m_acceptAll);
    return actions;
}

void LabelsPane::connectParts()
{
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] {
        m_decided.clear();
        m_own = 0; // the last workspace's decisions do not report any more
        m_findings.setSource(m_clean.source());
    });
    connect(&m_clean, &CleanPresenter::countsChanged, this, [this] {
        fillOthers();
        chooseLegend();
        showState();
    });
    const auto reload = [this] {
        if (m_own > 0)
            return;
        m_decided.clear();
        if (isVisible())
            m_findings.reload();
    };
    connect(&m_clean, &CleanPresenter::decided, this, reload);
    connect(&m_clean, &CleanPresenter::checked, this, reload);
    connect(m_nothing, &EmptyState::clicked, this,
        [this] { meetNeed(m_clean, FindingKind::LabelIssue); });
    connect(&m_findings, &FindingsModel::failed, this, [this](const Error& error) {
        m_problem->showError(error);
        showState();
    });
    connect(&m_findings, &FindingsModel::settled, this, [this] {
        m_problem->hide();
        chooseLegend();
        showState();
        if (!m_grid->currentIndex().isValid())
            moveOn(-1);
    });
    connect(m_grid, &ThumbnailGrid::opened, this,
        [this](const QModelIndex& index) { preview(index.row()); });
    connect(m_other, &QComboBox::activated, this, [this](int line) {
        if (m_findings.itemAt(m_grid->currentIndex().row()))
            relabel(m_grid->currentIndex().row(), m_other->itemText(line));
        m_other->setCurrentIndex(-1);
        m_grid->setFocus();
    });
    connect(m_takeAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Relabel); });
    connect(m_acceptAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Accept); });
}

void LabelsPane::show(FindingKind kind)
{
    m_decided.clear();
    m_answers->forgetLegend();
    m_findings.show(kind);
    showState();
}

void LabelsPane::showState()
{
    const bool nothing = m_findings.rowCount() == 0 && !m_findings.isReading();
    tellNothingLeft(*m_nothing, m_clean, FindingKind::LabelIssue,
        tr("Every doubtful category has been dealt with."));
    m_nothing->setVisible(nothing && !m_problem->isVisibleTo(this));
    m_grid->setVisible(!nothing);
    m_legendText->setVisible(!nothing);
    m_keys->setVisible(!nothing);
    m_actions->setVisible(!nothing);
}

void LabelsPane::chooseLegend()
{
    QMap<QString, int> suggested;
    for (int row = 0; row < m_findings.rowCount(); ++row) {
        const FindingItem& item = *m_findings.itemAt(row);
        ++suggested[toQString(item.stored.finding.suggestion)];
        ++suggested[item.category];
    }
    QStringList names;
    for (const Category& category : m_clean.categories())
        names << toQString(category.name);
    m_answers->chooseLegend(names, suggested);
    m_legendText->setText(keyLegend(m_answers->legend()));
}

const QStringList& LabelsPane::legend() const
{
    return m_answers->legend();
}

void LabelsPane::fillOthers()
{
    QStringList names;
    for (const Category& category : m_clean.categories())
        names << toQString(category.name);
    std::ranges::sort(names,
        [](const QString& a, const QString& b) { return QString::localeAwareCompare(a, b) < 0; });
    QStringList shown;
    for (int line = 0; line < m_other->count(); ++line)
        shown << m_other->itemText(line);
    if (shown == names)
        return; // it may be open just now
    m_other->clear();
    m_other->addItems(names);
    m_other->setCurrentIndex(-1);
}

DecisionKeys::Answers LabelsPane::answers()
{
    return {.relabel = [this](int row, const QString& category) { relabel(row, category); },
        .takeSuggestion =
            [this](int row) {
                relabel(row, toQString(m_findings.itemAt(row)->stored.finding.suggestion));
            },
        .chooseOther = [this](int) { m_other->showPopup(); },
        .leaveOut = [this](int row) { leaveOut(row); },
        .callFine = [this](int row) { callFine(row); },
        .preview = [this](int row) { preview(row); },
        .space = [this](int row) { callFine(row); },
        .undo = [this] { undo(); }};
}

void LabelsPane::leaveOut(int row)
{
    Action action;
    action.kind = ActionKind::Exclude;
    action.on.images = {m_findings.itemAt(row)->stored.finding.image};
    decide({row}, action, tr("Left out"));
}

void LabelsPane::callFine(int row)
{
    Action action;
    action.kind = ActionKind::Accept;
    action.on.findings = {m_findings.itemAt(row)->stored.row};
    decide({row}, action, tr("Fine"));
}

void LabelsPane::relabel(int row, const QString& category)
{
    const FindingItem& item = *m_findings.itemAt(row);
    if (category.isEmpty())
        return;
    if (category == item.category)
        return callFine(row); // the category that it has already is right
    Action action;
    action.kind = ActionKind::Relabel;
    action.on.findings = {item.stored.row};
    action.value = toUtf8(category);
    decide(rowsOfListing(row), action, tr("Now %1").arg(category));
}

/// The row's own and those of its listing's other pictures: they share the category.
std::vector<int> LabelsPane::rowsOfListing(int row) const
{
    std::vector<int> rows{row};
    const ListingRow listing = m_findings.itemAt(row)->listing;
    for (int other = 0; other < m_findings.rowCount(); ++other) {
        if (other != row && m_findings.itemAt(other)->listing == listing
            && m_findings.decisionAt(other).isEmpty())
            rows.push_back(other);
    }
    return rows;
}

void LabelsPane::mark(const std::vector<int>& rows, const QString& word)
{
    for (const int row : rows)
        m_findings.setDecision(row, word);
}

void LabelsPane::decide(std::vector<int> rows, const Action& action, const QString& word)
{
    const int row = rows.front();
    if (!m_findings.decisionAt(row).isEmpty())
        return; // decided already: undo first
    mark(rows, word);
    ++m_own;
    const auto decision = std::make_shared<CleanPresenter::Decision>();
    *decision = m_clean.decide(
        action,
        [this, decision](bool succeeded) {
            ownEnded();
            const auto own = std::ranges::find(m_decided, *decision, &Decided::decision);
            if (own == m_decided.end() || (succeeded && (*decision)->step))
                return;
            // There is no step that could be undone.
            mark(own->rows, {});
            m_decided.erase(own);
        },
        CleanPresenter::Telling::Quiet);
    m_decided.push_back({std::move(rows), *decision});
    moveOn(row);
}

void LabelsPane::ownEnded()
{
    // After `decided`, so that it does not count as another's.
    QMetaObject::invokeMethod(
        this, [this] { m_own = std::max(0, m_own - 1); }, Qt::QueuedConnection);
}

void LabelsPane::undo()
{
    if (m_decided.empty())
        return m_clean.tellNothingToUndo(); // older steps are out of sight here
    const Decided last = std::move(m_decided.back());
    m_decided.pop_back();
    mark(last.rows, {});
    ++m_own;
    m_clean.undo(last.decision, [this](bool) { ownEnded(); });
    m_grid->setCurrentIndex(m_findings.index(last.rows.front(), 0));
}

void LabelsPane::moveOn(int row)
{
    m_answers->moveOn(row, [this](int next) { return !m_findings.decisionAt(next).isEmpty(); });
}

void LabelsPane::decideAll(ActionKind kind)
{
    Action action;
    action.kind = kind;
    action.finding = FindingKind::LabelIssue;
    action.on.openOf = FindingKind::LabelIssue;
    action.useSuggestion = kind == ActionKind::Relabel;
    m_clean.decide(action);
}

void LabelsPane::preview(int row)
{
    std::vector<ImageRow> images;
    for (int i = 0; i < m_findings.rowCount(); ++i)
        images.push_back(m_findings.itemAt(i)->picture);
    Q_EMIT previewRequested(images, row);
}

}
