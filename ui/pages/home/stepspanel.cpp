// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/stepspanel.h"

#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kStepIcon = 22;
constexpr int kTitleWidth = 140;

}

StepsPanel::StepsPanel(QWidget* parent)
    : QWidget(parent)
    , m_next(new QPushButton(this))
    , m_check(new QPushButton(tr("Check the data set"), this))
{
    setObjectName(QStringLiteral("stepsPanel"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    grid->setHorizontalSpacing(space::kRelated + space::kTight);
    grid->setVerticalSpacing(space::kGroup);
    grid->setColumnMinimumWidth(1, kTitleWidth);
    grid->setColumnStretch(2, 1);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        line.icon = new QLabel(this);
        line.title = new QLabel(this);
        line.detail = new QLabel(this);
        line.icon->setFixedSize(kStepIcon, kStepIcon);
        line.detail->setWordWrap(true);
        setTextRole(line.title, TextRole::Strong);
        // The first line of the words stands beside the middle of the sign.
        const int drop = std::max(0, (kStepIcon - line.detail->fontMetrics().height()) / 2);
        line.title->setContentsMargins(0, drop, 0, 0);
        line.detail->setContentsMargins(0, drop, 0, 0);
        const int row = static_cast<int>(i);
        grid->addWidget(line.icon, row, 0, Qt::AlignTop);
        grid->addWidget(line.title, row, 1, Qt::AlignTop);
        grid->addWidget(line.detail, row, 2, Qt::AlignTop);
    }
    m_next->setObjectName(QStringLiteral("nextStep"));
    setPrimary(m_next);
    m_check->setObjectName(QStringLiteral("lookForFaults"));
    m_check->setToolTip(
        tr("Check the listings and photos for wrong prices, duplicates, dark photos and more"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_next);
    buttons->addWidget(m_check);
    buttons->addStretch();
    grid->addLayout(buttons, static_cast<int>(m_lines.size()), 1, 1, 2);
    connect(m_check, &QPushButton::clicked, this, &StepsPanel::checkRequested);
    connect(m_next, &QPushButton::clicked, this, &StepsPanel::nextRequested);
}

void StepsPanel::show(const WorkspaceInfo& info, bool busy)
{
    const auto steps = workspaceSteps(info);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Line& line = m_lines[i];
        line.title->setText(steps[i].title);
        line.detail->setText(steps[i].detail);
        line.state = steps[i].state;
        line.title->setForegroundRole(line.state == WorkspaceStep::State::Later
                ? QPalette::PlaceholderText
                : QPalette::WindowText);
        line.detail->setForegroundRole(line.state == WorkspaceStep::State::Done
                ? QPalette::WindowText
                : QPalette::PlaceholderText);
    }
    m_next->setText(nextStepVerb(info));
    m_next->setAccessibleName(m_next->text());
    m_next->setVisible(!busy);
    m_check->setVisible(info.counts.listings > 0 || info.counts.images > 0);
    updateIcons();
}

void StepsPanel::updateIcons()
{
    const Tokens& t = tokens(palette());
    for (const Line& line : m_lines) {
        const bool done = line.state == WorkspaceStep::State::Done;
        const bool next = line.state == WorkspaceStep::State::Next;
        const QString name = done ? QStringLiteral("check-circle")
            : next                ? QStringLiteral("arrow-right")
                                  : QStringLiteral("circle");
        line.icon->setPixmap(iconPixmap(name, kStepIcon,
            done       ? t.good
                : next ? t.accent
                       : t.secondary,
            devicePixelRatioF()));
    }
}

void StepsPanel::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void StepsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_lines.front().icon)
        updateIcons();
}

}
