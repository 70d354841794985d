// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobstrip.h"

#include "ui/shell/jobrow.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kGrowMs = 150;
static_assert(JobStrip::kReserved == JobRow::kHeight);

}

JobStrip::JobStrip(JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_column(new QVBoxLayout(this))
    , m_growth(new QVariantAnimation(this))
{
    setObjectName(QStringLiteral("jobStrip"));
    setAccessibleName(tr("Running jobs"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    // Rows keep to the top while the strip grows from below.
    m_column->setAlignment(Qt::AlignTop);
    m_column->setSizeConstraint(QLayout::SetNoConstraint);
    parent->installEventFilter(this);
    place(kReserved);
    connect(m_growth, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& height) { place(height.toInt()); });
    connect(&m_runner, &JobRunner::added, this, &JobStrip::addRow);
    connect(&m_runner, &JobRunner::changed, this, &JobStrip::updateRow);
    connect(&m_runner, &JobRunner::dismissed, this, &JobStrip::removeRow);
    connect(&m_runner, &JobRunner::ended, this, &JobStrip::jobEnded);
    for (const JobStatus& job : m_runner.jobs())
        addRow(job.id);
}

void JobStrip::addRow(JobId id)
{
    auto* row = new JobRow(this);
    m_rows[id] = row;
    m_column->addWidget(row);
    connect(row, &JobRow::cancelRequested, this, [this, id] { m_runner.cancel(id); });
    connect(row, &JobRow::retryRequested, this, [this, id] { m_runner.retry(id); });
    connect(row, &JobRow::closeRequested, this, [this, id] { m_runner.dismiss(id); });
    updateRow(id);
    // A new job takes the place of results that were still being shown.
    for (const JobStatus& job : m_runner.jobs()) {
        if (job.state == RunState::Succeeded || job.state == RunState::Cancelled)
            m_runner.dismiss(job.id);
    }
    grow();
}

void JobStrip::updateRow(JobId id)
{
    const auto row = m_rows.find(id);
    const auto status = m_runner.status(id);
    if (row != m_rows.end() && status)
        row->second->show(*status);
}

void JobStrip::removeRow(JobId id)
{
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return;
    row->second->hide();
    row->second->deleteLater();
    m_rows.erase(row);
    grow();
}

void JobStrip::jobEnded(JobId id, JobState state)
{
    const auto status = m_runner.status(id);
    if (state == JobState::Succeeded && status)
        dismissFailed(status->title);
    if (state == JobState::Succeeded && status && status->summary.isEmpty())
        m_runner.dismiss(id);
    else if (state != JobState::Failed)
        QTimer::singleShot(kResultMs, this, [this, id] { m_runner.dismiss(id); });
}

/// What has succeeded now is no failure any more.
void JobStrip::dismissFailed(const QString& title)
{
    for (const JobStatus& job : m_runner.jobs()) {
        if (job.state == RunState::Failed && job.title == title)
            m_runner.dismiss(job.id);
    }
}

void JobStrip::grow()
{
    const int wanted = std::max(rowCount() * JobRow::kHeight, kReserved);
    const int ms = motionDuration(this, kGrowMs);
    m_growth->stop();
    update();
    if (ms == 0 || !isVisible() || wanted == height())
        return place(wanted);
    m_growth->setDuration(ms);
    m_growth->setStartValue(height());
    m_growth->setEndValue(wanted);
    m_growth->start();
}

void JobStrip::place(int height)
{
    const QSize room = parentWidget()->size();
    setGeometry(0, room.height() - height, room.width(), height);
}

bool JobStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place(height());
    return QWidget::eventFilter(watched, event);
}

/// Without a job it is not to be seen.
void JobStrip::paintEvent(QPaintEvent*)
{
    if (m_rows.empty())
        return;
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(0, 0, width(), 1, t.border);
}

}
