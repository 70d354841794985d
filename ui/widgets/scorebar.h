// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

namespace vitrine::ui {

/// Draws the bar and its number into `area` (one caption line high); used by cards and tables too.
void paintScore(QPainter& painter, const QRect& area, double score, const QString& text,
    const QPalette& palette, const QFont& font);

/// A thin bar with its number: how alike, 0 to 1.
class ScoreBar : public QWidget {
    Q_OBJECT
public:
    explicit ScoreBar(QWidget* parent = nullptr);

    /// Without `text` the number is shown as "0.87".
    void setScore(std::optional<double> score, const QString& text = {});
    std::optional<double> score() const { return m_score; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_score;
    QString m_text;
};

}
