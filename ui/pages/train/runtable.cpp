// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runtable.h"

#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/modelswitch.h"
#include "ui/pages/train/runcolumns.h"
#include "ui/pages/train/runmodel.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kFilterWidth = 180;

QToolButton* makeTool(
    const char* name, const char* iconName, const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

}

RunTable::RunTable(RunsPresenter& runs, ModelSwitch& models, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_switch(models)
    , m_model(new RunModel(runs, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTableView)
{
    setObjectName(QStringLiteral("trainRuns"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RunModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeView();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(makeBar());
    column->addWidget(m_view, 1);
    connect(&m_runs, &RunsPresenter::currentChanged, this, &RunTable::followCurrent);
    connect(&m_switch, &ModelSwitch::changed, this, &RunTable::showState); // of runs, too
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunTable::followCurrent,
        Qt::QueuedConnection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RunTable::chooseCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &RunTable::showState);
    showState();
}

void RunTable::makeView()
{
    m_view->setObjectName(QStringLiteral("trainRunTable"));
    m_view->setAccessibleName(tr("Runs"));
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(
        m_view->fontMetrics().height() + 2 * space::kTight + 2);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_columns = new RunColumns(*m_model, m_view);
    m_view->installEventFilter(this);
    connect(m_view, &QWidget::customContextMenuRequested, this, &RunTable::showMenu);
}

QWidget* RunTable::makeBar()
{
    auto* bar = new QWidget;
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("trainRunCount"));
    setTextRole(m_count, TextRole::Section);
    m_filter = new SearchField;
    m_filter->setObjectName(QStringLiteral("trainRunFilter"));
    m_filter->setAccessibleName(tr("Find runs"));
    m_filter->setPlaceholderText(tr("Name, tag, setting"));
    m_filter->setMaximumWidth(kFilterWidth);
    m_all = makeTool("trainShowAll", "chart", tr("Show all curves"),
        tr("Show the curves of every run, or of the current one only"));
    m_all->setCheckable(true);
    m_use = makeTool("trainUse", "search", tr("Use for searches"), {});
    m_use->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back = makeTool("trainModelBack", "undo", tr("Back to the model before"), {});
    m_models = makeTool("trainModels", "network", tr("Other models"),
        tr("Search with a model that no run of this list has made, such as the one that training "
           "began from"));
    m_rename = makeTool("trainRename", "edit", tr("Rename"), tr("Rename the run (F2)"));
    m_tags = makeTool("trainTag", "tag", tr("Tags"), tr("Give the run tags, with commas between"));
    m_archive =
        makeTool("trainArchive", "exclude", tr("Archive"), tr("Put the runs out of the way"));
    m_delete =
        makeTool("trainDelete", "close", tr("Delete"), tr("Delete the runs; you can undo it"));
    m_archived =
        makeTool("trainShowArchived", "history", tr("Archived runs"), tr("List archived runs too"));
    m_archived->setCheckable(true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    row->addWidget(m_count);
    row->addStretch();
    for (QToolButton* button :
        {m_use, m_back, m_models, m_all, m_rename, m_tags, m_archive, m_delete, m_archived})
        row->addWidget(button);
    row->addSpacing(space::kRelated);
    row->addWidget(m_filter);
    connect(
        m_filter, &SearchField::searched, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_all, &QToolButton::clicked, &m_runs, &RunsPresenter::setAllShown);
    connect(m_use, &QToolButton::clicked, this, &RunTable::useSelected);
    connect(m_back, &QToolButton::clicked, &m_switch, &ModelSwitch::goBack);
    connect(m_models, &QToolButton::clicked, this, &RunTable::showModels);
    connect(m_rename, &QToolButton::clicked, this, [this] { edit(RunModel::NameColumn); });
    connect(m_tags, &QToolButton::clicked, this, [this] { edit(RunModel::TagsColumn); });
    connect(m_archive, &QToolButton::clicked, this, &RunTable::archiveSelected);
    connect(m_delete, &QToolButton::clicked, this, &RunTable::deleteSelected);
    connect(m_archived, &QToolButton::clicked, &m_runs, &RunsPresenter::setShowsArchived);
    return bar;
}

std::vector<RunRow> RunTable::selected() const
{
    std::vector<RunRow> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.push_back({index.data(RunModel::RunRole).toLongLong()});
    if (rows.empty() && m_runs.current())
        rows.push_back(m_runs.current());
    return rows;
}

void RunTable::followCurrent()
{
    const QModelIndex wanted = m_sorted->mapFromSource(
        m_model->index(m_model->rowOf(m_runs.current()), RunModel::NameColumn));
    if (wanted.isValid() && wanted.row() != m_view->currentIndex().row()) {
        m_view->setCurrentIndex(wanted);
        m_view->scrollTo(wanted);
    }
    showState();
}

void RunTable::chooseCurrent()
{
    const QModelIndex now = m_view->currentIndex();
    if (now.isValid())
        m_runs.setCurrent({now.data(RunModel::RunRole).toLongLong()});
}

void RunTable::showState()
{
    const auto count = static_cast<int>(m_runs.runs().size());
    m_count->setText(count == 1 ? tr("1 run") : tr("%Ln runs", nullptr, count));
    const auto rows = selected();
    const bool one = rows.size() == 1;
    const bool any = !rows.empty();
    const bool busy = std::any_of(rows.begin(), rows.end(), [this](RunRow row) {
        const RunRecord* run = m_runs.run(row);
        return run && run->state == vitrine::RunState::Running && run->alive;
    });
    const bool archived = any && std::all_of(rows.begin(), rows.end(), [this](RunRow row) {
        const RunRecord* run = m_runs.run(row);
        return run && run->archived;
    });
    showUse(rows);
    m_rename->setEnabled(one);
    m_tags->setEnabled(one);
    m_archive->setEnabled(any);
    m_archive->setText(archived ? tr("Take out of the archive") : tr("Archive"));
    m_archive->setAccessibleName(m_archive->text());
    m_archive->setToolTip(
        archived ? tr("List the runs among the others again") : tr("Put the runs out of the way"));
    m_archive->setIcon(icon(archived ? QStringLiteral("restore") : QStringLiteral("exclude")));
    m_delete->setEnabled(any && !busy);
    m_archived->setVisible(m_runs.archivedRuns() > 0 || m_runs.showsArchived());
    m_archived->setChecked(m_runs.showsArchived());
    m_columns->setHidden(
        RunModel::HonestColumn, std::none_of(m_runs.runs().begin(), m_runs.runs().end(), leaks));
}

void RunTable::showUse(const std::vector<RunRow>& rows)
{
    const RunRecord* run = rows.size() == 1 ? m_runs.run(rows.front()) : nullptr;
    const QString problem = run ? m_switch.problem(run->model) : tr("Choose one run.");
    m_use->setEnabled(problem.isEmpty());
    m_use->setToolTip(problem.isEmpty()
            ? tr("Search with what this run has learnt; you can go back at any time")
            : problem);
    const QString none = m_switch.problemOfGoingBack();
    const ModelRecord* before = m_runs.model(m_runs.modelBefore());
    m_back->setEnabled(none.isEmpty());
    m_back->setToolTip(none.isEmpty()
            ? tr("Search with “%1” again, as before").arg(toQString(before->name))
            : tr("Back to the model before: %1").arg(none));
    m_models->setVisible(!m_runs.modelsWithoutRun().empty());
}

void RunTable::useSelected()
{
    const auto rows = selected();
    const RunRecord* run = rows.empty() ? nullptr : m_runs.run(rows.front());
    if (run)
        m_switch.use(run->model);
}

void RunTable::showModels()
{
    QMenu menu;
    menu.setToolTipsVisible(true);
    for (const ModelRecord& model : m_runs.modelsWithoutRun()) {
        const QString problem = m_switch.problem(model.id);
        QAction* action = menu.addAction(tr("Search with “%1”").arg(toQString(model.name)));
        if (model.id == m_runs.searchModel())
            action->setIcon(icon(QStringLiteral("check")));
        action->setToolTip(problem);
        action->setEnabled(problem.isEmpty());
        connect(action, &QAction::triggered, this, [this, id = model.id] { m_switch.use(id); });
    }
    menu.exec(m_models->mapToGlobal(QPoint(0, m_models->height())));
}

void RunTable::edit(int column)
{
    const QModelIndex now = m_view->currentIndex();
    if (!now.isValid())
        return;
    const QModelIndex cell = now.siblingAtColumn(column);
    m_view->scrollTo(cell);
    m_view->edit(cell);
}

void RunTable::archiveSelected()
{
    const auto rows = selected();
    const RunRecord* first = rows.empty() ? nullptr : m_runs.run(rows.front());
    if (first)
        m_runs.setArchived(rows, !first->archived);
}

void RunTable::deleteSelected()
{
    if (m_delete->isEnabled())
        m_runs.setDeleted(selected(), true);
}

void RunTable::showMenu(const QPoint& at)
{
    QMenu menu;
    menu.setToolTipsVisible(true);
    const auto add = [&menu](QToolButton* button) {
        QAction* action = menu.addAction(button->icon(), button->text());
        action->setToolTip(button->toolTip());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QToolButton::click);
    };
    for (QToolButton* button : {m_use, m_back, m_rename, m_tags, m_archive, m_delete})
        add(button);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

bool RunTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Delete: deleteSelected(); return true;
        case Qt::Key_Space:
            for (const RunRow row : selected())
                m_runs.setShown(row, !m_runs.isShown(row));
            return true;
        case Qt::Key_F2: edit(RunModel::NameColumn); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}
