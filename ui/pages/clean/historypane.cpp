// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/historypane.h"

#include "ui/pages/clean/stepdelegate.h"
#include "ui/pages/clean/stepwords.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/section.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QSet>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kWidth = 280;
constexpr const char* kRecipeSuffix = ".json";

QToolButton* makeHistoryTool(const QString& name, const QString& iconName, const QString& help)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setAutoRaise(true);
    return button;
}

}

HistoryPane::HistoryPane(CleanPresenter& clean, FilePicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_picker(picker)
    , m_steps(new QTreeWidget)
    , m_changeReader(this)
    , m_conflictReader(this)
{
    setObjectName(QStringLiteral("cleanHistory"));
    setMinimumWidth(220);
    m_steps->setObjectName(QStringLiteral("cleanSteps"));
    m_steps->setAccessibleName(tr("Steps, newest first"));
    m_steps->setHeaderHidden(true);
    m_steps->setIndentation(space::kGroup);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setWordWrap(true);
    m_steps->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setItemDelegate(new StepDelegate(m_steps));
    m_steps->viewport()->setBackgroundRole(QPalette::Window);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(makeHeader());
    column->addWidget(m_steps, 1);
    column->addWidget(makeRecipes());
    resize(kWidth, height());
    connectParts();
    showHistory();
}

QWidget* HistoryPane::makeHeader()
{
    auto* header = new QWidget;
    m_undo =
        makeHistoryTool(QStringLiteral("cleanUndo"), QStringLiteral("undo"), tr("Undo (Ctrl+Z)"));
    m_redo = makeHistoryTool(
        QStringLiteral("cleanRedo"), QStringLiteral("redo"), tr("Redo (Ctrl+Shift+Z)"));
    auto* close = makeHistoryTool(
        QStringLiteral("cleanHistoryClose"), QStringLiteral("close"), tr("Close the history"));
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    row->addWidget(new SectionHeading(tr("History")), 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &HistoryPane::closed);
    return header;
}

QWidget* HistoryPane::makeRecipes()
{
    auto* recipes = new QWidget;
    m_save = makeHistoryTool(QStringLiteral("cleanSaveRecipe"), QStringLiteral("export"),
        tr("Save the steps as a recipe that can be run on other tables"));
    m_save->setText(tr("Save recipe…"));
    auto* run = makeHistoryTool(QStringLiteral("cleanRunRecipe"), QStringLiteral("import"),
        tr("Do the steps of a recipe here"));
    run->setText(tr("Run recipe…"));
    auto* row = new FlowLayout(recipes); // long words below one another
    row->setSpacing(space::kTight);
    for (QToolButton* button : {m_save, run}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    connect(m_save, &QToolButton::clicked, this, [this] {
        const QString name = tr("cleaning") + QLatin1String(kRecipeSuffix);
        if (const auto file =
                m_picker.saveFile(this, tr("Save the recipe"), name, tr("Recipes (*.json)")))
            m_clean.saveRecipe(*file);
    });
    connect(run, &QToolButton::clicked, this, &HistoryPane::openRecipe);
    return recipes;
}

void HistoryPane::openRecipe()
{
    if (const auto file = m_picker.openFile(this, tr("Run a recipe"), tr("Recipes (*.json)")))
        m_clean.runRecipe(*file);
}

void HistoryPane::connectParts()
{
    connect(&m_clean, &CleanPresenter::historyChanged, this, &HistoryPane::showHistory);
    connect(m_undo, &QToolButton::clicked, &m_clean, [this] { m_clean.undo(); });
    connect(m_redo, &QToolButton::clicked, &m_clean, &CleanPresenter::redo);
    connect(m_steps, &QTreeWidget::itemChanged, this, &HistoryPane::switchStep);
    connect(m_steps, &QTreeWidget::itemExpanded, this, &HistoryPane::openStep);
    connect(m_steps, &QTreeWidget::itemActivated, this, &HistoryPane::goTo);
}

void HistoryPane::showHistory()
{
    m_filling = true;
    QSet<std::int64_t> opened;
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = m_steps->topLevelItem(i);
        if (item->isExpanded())
            opened.insert(item->data(0, StepDelegate::StepRole).toLongLong());
    }
    m_changeReader.cancel();
    m_steps->clear();
    const EditHistory& history = m_clean.history();
    for (std::size_t i = history.line.size(); i-- > 0;)
        addStep(history.line[i], i < history.done);
    auto* first = new QTreeWidgetItem(m_steps, {tr("As imported")});
    first->setData(0, StepDelegate::CaptionRole, tr("Originals are never changed"));
    first->setData(0, StepDelegate::PlaceRole, qlonglong{0});
    if (!history.branches.empty())
        addHeading(tr("Other branches"));
    for (const Step& step : history.branches)
        addStep(step, false);
    m_undo->setEnabled(m_clean.canUndo());
    m_redo->setEnabled(m_clean.canRedo());
    m_save->setEnabled(history.done > 0);
    m_filling = false;
    for (const std::int64_t step : std::as_const(opened)) {
        if (QTreeWidgetItem* item = itemOf(step))
            item->setExpanded(true);
    }
    tellConflicts();
}

/// A number of conflicts explains nothing: the tooltips say which they are.
void HistoryPane::tellConflicts()
{
    m_conflictReader.cancel();
    std::vector<std::int64_t> steps;
    for (const Step& step : m_clean.history().line) {
        if (step.conflicts > 0)
            steps.push_back(step.row.value);
    }
    if (steps.empty() || !m_clean.source())
        return;
    m_conflictReader.submit(
        [source = m_clean.source(), steps = std::move(steps)](JobContext& context) {
            const SubjectNames names = subjectNames(source.workspace);
            std::map<std::int64_t, QStringList> told;
            for (const std::int64_t step : steps) {
                context.throwIfStopped();
                for (const CellChange& change :
                    source.inspection->changes(StepRow{step}, 0, kConflictsTold, true))
                    told[step] << changeText(change, names);
            }
            return told;
        },
        [this](const std::map<std::int64_t, QStringList>& told) {
            m_filling = true;
            for (const auto& [step, conflicts] : told) {
                QTreeWidgetItem* item = itemOf(step);
                if (!item)
                    continue;
                QStringList lines{item->toolTip(0)};
                lines << conflicts;
                const auto rest =
                    item->data(0, StepDelegate::ConflictsRole).toLongLong() - conflicts.size();
                if (rest > 0)
                    lines << tr("and %L1 more").arg(rest);
                item->setToolTip(0, lines.join(QLatin1Char('\n')));
            }
            m_filling = false;
        });
}

void HistoryPane::addHeading(const QString& text)
{
    auto* heading = new QTreeWidgetItem(m_steps, {text});
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setData(0, StepDelegate::HeadingRole, true);
}

QTreeWidgetItem* HistoryPane::addStep(const Step& step, bool done)
{
    auto* item = new QTreeWidgetItem(m_steps, {stepText(step)});
    const QString caption = stepCaption(step, QDateTime::currentDateTime(), QLocale());
    item->setData(0, StepDelegate::CaptionRole, caption);
    item->setData(0, StepDelegate::StepRole, qlonglong{step.row.value});
    item->setData(0, StepDelegate::PlaceRole, qlonglong{step.row.value});
    item->setData(0, StepDelegate::DoneRole, done && step.enabled);
    item->setData(0, StepDelegate::ConflictsRole, qlonglong{step.conflicts});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable
        | (done ? Qt::ItemIsUserCheckable : Qt::NoItemFlags));
    if (done)
        item->setCheckState(0, step.enabled ? Qt::Checked : Qt::Unchecked);
    item->setChildIndicatorPolicy(
        step.cells > 0 ? QTreeWidgetItem::ShowIndicator : QTreeWidgetItem::DontShowIndicator);
    item->setToolTip(0, stepText(step) + QLatin1Char('\n') + caption);
    item->setData(0, Qt::AccessibleTextRole,
        QString(stepText(step) + QStringLiteral(", ") + caption + QStringLiteral(", ")
            + (!done               ? tr("not done")
                    : step.enabled ? tr("on")
                                   : tr("switched off"))));
    return item;
}

