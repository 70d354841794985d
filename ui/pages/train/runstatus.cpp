// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runstatus.h"

#include "core/base/memory.h"
#include "ui/pages/train/cachelimit.h"
#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/runcurves.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/runswatch.h"
#include "ui/pages/train/trainingpresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kNumberWidth = 118;
constexpr int kMemoryMs = 1000; ///< between looks

QPushButton* makeButton(
    const char* name, const char* iconName, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setIcon(icon(QLatin1String(iconName)));
    return button;
}

}

RunStatus::RunStatus(RunsPresenter& runs, TrainingPresenter& training, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_training(training)
    , m_swatch(new QLabel)
    , m_name(new QLabel)
    , m_state(new QLabel)
    , m_grid(new QGridLayout)
    , m_numberGrid(new QWidget)
    , m_leak(new QLabel)
    , m_memoryTimer(new QTimer(this))
    , m_progress(new JobProgress(JobProgress::TimeLeft::Elsewhere))
    , m_failure(new Notice)
    , m_limit(new ResumeLimit)
{
    setObjectName(QStringLiteral("trainStatus"));
    m_name->setObjectName(QStringLiteral("trainRunName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_name, TextRole::Section);
    m_state->setObjectName(QStringLiteral("trainRunState"));
    setTextRole(m_state, TextRole::Caption);
    m_failure->setObjectName(QStringLiteral("trainRunFailure"));
    m_failure->setClosable(false);
    m_failure->hide();
    m_leak->setObjectName(QStringLiteral("trainLeak"));
    m_leak->setTextFormat(Qt::RichText);
    m_leak->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("trainProgress"));
    m_memoryTimer->setSingleShot(true);
    m_memoryTimer->setInterval(kMemoryMs);
    makeButtons();
    auto* title = new QHBoxLayout;
    title->setSpacing(space::kRelated);
    title->addWidget(m_swatch);
    title->addWidget(m_name, 1);
    title->addWidget(m_state);
    for (QPushButton* button : {m_resume, m_pause, m_finish})
        title->addWidget(button);
    m_numberGrid->setLayout(m_grid);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kGroup);
    m_grid->setVerticalSpacing(space::kTight);
    m_epoch = addNumber(tr("Epoch"), "trainEpochNow");
    m_accuracy = addNumber(tr("Best accuracy"), "trainBestNow");
    m_honest = addNumber(tr("Without relatives"), "trainHonestNow");
    m_honest->setTextFormat(Qt::RichText);
    m_speed = addNumber(tr("Speed"), "trainSpeedNow");
    m_left = addNumber(tr("Time"), "trainTimeNow");
    m_memory = addNumber(tr("Memory"), "trainMemoryNow");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addLayout(title);
    column->addWidget(m_failure);
    column->addWidget(m_limit);
    column->addWidget(m_numberGrid);
    column->addWidget(m_leak);
    column->addWidget(m_progress);
    connectParts();
    layOut();
    showRun();
}

void RunStatus::makeButtons()
{
    m_pause = makeButton("trainPause", "pause", tr("Pause"),
        tr("Stop for now; nothing is lost, and it goes on later exactly where it was"));
    m_resume = makeButton("trainResume", "play", tr("Resume"), tr("Go on where it stopped"));
    setPrimary(m_resume);
    m_finish = makeButton("trainFinish", "stop", tr("Stop and keep the best"),
        tr("End here and keep the weights of the best epoch so far"));
}

void RunStatus::connectParts()
{
    connect(m_pause, &QPushButton::clicked, &m_training, &TrainingPresenter::pause);
    connect(m_finish, &QPushButton::clicked, &m_training, &TrainingPresenter::finishNow);
    connect(m_resume, &QPushButton::clicked, this,
        [this] { m_training.resume(m_runs.current(), m_limit->wanted()); });
    connect(&m_runs, &RunsPresenter::currentChanged, this, &RunStatus::showRun);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &RunStatus::showRun);
    connect(&m_runs, &RunsPresenter::curvesChanged, this, [this](RunRow row) {
        if (!row || row == m_runs.current())
            showNumbers();
    });
    connect(&m_training, &TrainingPresenter::trainingChanged, this, &RunStatus::showRun);
    connect(&m_training, &TrainingPresenter::progressChanged, this, &RunStatus::showProgress);
    connect(m_memoryTimer, &QTimer::timeout, this, &RunStatus::showMemory);
}

QLabel* RunStatus::addNumber(const QString& word, const char* name)
{
    auto* block = new QWidget(this);
    auto* caption = new QLabel(word);
    setTextRole(caption, TextRole::Caption);
    auto* value = new QLabel;
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(word);
    value->setTextFormat(Qt::PlainText);
    setTextRole(value, TextRole::Section);
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(caption);
    column->addWidget(value);
    m_numbers.push_back(block);
    return value;
}

void RunStatus::setBrief(bool brief)
{
    m_numberGrid->setVisible(!brief);
}

