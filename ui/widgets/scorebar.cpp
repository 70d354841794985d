// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scorebar.h"

#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kScoreHeight = 4;

}

void paintScore(QPainter& painter, const QRect& area, double score, const QString& text,
    const QPalette& palette, const QFont& font)
{
    const Tokens& t = tokens(palette);
    const QString number = text.isEmpty() ? QLocale().toString(score, 'f', 2) : text;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    // A fixed column for the numbers keeps the bars of a grid equally long.
    const int numberWidth = std::max(
        metrics.horizontalAdvance(number), metrics.horizontalAdvance(QStringLiteral("0.00")));
    painter.setPen(t.secondary);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, number);
    const QRectF bar(area.left(), area.center().y() - kScoreHeight / 2.0 + 0.5,
        std::max(0, area.width() - numberWidth - space::kRelated), kScoreHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(bar, kScoreHeight / 2.0, kScoreHeight / 2.0);
    QRectF filled = bar;
    filled.setWidth(bar.width() * std::clamp(score, 0.0, 1.0));
    painter.setBrush(t.accent);
    if (filled.width() >= 1)
        painter.drawRoundedRect(filled, kScoreHeight / 2.0, kScoreHeight / 2.0);
    painter.restore();
}

ScoreBar::ScoreBar(QWidget* parent)
    : QWidget(parent)
{
    setFont(textFont(TextRole::Caption, font()));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreBar::setScore(std::optional<double> score, const QString& text)
{
    m_score = score;
    m_text = text;
    setAccessibleName(score
            ? tr("How alike: %1").arg(text.isEmpty() ? QLocale().toString(*score, 'f', 2) : text)
            : QString());
    update();
}

QSize ScoreBar::sizeHint() const
{
    return {120, fontMetrics().height()};
}

void ScoreBar::paintEvent(QPaintEvent*)
{
    if (!m_score)
        return;
    QPainter painter(this);
    paintScore(painter, rect(), *m_score, m_text, palette(), font());
}

}
