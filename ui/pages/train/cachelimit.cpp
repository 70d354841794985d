// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/cachelimit.h"

#include "ui/pages/train/trainwords.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kBytesPerGigabyte = 1e9;
constexpr double kMostGigabytes = 1e6;

}

CacheLimitBox::CacheLimitBox(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(3);
    setRange(0.0, kMostGigabytes);
    setSingleStep(1.0);
    setSuffix(tr(" GB"));
    setSpecialValueText(tr("What is free, less 1 GiB"));
}

void CacheLimitBox::setBytes(std::int64_t bytes)
{
    setValue(static_cast<double>(bytes) / kBytesPerGigabyte);
    m_bytes = bytes;
    m_shown = value();
}

std::int64_t CacheLimitBox::bytes() const
{
    return value() == m_shown ? m_bytes : std::llround(value() * kBytesPerGigabyte);
}

/// Without zeros at the end.
QString CacheLimitBox::textFromValue(double value) const
{
    return locale().toString(value, 'f', QLocale::FloatingPointShortest);
}

bool keepsTrunk(const TrainConfig& config)
{
    return config.trunkCache && config.scope != LearningScope::All;
}

ResumeLimit::ResumeLimit(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_box(new CacheLimitBox)
{
    setObjectName(QStringLiteral("trainResumeLimit"));
    m_words->setObjectName(QStringLiteral("trainResumeLimitWords"));
    m_words->setWordWrap(true);
    m_words->setBuddy(m_box);
    m_box->setObjectName(QStringLiteral("trainResumeLimitBox"));
    m_box->setAccessibleName(tr("Limit of what is kept"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_words, 1);
    row->addWidget(m_box);
    hide();
}

void ResumeLimit::showRun(const RunRecord& run)
{
    const std::int64_t limit = run.config.trunkCacheLimit;
    const bool matters = run.state == vitrine::RunState::Failed && !run.diverged
        && keepsTrunk(run.config) && limit > 0;
    if (m_run != run.row || m_limit != limit)
        m_box->setBytes(limit);
    m_run = run.row;
    m_limit = limit;
    m_words->setText(tr("Of what the frozen part computes, the run may keep %1. Where that was too "
                        "little, raise the limit, and resume.")
                         .arg(bytesText(limit)));
    setVisible(matters);
}

std::optional<std::int64_t> ResumeLimit::wanted() const
{
    if (isHidden() || m_box->bytes() == m_limit)
        return std::nullopt;
    return m_box->bytes();
}

}
