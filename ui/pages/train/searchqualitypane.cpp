// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/searchqualitypane.h"

#include "ui/pages/train/modelswitch.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr std::size_t kAt1 = 0;
constexpr std::size_t kAt10 = 2;
constexpr int kModelId = Qt::UserRole + 1;
constexpr int kValue = Qt::UserRole + 2; ///< a cell's number
constexpr double kMegabyte = 1e6;
constexpr int kMostColumn = 260; ///< pixels; longer names end in an ellipsis

struct Cell {
    QString text;
    QVariant value = {}; ///< the number behind it, where it is one
};

Cell share(double value)
{
    return {percentText(value), value};
}

Cell numberCell(double value, int decimals)
{
    return {QLocale().toString(value, 'f', decimals), value};
}

Cell nothing()
{
    return {QStringLiteral("–"), QString()};
}

/// Of one model, or of one category with it; in the order of `addFigures`.
QStringList figureWords()
{
    return {SearchQualityPane::tr("Precision at 1"), SearchQualityPane::tr("Precision at 10"),
        SearchQualityPane::tr("Recall at 10"), SearchQualityPane::tr("Mean average precision"),
        SearchQualityPane::tr("nDCG at 10")};
}

void addFigures(std::vector<Cell>& cells, const SearchFigures& figures)
{
    for (const double value : {figures.precision[kAt1], figures.precision[kAt10],
             figures.recall[kAt10], figures.meanAveragePrecision, figures.nDcg[kAt10]})
        cells.push_back(share(value));
}

