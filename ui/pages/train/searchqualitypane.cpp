// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/searchqualitypane.h"

#include "ui/pages/train/modelswitch.h"
#include "ui/pages/train/searchfigures.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine::ui {

SearchQualityPane::SearchQualityPane(
    RunsPresenter& runs, ModelSwitch& models, JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_switch(models)
    , m_quality(runs, runner)
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
    const auto answer = [this] {
        m_quality.isMeasuring() ? m_quality.stop() : m_quality.measure();
    };
    connect(m_empty, &EmptyState::clicked, this, answer);
    connect(m_again, &QPushButton::clicked, this, answer);
    connect(
        m_use, &QPushButton::clicked, this, [this] { m_switch.use(modelOfFigures(*m_models)); });
    connect(&m_switch, &ModelSwitch::changed, this, &SearchQualityPane::showState);
    connect(m_models, &QTableWidget::itemSelectionChanged, this, &SearchQualityPane::showState);
    connect(&m_quality, &SearchQualityPresenter::measured, this, &SearchQualityPane::showTables);
    connect(&m_quality, &SearchQualityPresenter::changed, this, &SearchQualityPane::showState);
    connect(&m_quality, &SearchQualityPresenter::progressChanged, this,
        &SearchQualityPane::showProgress);
    connect(&runner, &JobRunner::busyChanged, this, &SearchQualityPane::showState);
    showState();
}

void SearchQualityPane::makeTables()
{
    m_models = makeFigureTable("trainModelTable", tr("Models"));
    m_categories = makeFigureTable("trainCategoryTable", tr("By category"));
    m_indexes = makeFigureTable("trainIndexTable", tr("Indexes"));
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
    connect(save, &QToolButton::clicked, this, [this, table, title] {
        Q_EMIT saveRequested(tableSheet(*table->model(), title, kFigureValue));
    });
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(heading, 1);
    row->addWidget(save);
    return all;
}

void SearchQualityPane::showProgress()
{
    const auto job = m_quality.progress();
    for (JobProgress* each : {m_first, m_next}) {
        if (job && (each == m_next) == m_quality.evaluation().has_value())
            each->show(*job);
        else
            each->hide();
    }
}

void SearchQualityPane::showState()
{
    const bool measuring = m_quality.isMeasuring();
    const auto& error = m_quality.error();
    const bool known = m_quality.evaluation().has_value();
    m_failure->setVisible(error.has_value() && !measuring);
    if (error)
        m_failure->showError(*error);
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
    const std::string chosen = modelOfFigures(*m_models);
    const QString problem =
        chosen.empty() ? tr("Choose a model in the table.") : m_switch.problem(chosen);
    m_use->setEnabled(problem.isEmpty());
    m_use->setToolTip(problem);
}

void SearchQualityPane::showTables()
{
    const SearchEvaluation& evaluation = *m_quality.evaluation();
    const auto queries = static_cast<int>(evaluation.queries);
    const QString sentence = evaluation.side == "all"
        ? tr("Asked with %Ln photo(s), searched among %L1.", nullptr, queries)
        : evaluation.side == "test"
        ? tr("Asked with %Ln test photo(s), searched among %L1.", nullptr, queries)
        : tr("Asked with %Ln validation photo(s), searched among %L1.", nullptr, queries);
    m_facts->setText(sentence.arg(evaluation.images));
    QStringList doubts;
    for (const ModelSearchQuality& model : evaluation.models) {
        if (!model.dataKnown)
            doubts << tr("It is no longer known which photos “%1” has learnt from. Some of those "
                         "that were asked with may be among them, so its figures may be too high.")
                          .arg(toQString(model.name));
    }
    m_doubts->setVisible(!doubts.isEmpty());
    if (!doubts.isEmpty())
        m_doubts->show(Notice::Kind::Warning, doubts.join(QLatin1Char('\n')));
    fillModelFigures(*m_models, evaluation);
    fillCategoryFigures(*m_categories, evaluation);
    fillIndexFigures(*m_indexes, evaluation);
}

}