void RunStatus::layOut()
{
    for (QWidget* number : m_numbers)
        m_grid->removeWidget(number);
    std::vector<QWidget*> shown;
    std::copy_if(m_numbers.begin(), m_numbers.end(), std::back_inserter(shown),
        [this](const QWidget* number) { return m_leaking || number != m_honest->parentWidget(); });
    const int columns = std::clamp(width() / kNumberWidth, 2, static_cast<int>(shown.size()));
    for (std::size_t i = 0; i < shown.size(); ++i)
        m_grid->addWidget(shown[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int i = 0; i < static_cast<int>(m_numbers.size()); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
}

void RunStatus::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void RunStatus::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showRun();
}

void RunStatus::showRun()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    setVisible(run != nullptr);
    if (!run)
        return;
    m_swatch->setPixmap(runSwatch(run->row, palette(), devicePixelRatioF()));
    m_name->setText(toQString(run->name));
    m_name->setToolTip(toQString(run->name));
    const bool mine = m_training.running() == run->row;
    m_state->setText(mine && m_training.isPausing() ? tr("Pausing…")
            : mine && m_training.isFinishing()      ? tr("Keeping the best…")
                                                    : stateText(*run));
    m_failure->setVisible(run->state == vitrine::RunState::Failed);
    if (run->state == vitrine::RunState::Failed)
        m_failure->show(Notice::Kind::Failure, tr("The run has stopped: what it learnt is kept."),
            coreText(run->error));
    m_limit->showRun(*run);
    showButtons();
    showNumbers();
}

void RunStatus::showButtons()
{
    const RunRecord& run = *m_runs.run(m_runs.current());
    const bool mine = m_training.running() == run.row;
    const bool goesOn = run.state == vitrine::RunState::Paused
        || run.state == vitrine::RunState::Failed
        || (run.state == vitrine::RunState::Running && !run.alive);
    m_pause->setVisible(mine);
    m_finish->setVisible(mine);
    m_resume->setVisible(!mine && goesOn);
    m_resume->setEnabled(!m_training.isTraining() && !m_training.isFinding());
    const bool ending = m_training.isPausing() || m_training.isFinishing();
    m_pause->setEnabled(!ending);
    m_finish->setEnabled(!ending && run.epochsDone > 0);
}

void RunStatus::showNumbers()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!run)
        return;
    const QLocale locale;
    const RunCurves& told = m_runs.curves(run->row);
    const QString none = QStringLiteral("–");
    const bool running = run->state == vitrine::RunState::Running && run->alive;
    const int epoch = running && !told.batches.empty() ? told.batches.back().epoch + 1 : 0;
    m_epoch->setText(epoch > 0 ? tr("%1 of %2")
                                     .arg(locale.toString(std::min(epoch, run->config.epochs)),
                                         locale.toString(run->config.epochs))
                               : epochsText(*run));
    m_accuracy->setText(run->best ? percentText(run->best->validation.top1) : none);
    if (run->best)
        m_accuracy->setToolTip(
            tr("In epoch %1; loss %2, among five %3, F1 %4")
                .arg(locale.toString(run->best->epoch + 1), lossText(run->best->validation.loss),
                    percentText(run->best->validation.top5),
                    percentText(run->best->validation.macroF1)));
    showHonestly(*run);
    const double speed = running && !told.batches.empty() ? told.batches.back().imagesPerSecond
        : run->last                                       ? run->last->imagesPerSecond
                                                          : 0.0;
    m_speed->setText(speed > 0.0 ? speedText(speed) : none);
    showMemory();
    showProgress();
}

/// What a split that leaks hides, beside what it shows.
void RunStatus::showHonestly(const RunRecord& run)
{
    m_leak->setVisible(leaks(run));
    m_honest->parentWidget()->setVisible(leaks(run));
    if (std::exchange(m_leaking, leaks(run)) != leaks(run))
        layOut();
    if (!m_leaking)
        return;
    m_honest->setText(warningHtml(honestAccuracyText(run), palette()));
    m_honest->setToolTip(leakSentence(run));
    m_leak->setText(warningHtml(leakSentence(run), palette()));
}

void RunStatus::showProgress()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!run)
        return;
    const auto job = m_training.running() == run->row ? m_training.progress() : std::nullopt;
    m_left->setText(timeText(*run, job, m_runs.curves(run->row)));
    if (job)
        m_progress->show(*job);
    else
        m_progress->hide();
}

void RunStatus::showMemory()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    if (!run)
        return;
    // It learns in this very process.
    const bool now = m_training.running() == run->row;
    const std::int64_t bytes = now ? currentMemory() : run->peakBytes;
    m_memory->setText(bytes > 0 ? bytesText(bytes) : QStringLiteral("–"));
    m_memory->setToolTip(now ? tr("What this program takes now, searches and pictures included")
                             : tr("The most that the program took while it learnt"));
    if (now)
        m_memoryTimer->start();
}

}
