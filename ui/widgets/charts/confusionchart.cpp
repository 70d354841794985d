// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/confusionchart.h"

#include "ui/shell/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kLeastCell = 18;
constexpr int kUsualCell = 34;
constexpr int kMostCell = 56;
constexpr int kMostName = 130;
constexpr int kNumberFrom = 24; ///< cell side with room for the number
constexpr int kGap = 2;

}

ConfusionChart::ConfusionChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("confusionChart"));
    setAccessibleName(
        tr("Confusion matrix: rows are the true category, columns the predicted one"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void ConfusionChart::setCounts(const QStringList& names, std::vector<std::int64_t> counts)
{
    const bool same = names == m_names;
    m_names = names;
    m_counts = std::move(counts);
    m_counts.resize(static_cast<std::size_t>(count()) * static_cast<std::size_t>(count()));
    m_rowSums.clear();
    for (int row = 0; row < count(); ++row) {
        const auto begin = m_counts.begin() + static_cast<std::ptrdiff_t>(row) * count();
        m_rowSums.push_back(std::accumulate(begin, begin + count(), std::int64_t{0}));
    }
    if (!same) {
        m_current = {-1, -1};
        m_hover = {-1, -1};
    }
    measure();
}

void ConfusionChart::measure()
{
    const QFontMetrics metrics(textFont(TextRole::Caption, font()));
    m_nameWidth = 0;
    for (const QString& name : std::as_const(m_names))
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(name));
    // Turned text may come out a little wider.
    m_nameWidth = std::min(m_nameWidth + space::kTight, kMostName) + space::kRelated;
    updateGeometry();
    update();
}

std::int64_t ConfusionChart::countAt(int truth, int said) const
{
    return m_counts[static_cast<std::size_t>(truth) * static_cast<std::size_t>(count())
        + static_cast<std::size_t>(said)];
}

void ConfusionChart::setCurrent(int truth, int said)
{
    m_current = {said, truth};
    update();
}

QSize ConfusionChart::sizeHint() const
{
    const int line = QFontMetrics(font()).height() + space::kTight;
    const int side = m_nameWidth + line + count() * kUsualCell;
    return {side, side};
}

QSize ConfusionChart::minimumSizeHint() const
{
    const int line = QFontMetrics(font()).height() + space::kTight;
    const int side = m_nameWidth + line + count() * kLeastCell;
    return {side, side};
}

int ConfusionChart::cellSide(const QSize& size) const
{
    if (count() == 0)
        return kUsualCell;
    const int line = QFontMetrics(font()).height() + space::kTight;
    const int room = std::min(size.width(), size.height()) - m_nameWidth - line;
    return std::clamp(room / count(), kLeastCell, kMostCell);
}

QRect ConfusionChart::cellIn(const QSize& size, int truth, int said) const
{
    const int line = QFontMetrics(font()).height() + space::kTight;
    const int side = cellSide(size);
    const int start = m_nameWidth + line;
    return {start + said * side, start + truth * side, side - kGap, side - kGap};
}

QRect ConfusionChart::cellRect(int truth, int said) const
{
    return cellIn(size(), truth, said);
}

QPoint ConfusionChart::cellAt(const QPoint& point) const
{
    if (count() == 0)
        return {-1, -1};
    const QRect first = cellRect(0, 0);
    const int side = first.width() + kGap;
    const QPoint from = point - first.topLeft();
    if (from.x() < 0 || from.y() < 0 || from.x() >= side * count() || from.y() >= side * count())
        return {-1, -1};
    return {from.x() / side, from.y() / side};
}

void ConfusionChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter, size(), true);
}

void ConfusionChart::draw(QPainter& painter, const QSize& size, bool interactive) const
{
    const Tokens& t = tokens(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    drawNames(painter, size);
    for (int truth = 0; truth < count(); ++truth) {
        for (int said = 0; said < count(); ++said)
            drawCell(painter, cellIn(size, truth, said), truth, said);
    }
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](QPoint cell, const QColor& colour, qreal width) {
        painter.setPen(QPen(colour, width));
        painter.drawRoundedRect(
            QRectF(cellIn(size, cell.y(), cell.x())).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4);
    };
    if (interactive && m_hover.x() >= 0)
        frame(m_hover, t.secondary, 1);
    if (interactive && m_current.x() >= 0)
        frame(m_current, t.accent, hasFocus() ? 3 : 2);
}

