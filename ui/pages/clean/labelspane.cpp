// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/labelspane.h"

#include "ui/pages/clean/actionrows.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/dragout.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/keylegend.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/othercategory.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace vitrine::ui {
namespace {

constexpr int kCardWidth = 168;

}

LabelsPane::LabelsPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_decisions(clean, m_findings)
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
    m_grid->setFitsHeight(true);
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
    m_keys = new QLabel(tr(
        "<b>0</b> another category by its first letters · <b>Enter</b> suggestion · "
        "<b>X</b> leave out · <b>F</b> or <b>Space</b> fine · <b>P</b> preview · <b>U</b> undo"));
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
    auto* actions = new ActionRows;
    m_selected = new QLabel;
    m_selected->setObjectName(QStringLiteral("cleanLabelsSelected"));
    m_other = new OtherCategory;
    m_other->setObjectName(QStringLiteral("cleanOtherCategory"));
    m_take = makeActionButton(QStringLiteral("cleanTake"), tr("Take suggestion"),
        tr("Give each listing the category that is suggested (Enter)"));
    m_exclude = makeActionButton(QStringLiteral("cleanExcludeLabels"), tr("Leave out"),
        tr("Leave out of training data and searches (X)"));
    m_fine = makeActionButton(
        QStringLiteral("cleanLabelsFine"), tr("Fine"), tr("The category is right (F or Space)"));
    m_takeAll = makeActionButton(QStringLiteral("cleanTakeAll"), tr("Take all suggestions"));
    m_acceptAll = makeActionButton(QStringLiteral("cleanAcceptLabels"), tr("All are fine"));
    actions->addLine(m_selected, {m_take, m_other, m_exclude, m_fine});
    actions->addLine(new QLabel(allOfKindWord()), {m_takeAll, m_acceptAll});
    return actions;
}

void LabelsPane::connectParts()
{
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] {
        m_decisions.forget();
        m_findings.setSource(m_clean.source());
    });
    connect(&m_clean, &CleanPresenter::countsChanged, this, [this] {
        chooseLegend();
        showState();
    });
    const auto reload = [this] {
        if (m_decisions.isOwn())
            return;
        m_decisions.forget();
        if (isVisible())
            m_findings.reload();
    };
    connect(&m_clean, &CleanPresenter::decided, this, reload);
    connect(&m_clean, &CleanPresenter::checked, this, reload);
    connect(&m_decisions, &LabelDecisions::changed, this, &LabelsPane::showActions);
    connect(&m_decisions, &LabelDecisions::decidedFrom, this, &LabelsPane::moveOn);
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
    m_grid->setOutgoing([this] { return asMime(); });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &LabelsPane::openMenu);
    connect(m_grid, &ThumbnailGrid::opened, this,
        [this](const QModelIndex& index) { preview(index.row()); });
    connect(m_other, &OtherCategory::chosen, this, [this](const QString& category) {
        if (const auto rows = m_answers->rows(); !rows.empty())
            m_decisions.relabel(rows, category);
        m_grid->setFocus();
    });
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &LabelsPane::showActions);
    const auto decideSelected = [this](QPushButton* button,
                                    void (LabelDecisions::*work)(const DecisionKeys::Rows&)) {
        connect(button, &QPushButton::clicked, this, [this, work] {
            if (const auto rows = m_answers->rows(); !rows.empty())
                (m_decisions.*work)(rows);
            m_grid->setFocus();
        });
    };
    decideSelected(m_take, &LabelDecisions::takeSuggestions);
    decideSelected(m_exclude, &LabelDecisions::leaveOut);
    decideSelected(m_fine, &LabelDecisions::callFine);
    connect(m_takeAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Relabel); });
    connect(m_acceptAll, &QPushButton::clicked, this, [this] { decideAll(ActionKind::Accept); });
}

void LabelsPane::show(FindingKind kind)
{
    m_decisions.forget();
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
    showActions();
}

void LabelsPane::showActions()
{
    const auto rows = m_answers->rows();
    const bool any = !m_decisions.undecided(rows).empty();
    m_selected->setText(selectedWord(static_cast<qsizetype>(rows.size())));
    for (QWidget* control : std::initializer_list<QWidget*>{m_take, m_other, m_exclude, m_fine})
        control->setEnabled(any);
    const qint64 open = m_clean.line(FindingKind::LabelIssue).open;
    m_takeAll->setEnabled(open > 0);
    m_acceptAll->setEnabled(open > 0);
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
    m_other->setNames(names);
}

