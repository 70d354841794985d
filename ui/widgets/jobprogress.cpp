// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/jobprogress.h"

#include "ui/jobs/jobrunner.h"
#include "ui/shell/errortext.h"
#include "ui/shell/jobrow.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kBarSteps = 1000;
constexpr int kBarHeight = 8;
constexpr int kLeastBar = 160;

}

JobProgress::JobProgress(TimeLeft timeLeft, QWidget* parent)
    : QWidget(parent)
    , m_timeLeft(timeLeft)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("jobProgress"));
    setTextRole(m_text, TextRole::Caption);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(kBarHeight);
    m_bar->setMinimumWidth(kLeastBar);
    m_bar->setAccessibleName(tr("Progress"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kGroup);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text, 1);
    hide();
}

void JobProgress::show(const JobStatus& status)
{
    QStringList parts;
    if (status.stopping) {
        parts << tr("Stopping; what is done is kept");
    } else if (status.state == RunState::Waiting) {
        parts << tr("Waits until another job is done");
    } else {
        if (m_namesStage)
            parts << stageText(status.progress.stage);
        parts << progressText(status);
        if (status.secondsLeft && m_timeLeft == TimeLeft::Shown)
            parts << timeLeftText(*status.secondsLeft);
    }
    parts.removeAll(QString());
    m_text->setText(parts.join(QStringLiteral("  ·  ")));
    m_bar->setValue(static_cast<int>(std::lround(status.progress.fraction * kBarSteps)));
    m_bar->setAccessibleDescription(m_text->text());
    setVisible(true);
}

QString JobProgress::text() const
{
    return m_text->text();
}

}
