// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobrow.h"

#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kRowBarSteps = 1000;
constexpr int kBarWidth = 180;

bool countsBytes(Stage stage)
{
    return stage == Stage::Downloading || stage == Stage::Verifying || stage == Stage::LoadingModel;
}

QString amount(const Progress& progress, std::int64_t value)
{
    const QLocale locale;
    return countsBytes(progress.stage)
        ? locale.formattedDataSize(value, 1, QLocale::DataSizeSIFormat)
        : locale.toString(static_cast<qlonglong>(value));
}

QString rateText(const JobStatus& status)
{
    const QLocale locale;
    if (countsBytes(status.progress.stage))
        return QCoreApplication::translate("vitrine::ui::JobRow", "%1 per second")
            .arg(locale.formattedDataSize(
                static_cast<qint64>(*status.perSecond), 1, QLocale::DataSizeSIFormat));
    return QCoreApplication::translate("vitrine::ui::JobRow", "%1 per second")
        .arg(locale.toString(*status.perSecond, 'f', *status.perSecond < 10 ? 1 : 0));
}

}

QString timeLeftText(double seconds)
{
    const QLocale locale;
    if (seconds < 10)
        return QCoreApplication::translate("vitrine::ui::JobRow", "a few seconds left");
    if (seconds < 60)
        return QCoreApplication::translate("vitrine::ui::JobRow", "%1 s left")
            .arg(locale.toString(static_cast<int>(std::ceil(seconds / 5) * 5)));
    if (seconds < 5400)
        return QCoreApplication::translate("vitrine::ui::JobRow", "%1 min left")
            .arg(locale.toString(static_cast<int>(std::lround(seconds / 60))));
    return QCoreApplication::translate("vitrine::ui::JobRow", "%1 h left")
        .arg(locale.toString(seconds / 3600, 'f', 1));
}

QString progressText(const JobStatus& status)
{
    QStringList parts;
    const Progress& progress = status.progress;
    if (progress.total > 1) // of one thing the bar says it all
        parts << QCoreApplication::translate("vitrine::ui::JobRow", "%1 of %2")
                     .arg(amount(progress, progress.done), amount(progress, progress.total));
    else if (progress.total == 0 && progress.done > 0)
        parts << amount(progress, progress.done);
    if (status.perSecond)
        parts << rateText(status);
    return parts.join(QStringLiteral("  ·  "));
}

JobRow::JobRow(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_detail(new ElidedLabel(this))
    , m_todo(new ElidedLabel(this))
    , m_left(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_retry(new QPushButton(tr("Try again"), this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("jobRow"));
    setFixedHeight(kHeight);
    setTextRole(m_title, TextRole::Strong);
    setTextRole(m_detail, TextRole::Caption);
    setTextRole(m_todo, TextRole::Caption);
    setTextRole(m_left, TextRole::Caption);
    m_bar->setRange(0, kRowBarSteps);
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_retry->setObjectName(QStringLiteral("jobRetry"));
    m_retry->setAccessibleName(m_retry->text());
    m_close->setObjectName(QStringLiteral("jobClose"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    // Words give way first when the window is narrow.
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    for (ElidedLabel* label : {m_detail, m_todo}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        words->addWidget(label);
    }
    words->addStretch();
    m_todo->hide();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kGroup, 0, space::kGroup, 0);
    row->setSpacing(space::kRelated + space::kTight);
    row->addWidget(m_icon);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addLayout(words, 1);
    row->addWidget(m_left);
    row->addWidget(m_cancel);
    row->addWidget(m_retry);
    row->addWidget(m_close);
    connect(m_cancel, &QPushButton::clicked, this, &JobRow::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, &JobRow::retryRequested);
    connect(m_close, &QToolButton::clicked, this, &JobRow::closeRequested);
}

void JobRow::show(const JobStatus& status)
{
    const bool active = status.state == RunState::Waiting || status.state == RunState::Running;
    m_icon->setVisible(!active);
    m_bar->setVisible(active);
    m_left->setVisible(active);
    m_cancel->setVisible(active);
    m_cancel->setEnabled(!status.stopping);
    m_retry->setVisible(status.state == RunState::Failed);
    m_todo->setVisible(status.state == RunState::Failed);
    m_close->setVisible(!active);
    if (active)
        showRunning(status);
    else
        showEnded(status);
}

void JobRow::showRunning(const JobStatus& status)
{
    const bool started =
        status.state == RunState::Running && status.progress.stage != Stage::Starting;
    m_title->setText(started ? stageText(status.progress.stage) : status.title);
    m_bar->setValue(static_cast<int>(std::lround(status.progress.fraction * kRowBarSteps)));
    if (status.stopping)
        m_detail->setText(tr("Stopping; what is done is kept"));
    else if (status.state == RunState::Waiting)
        m_detail->setText(tr("Waiting"));
    else
        m_detail->setText(progressText(status));
    m_left->setText(
        status.secondsLeft && !status.stopping ? timeLeftText(*status.secondsLeft) : QString());
}

void JobRow::showEnded(const JobStatus& status)
{
    const Tokens& t = tokens(palette());
    constexpr int kIcon = 20;
    const auto sign = [&](const char* name, const QColor& colour) {
        m_icon->setPixmap(
            iconPixmap(QString::fromLatin1(name), kIcon, colour, devicePixelRatioF()));
    };
    m_title->setText(status.title);
    setToolTip({});
    switch (status.state) {
    case RunState::Succeeded:
        sign("check-circle", t.good);
        m_title->setText(status.summary.isEmpty() ? status.title : status.summary);
        m_detail->clear();
        break;
    case RunState::Failed: {
        sign("failure", t.bad);
        const ErrorText words = errorText(*status.error);
        m_detail->setText(words.line());
        m_todo->setText(words.todo);
        setToolTip(words.headline() + QLatin1Char('\n') + words.details);
        break;
    }
    default:
        sign(status.summary.isEmpty() ? "stop" : "pause", t.secondary);
        m_detail->setText(
            status.summary.isEmpty() ? tr("Cancelled; it can continue later") : status.summary);
        break;
    }
}

}