void HistoryPane::openStep(QTreeWidgetItem* item)
{
    const std::int64_t step = item->data(0, StepDelegate::StepRole).toLongLong();
    if (step == 0 || item->childCount() > 0)
        return;
    const bool conflicts = item->data(0, StepDelegate::ConflictsRole).toLongLong() > 0;
    m_changeReader.submit(
        [source = m_clean.source(), step, conflicts](JobContext&) {
            const SubjectNames names = subjectNames(source.workspace);
            std::vector<Change> changes;
            for (const CellChange& change :
                source.inspection->changes(StepRow{step}, 0, kChangesShown, conflicts))
                changes.push_back(
                    {changeText(change, names), change.conflict != CellConflict::None});
            return changes;
        },
        [this, step](const std::vector<Change>& changes) {
            const auto& history = m_clean.history();
            std::int64_t inAll = 0;
            for (const auto* steps : {&history.line, &history.branches}) {
                for (const Step& each : *steps) {
                    if (each.row.value == step)
                        inAll = each.conflicts > 0 ? each.conflicts : each.cells;
                }
            }
            showChanges(step, changes, inAll);
        });
}

void HistoryPane::showChanges(
    std::int64_t step, const std::vector<Change>& changes, std::int64_t inAll)
{
    QTreeWidgetItem* item = itemOf(step);
    if (!item)
        return;
    m_filling = true;
    for (const Change& change : changes) {
        auto* line = new QTreeWidgetItem(item, {change.text});
        line->setData(0, StepDelegate::DetailRole, true);
        line->setData(0, StepDelegate::ConflictsRole, qlonglong{change.conflict ? 1 : 0});
        line->setToolTip(0, change.text);
    }
    const auto rest = inAll - static_cast<std::int64_t>(changes.size());
    if (rest > 0) {
        auto* line = new QTreeWidgetItem(item, {tr("and %L1 more").arg(qlonglong{rest})});
        line->setData(0, StepDelegate::DetailRole, true);
    }
    m_filling = false;
}

QTreeWidgetItem* HistoryPane::itemOf(std::int64_t step) const
{
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_steps->topLevelItem(i);
        if (step != 0 && item->data(0, StepDelegate::StepRole).toLongLong() == step)
            return item;
    }
    return nullptr;
}

void HistoryPane::switchStep(QTreeWidgetItem* item)
{
    const std::int64_t step = item->data(0, StepDelegate::StepRole).toLongLong();
    if (m_filling || step == 0)
        return;
    m_clean.setStepEnabled(StepRow{step}, item->checkState(0) == Qt::Checked);
}

void HistoryPane::goTo(QTreeWidgetItem* item)
{
    const QVariant place = item->data(0, StepDelegate::PlaceRole);
    if (place.isValid())
        m_clean.moveTo(StepRow{place.toLongLong()});
}

void HistoryPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(
        m_steps, [steps = m_steps] { steps->doItemsLayout(); }, Qt::QueuedConnection);
}

}