QTableWidget* makeTable(const char* name, const QString& title)
{
    auto* table = new QTableWidget;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

/// The first `names` columns hold words, the others numbers.
void setHeader(QTableWidget* table, const QStringList& words, int names)
{
    table->setColumnCount(static_cast<int>(words.size()));
    table->setHorizontalHeaderLabels(words);
    for (int column = 0; column < table->columnCount(); ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(
            (column < names ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table->horizontalHeader()->setMaximumSectionSize(kMostColumn);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void setCells(QTableWidget* table, int row, const std::vector<Cell>& cells)
{
    for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
        const Cell& cell = cells[static_cast<std::size_t>(column)];
        auto* item = new QTableWidgetItem(cell.text);
        item->setTextAlignment(
            (cell.value.isValid() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(cell.text);
        item->setData(kValue, cell.value);
        table->setItem(row, column, item);
    }
}

/// As high as its rows, so that only the pane scrolls.
void fitHeight(QTableWidget* table)
{
    int height = table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < table->rowCount(); ++row)
        height += table->rowHeight(row);
    table->setFixedHeight(height + table->horizontalScrollBar()->sizeHint().height());
}

}

SearchQualityPane::SearchQualityPane(
    RunsPresenter& runs, ModelSwitch& models, JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_switch(models)
    , m_runner(runner)
    , m_empty(new EmptyState)
    , m_first(new JobProgress)
    , m_next(new JobProgress)
    , m_content(new QWidget)
    , m_facts(new QLabel)
    , m_again(new QPushButton)
    , m_use(new QPushButton(tr("Search with this model")))
    , m_failure(new Notice)
    , m_doubts(new Notice)
{
    setObjectName(QStringLiteral("trainSearchQuality"));
    m_empty->setObjectName(QStringLiteral("trainSearchEmpty"));
    m_empty->setIcon(QStringLiteral("search"));
    m_empty->setBelow(m_first);
    m_first->setObjectName(QStringLiteral("trainSearchProgress"));
    m_next->setObjectName(QStringLiteral("trainSearchProgressAgain"));
    m_failure->setObjectName(QStringLiteral("trainSearchFailure"));
    m_failure->setClosable(false);
    m_doubts->setObjectName(QStringLiteral("trainSearchDoubts"));
    m_doubts->setClosable(false);
    m_facts->setObjectName(QStringLiteral("trainSearchFacts"));
    m_facts->setWordWrap(true);
    setTextRole(m_facts, TextRole::Caption);
    m_again->setObjectName(QStringLiteral("trainMeasureSearch"));
    m_use->setObjectName(QStringLiteral("trainSearchWith"));
    m_use->setAccessibleName(m_use->text());
    makeTables();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_failure);
    column->addWidget(m_empty, 1);
    column->addWidget(scroll, 1);
    const auto answer = [this] { m_job == 0 ? measure() : stop(); };
    connect(m_empty, &EmptyState::clicked, this, answer);
    connect(m_again, &QPushButton::clicked, this, answer);
    connect(m_use, &QPushButton::clicked, this, [this] { m_switch.use(selectedModel()); });
    connect(&m_switch, &ModelSwitch::changed, this, &SearchQualityPane::showState);
    connect(m_models, &QTableWidget::itemSelectionChanged, this, &SearchQualityPane::showState);
    connect(&m_runs, &RunsPresenter::sourceChanged, this, [this] {
        m_job = 0;
        m_evaluation.reset();
        m_error.reset();
        showState();
    });
    connect(&m_runner, &JobRunner::busyChanged, this, &SearchQualityPane::showState);
    connect(&m_runner, &JobRunner::changed, this, [this](JobId id) {
        if (id == m_job)
            showProgress();
    });
    showState();
}

void SearchQualityPane::makeTables()
{
    m_models = makeTable("trainModelTable", tr("Models"));
    m_categories = makeTable("trainCategoryTable", tr("By category"));
    m_indexes = makeTable("trainIndexTable", tr("Indexes"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_use);
    buttons->addWidget(m_again);
    buttons->addWidget(m_next, 1);
    buttons->addStretch();
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, space::kRelated, space::kGroup);
    column->setSpacing(space::kRelated);
    column->addWidget(makeHeading(tr("Before and after"), {}, m_models));
    column->addWidget(m_facts);
    column->addWidget(m_doubts);
    column->addWidget(m_models);
    column->addLayout(buttons);
    column->addSpacing(space::kRelated);
    column->addWidget(
        makeHeading(tr("Exact and approximate"), tr("of the last model above"), m_indexes));
    column->addWidget(m_indexes);
    column->addSpacing(space::kRelated);
    column->addWidget(
        makeHeading(tr("By category"), tr("asked with the photos of each"), m_categories));
    column->addWidget(m_categories);
    column->addStretch();
}

QWidget* SearchQualityPane::makeHeading(
    const QString& title, const QString& caption, QTableWidget* table)
{
    auto* heading = new SectionHeading(title);
    heading->setCaption(caption);
    auto* save = new QToolButton;
    save->setObjectName(table->objectName() + QStringLiteral("Save"));
    save->setIcon(icon(QStringLiteral("export")));
    save->setAutoRaise(true);
    save->setToolTip(tr("Save this table as CSV"));
    save->setAccessibleName(tr("Save the table “%1”").arg(title));
    connect(save, &QToolButton::clicked, this,
        [this, table, title] { Q_EMIT saveRequested(tableSheet(*table->model(), title, kValue)); });
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(heading, 1);
    row->addWidget(save);
    return all;
}

void SearchQualityPane::measure()
{
    if (!m_runs.source() || m_job != 0)
        return;
    auto result = std::make_shared<SearchEvaluation>();
    Job job;
    job.title = tr("Measure searches");
    job.work = [source = m_runs.source(), result](
                   JobContext& context) { *result = source.training->evaluateSearch({}, context); };
    job.summary = [result] {
        return tr("%Ln models compared", nullptr, static_cast<int>(result->models.size()));
    };
    job.finished = [this, result, source = m_runs.source()](const Outcome& outcome) {
        if (source != m_runs.source())
            return; // of the last workspace
        m_job = 0;
        m_error = outcome.error;
        if (outcome.state == JobState::Succeeded) {
            m_evaluation = std::move(*result);
            showTables();
        }
        showState();
    };
    m_job = m_runner.start(std::move(job));
    showState();
}

void SearchQualityPane::stop()
{
    if (m_job != 0)
        m_runner.cancel(m_job);
}

void SearchQualityPane::showProgress()
{
    const auto job = m_job == 0 ? std::nullopt : m_runner.status(m_job);
    for (JobProgress* each : {m_first, m_next}) {
        if (job && (each == m_next) == m_evaluation.has_value())
            each->show(*job);
        else
            each->hide();
    }
}

void SearchQualityPane::showState()
{
    const bool measuring = m_job != 0;
    const bool known = m_evaluation.has_value();
    m_failure->setVisible(m_error.has_value() && !measuring);
    if (m_error)
        m_failure->showError(*m_error);
    m_empty->setVisible(!known);
    m_content->setVisible(known);
    m_content->parentWidget()->parentWidget()->setVisible(known);
    m_empty->setSentence(measuring
            ? tr("Measuring how well searches find what belongs together…")
            : tr("See how much better searches have become, and what faster indexes cost."));
    m_empty->setDetail(measuring ? QString()
                                 : tr("Asks with every photo kept for checking, with the model in "
                                      "use and the one before."));
    m_empty->setButton(measuring ? tr("Cancel") : tr("Measure searches"));
    m_again->setText(measuring ? tr("Cancel") : tr("Measure again"));
    m_again->setAccessibleName(m_again->text());
    showProgress();
    const std::string chosen = selectedModel();
    const QString problem =
        chosen.empty() ? tr("Choose a model in the table.") : m_switch.problem(chosen);
    m_use->setEnabled(problem.isEmpty());
    m_use->setToolTip(problem);
}

void SearchQualityPane::showTables()
{
    const QString sentence = m_evaluation->side == "all"
        ? tr("Asked with %L1 photos, searched among %L2.")
        : m_evaluation->side == "test"
        ? tr("Asked with %L1 test photos, searched among %L2.")
        : tr("Asked with %L1 validation photos, searched among %L2.");
    m_facts->setText(sentence.arg(m_evaluation->queries).arg(m_evaluation->images));
    QStringList doubts;
    for (const ModelSearchQuality& model : m_evaluation->models) {
        if (!model.dataKnown)
            doubts << tr("It is no longer known which photos “%1” has learnt from. Some of those "
                         "that were asked with may be among them, so its figures may be too high.")
                          .arg(toQString(model.name));
    }
    m_doubts->setVisible(!doubts.isEmpty());
    if (!doubts.isEmpty())
        m_doubts->show(Notice::Kind::Warning, doubts.join(QLatin1Char('\n')));
    fillModels();
    fillCategories();
    fillIndexes();
}

void SearchQualityPane::fillModels()
{
    setHeader(
        m_models, QStringList{tr("Model")} + figureWords() + QStringList{tr("Near duplicates")}, 1);
    m_models->setRowCount(static_cast<int>(m_evaluation->models.size()));
    int row = 0;
    for (const ModelSearchQuality& model : m_evaluation->models) {
        std::vector<Cell> cells{{toQString(model.name)}};
        addFigures(cells, model.byCategory);
        cells.push_back(model.duplicates.queries > 0 ? share(model.duplicates.meanAveragePrecision)
                                                     : nothing());
        setCells(m_models, row, cells);
        m_models->item(row, 0)->setData(kModelId, toQString(model.model));
        ++row;
    }
    fitHeight(m_models);
}

/// A row for each model, one below the other, so that before and after stand together.
void SearchQualityPane::fillCategories()
{
    std::vector<std::string> names;
    for (const ModelSearchQuality& model : m_evaluation->models) {
        for (const auto& [name, figures] : model.categories) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    const auto models = static_cast<int>(m_evaluation->models.size());
    setHeader(
        m_categories, QStringList{tr("Category"), tr("Model"), tr("Photos")} + figureWords(), 2);
    m_categories->setRowCount(static_cast<int>(names.size()) * models);
    int row = 0;
    for (const std::string& name : names) {
        const QString category = toQString(name);
        bool first = true;
        for (const ModelSearchQuality& model : m_evaluation->models) {
            const auto found = std::find_if(model.categories.begin(), model.categories.end(),
                [&name](const auto& each) { return each.first == name; });
            // Said once; files and screen readers have it in each row.
            std::vector<Cell> cells{
                first ? Cell{category} : Cell{QString(), category}, {toQString(model.name)}};
            first = false;
            if (found == model.categories.end()) {
                cells.resize(static_cast<std::size_t>(m_categories->columnCount()), nothing());
            } else {
                cells.push_back({QLocale().toString(qlonglong{found->second.queries}),
                    qlonglong{found->second.queries}});
                addFigures(cells, found->second);
            }
            setCells(m_categories, row, cells);
            m_categories->item(row++, 0)->setData(Qt::AccessibleTextRole, category);
        }
    }
    fitHeight(m_categories);
}

void SearchQualityPane::fillIndexes()
{
    setHeader(m_indexes,
        {tr("Index"), tr("Settings"), tr("Finds of the exact 10"), tr("Median, ms"),
            tr("95 of 100 within, ms"), tr("Built in, s"), tr("Size, MB")},
        2);
    m_indexes->setRowCount(static_cast<int>(m_evaluation->indexes.size()));
    int row = 0;
    for (const IndexQuality& index : m_evaluation->indexes) {
        const bool exact = index.kind == "exact";
        setCells(m_indexes, row++,
            {{exact ? tr("Exact") : toQString(index.kind).toUpper()},
                {exact ? tr("Every vector") : toQString(index.parameters)}, share(index.recallAt10),
                numberCell(index.latencyP50Ms, 2), numberCell(index.latencyP95Ms, 2),
                numberCell(index.buildSeconds, 1),
                numberCell(static_cast<double>(index.bytes) / kMegabyte, 1)});
    }
    fitHeight(m_indexes);
}

std::string SearchQualityPane::selectedModel() const
{
    const auto* item = m_models->item(m_models->currentRow(), 0);
    return item ? toUtf8(item->data(kModelId).toString()) : std::string();
}

}