void ConfusionChart::drawNames(QPainter& painter, const QSize& size) const
{
    const Tokens& t = tokens(palette());
    const QFont caption = textFont(TextRole::Caption, font());
    const QFontMetrics metrics(caption);
    const int line = QFontMetrics(font()).height() + space::kTight;
    const int side = cellSide(size);
    painter.setFont(caption);
    painter.setPen(t.secondary);
    painter.drawText(QRect(line + m_nameWidth, 0, side * count(), line),
        Qt::AlignLeft | Qt::AlignVCenter, tr("Predicted →"));
    painter.save();
    painter.translate(0, line + m_nameWidth + side * count());
    painter.rotate(-90);
    painter.drawText(
        QRect(0, 0, side * count(), line), Qt::AlignRight | Qt::AlignVCenter, tr("← True"));
    painter.restore();
    for (int i = 0; i < count(); ++i) {
        const QString name =
            metrics.elidedText(m_names[i], Qt::ElideRight, m_nameWidth - space::kRelated);
        const QRect cell = cellIn(size, i, i);
        painter.setPen(i == m_current.y() ? t.accent : t.text);
        painter.drawText(QRect(line, cell.y(), m_nameWidth - space::kRelated, cell.height()),
            Qt::AlignRight | Qt::AlignVCenter, name);
        painter.save();
        painter.setPen(i == m_current.x() ? t.accent : t.text);
        painter.translate(cell.x(), line + m_nameWidth - space::kTight);
        painter.rotate(-90);
        painter.drawText(
            QRect(0, 0, m_nameWidth, cell.width()), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.restore();
    }
}

void ConfusionChart::drawCell(QPainter& painter, const QRect& rect, int truth, int said) const
{
    const Tokens& t = tokens(palette());
    const std::int64_t number = countAt(truth, said);
    const std::int64_t all = m_rowSums[static_cast<std::size_t>(truth)];
    const double share = all > 0 ? static_cast<double>(number) / static_cast<double>(all) : 0.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(rect, 3, 3);
    if (number == 0)
        return;
    // Right ones in the accent, mistakes in the colour of warnings; small shares still show.
    QColor fill = truth == said ? t.accent : t.bad;
    const double shade = 0.14 + 0.76 * std::sqrt(share);
    fill.setAlphaF(static_cast<float>(shade));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, 3, 3);
    if (rect.width() < kNumberFrom)
        return;
    painter.setFont(textFont(TextRole::Caption, font()));
    painter.setPen(shade > 0.62 ? t.onAccent : t.text);
    painter.drawText(rect, Qt::AlignCenter, QLocale().toString(qlonglong{number}));
}

QString ConfusionChart::cellText(int truth, int said) const
{
    const std::int64_t number = countAt(truth, said);
    const std::int64_t all = m_rowSums[static_cast<std::size_t>(truth)];
    const QString share = QLocale().toString(
        all > 0 ? 100.0 * static_cast<double>(number) / static_cast<double>(all) : 0.0, 'f', 0);
    return truth == said
        ? tr("%1: %L2 of %L3 right (%4 %)").arg(m_names[truth]).arg(number).arg(all).arg(share)
        : tr("%1 taken for %2: %L3 of %L4 (%5 %)")
              .arg(m_names[truth], m_names[said])
              .arg(number)
              .arg(all)
              .arg(share);
}

void ConfusionChart::mousePressEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || cell.x() < 0)
        return QWidget::mousePressEvent(event);
    moveTo(cell);
    Q_EMIT cellActivated(cell.y(), cell.x());
}

void ConfusionChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->position().toPoint());
    if (cell != m_hover) {
        m_hover = cell;
        update();
    }
    QToolTip::showText(event->globalPosition().toPoint(),
        cell.x() < 0 ? QString() : cellText(cell.y(), cell.x()), this);
}

void ConfusionChart::moveTo(QPoint cell)
{
    m_current = {std::clamp(cell.x(), 0, count() - 1), std::clamp(cell.y(), 0, count() - 1)};
    setAccessibleDescription(cellText(m_current.y(), m_current.x()));
    update();
}

void ConfusionChart::keyPressEvent(QKeyEvent* event)
{
    if (count() == 0)
        return QWidget::keyPressEvent(event);
    const QPoint from(std::max(m_current.x(), 0), std::max(m_current.y(), 0));
    switch (event->key()) {
    case Qt::Key_Left: return moveTo(from + QPoint(-1, 0));
    case Qt::Key_Right: return moveTo(from + QPoint(1, 0));
    case Qt::Key_Up: return moveTo(from + QPoint(0, -1));
    case Qt::Key_Down: return moveTo(from + QPoint(0, 1));
    case Qt::Key_Home: return moveTo({0, from.y()});
    case Qt::Key_End: return moveTo({count() - 1, from.y()});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        moveTo(from);
        Q_EMIT cellActivated(m_current.y(), m_current.x());
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void ConfusionChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_current.x() < 0 && count() > 0 && event->reason() != Qt::MouseFocusReason)
        moveTo({0, 0});
    update();
}

void ConfusionChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ConfusionChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

QByteArray ConfusionChart::csv() const
{
    QByteArray text = csvCell(tr("true \\ predicted"));
    for (const QString& name : m_names)
        text += "," + csvCell(name);
    text += "\n";
    for (int truth = 0; truth < count(); ++truth) {
        text += csvCell(m_names[truth]);
        for (int said = 0; said < count(); ++said)
            text += "," + QByteArray::number(qlonglong{countAt(truth, said)});
        text += "\n";
    }
    return text;
}

ChartSheet ConfusionChart::sheet() const
{
    ChartSheet sheet;
    sheet.size = sizeHint();
    sheet.title = accessibleName();
    sheet.csv = [this] { return csv(); };
    sheet.paint = [this](QPainter& painter) {
        painter.fillRect(QRect(QPoint(), sizeHint()), tokens(palette()).background);
        draw(painter, sizeHint(), false);
    };
    return sheet;
}

}