const QStringList& LabelsPane::legend() const
{
    return m_answers->legend();
}

DecisionKeys::Answers LabelsPane::answers()
{
    using Rows = DecisionKeys::Rows;
    return {.relabel = [this](const Rows& rows,
                           const QString& category) { m_decisions.relabel(rows, category); },
        .takeSuggestion = [this](const Rows& rows) { m_decisions.takeSuggestions(rows); },
        .chooseOther = [this](const Rows&) { m_other->showPopup(); },
        .leaveOut = [this](const Rows& rows) { m_decisions.leaveOut(rows); },
        .callFine = [this](const Rows& rows) { m_decisions.callFine(rows); },
        .preview = [this](int row) { preview(row); },
        .space = DecisionKeys::Space::Fine,
        .undo = [this] { undo(); }};
}

int LabelsPane::undo()
{
    const DecisionKeys::Rows last = m_decisions.undo();
    if (last.empty())
        return -1;
    // Selected again, to be decided otherwise.
    QItemSelection selection;
    for (const int row : last) {
        const QModelIndex index = m_findings.index(row, 0);
        selection.select(index, index);
    }
    m_grid->setCurrentIndex(m_findings.index(last.front(), 0));
    m_grid->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    return last.front();
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

std::unique_ptr<QMimeData> LabelsPane::asMime() const
{
    const auto rows = m_answers->rows();
    m_clean.tellOutgoing(rows.size());
    return m_findings.asMime(rows);
}

void LabelsPane::openMenu(const QPoint& position)
{
    const int row = m_grid->indexAt(position).row();
    const FindingItem* item = m_findings.itemAt(row);
    if (!item)
        return;
    const bool any = !m_decisions.undecided(m_answers->rows()).empty();
    auto* menu = new PhotoMenu(this);
    menu->addPreview([this, row] { preview(row); });
    menu->addCopy([this] { copyOut([this] { return asMime(); }); });
    menu->addSeparator();
    menu->addLine(
        QStringLiteral("tag"), tr("Take suggestion"), Qt::Key_Return,
        [this] { m_decisions.takeSuggestions(m_answers->rows()); }, any);
    menu->addLeaveOut([this] { m_decisions.leaveOut(m_answers->rows()); }, any);
    menu->addFine([this] { m_decisions.callFine(m_answers->rows()); }, any);
    menu->addSeparator();
    menu->addShowListing(
        [this, listing = item->listing] { Q_EMIT listingRequested(listing); }, bool(item->listing));
    menu->popup(m_grid->viewport()->mapToGlobal(position));
}

void LabelsPane::preview(int row)
{
    PhotoPreview preview;
    std::vector<std::int64_t> findings; // by place: rows may go when somebody undoes or checks
    for (int i = 0; i < m_findings.rowCount(); ++i) {
        preview.images.push_back(m_findings.itemAt(i)->picture);
        findings.push_back(m_findings.itemAt(i)->stored.row);
    }
    preview.current = row;
    const auto rowAt = [this, findings](int place) {
        for (int i = 0; i < m_findings.rowCount(); ++i) {
            if (m_findings.itemAt(i)->stored.row == findings[static_cast<std::size_t>(place)])
                return i;
        }
        return -1; // gone; nothing is decided about it
    };
    const auto placeOf = [this, findings](int decided) {
        const auto* item = m_findings.itemAt(decided);
        const auto found = std::ranges::find(findings, item ? item->stored.row : -1);
        return found == findings.end() ? -1 : static_cast<int>(found - findings.begin());
    };
    preview.leaveOut = [this, rowAt](int place) { m_decisions.leaveOut({rowAt(place)}); };
    preview.callFine = [this, rowAt](int place) { m_decisions.callFine({rowAt(place)}); };
    preview.undo = [this, placeOf] { return placeOf(undo()); };
    preview.said = [this, rowAt](int place) { return m_findings.decisionAt(rowAt(place)); };
    preview.stepped = [this, rowAt](int place) {
        m_grid->setCurrentIndex(m_findings.index(rowAt(place), 0));
    };
    Q_EMIT previewRequested(preview);
}

}
