// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/pricerange.h"

#include "ui/pages/catalogue/facetchoice.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kHandleRadius = 6;
constexpr int kHandleMargin = kHandleRadius + 2;
constexpr int kLeastBar = 2;

}

PriceRangeView::PriceRangeView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("cataloguePriceRange"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Price range"));
    setToolTip(tr("Drag the ends; or press Left and Right, with Shift for the upper end"));
}

void PriceRangeView::setPrices(const PriceHistogram& prices, const std::optional<PriceRange>& range)
{
    m_prices = prices;
    const auto edgeOf = [&](std::int64_t price) {
        return static_cast<int>(
            std::lower_bound(m_prices.edges.begin(), m_prices.edges.end(), price)
            - m_prices.edges.begin());
    };
    if (m_dragged == Handle::None) { // what is being dragged is newer
        m_least = range && range->least ? std::min(edgeOf(*range->least), bins()) : 0;
        m_most = range && range->most ? std::min(edgeOf(*range->most), bins()) : bins();
    }
    describe();
    update();
}

int PriceRangeView::xOf(int edge) const
{
    return kHandleMargin + (width() - 2 * kHandleMargin) * edge / std::max(bins(), 1);
}

int PriceRangeView::edgeAt(int x) const
{
    const double share = double(x - kHandleMargin) / std::max(width() - 2 * kHandleMargin, 1);
    return std::clamp(static_cast<int>(std::lround(share * bins())), 0, bins());
}

PriceRange PriceRangeView::chosen() const
{
    PriceRange range;
    range.currency = m_prices.currency;
    if (m_least > 0)
        range.least = m_prices.edges[static_cast<std::size_t>(m_least)];
    if (m_most < bins())
        range.most = m_prices.edges[static_cast<std::size_t>(m_most)] - 1;
    return range;
}

void PriceRangeView::describe()
{
    setAccessibleDescription(priceRangeText(chosen(), QLocale()));
}

void PriceRangeView::move(Handle handle, int edge)
{
    const int least = handle == Handle::Least ? std::clamp(edge, 0, m_most - 1) : m_least;
    const int most = handle == Handle::Most ? std::clamp(edge, m_least + 1, bins()) : m_most;
    if (bins() == 0 || (least == m_least && most == m_most))
        return;
    m_least = least;
    m_most = most;
    describe();
    update();
    Q_EMIT rangeChosen(isNarrowed() ? std::optional(chosen()) : std::nullopt);
}

bool PriceRangeView::event(QEvent* event)
{
    // Escape takes the range back before it closes anything.
    if (event->type() == QEvent::ShortcutOverride && isNarrowed()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::event(event);
}

void PriceRangeView::paintEvent(QPaintEvent*)
{
    const Tokens& colours = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int base = height() - kHandleMargin;
    const double most = static_cast<double>(bins() == 0
            ? 1
            : std::max<std::int64_t>(
                1, *std::max_element(m_prices.listings.begin(), m_prices.listings.end())));
    for (int bin = 0; bin < bins(); ++bin) {
        const auto count = static_cast<double>(m_prices.listings[static_cast<std::size_t>(bin)]);
        if (count == 0.0)
            continue;
        // By the square root: a few listings still show beside thousands.
        const int bar = kLeastBar + static_cast<int>((base - kLeastBar) * std::sqrt(count / most));
        const bool chosen = bin >= m_least && bin < m_most;
        painter.setBrush(chosen ? colours.accent : colours.border);
        painter.drawRect(
            QRect(xOf(bin) + 1, base - bar, std::max(1, xOf(bin + 1) - xOf(bin) - 1), bar));
    }
    painter.setBrush(colours.border);
    painter.drawRect(QRect(kHandleMargin, base, width() - 2 * kHandleMargin, 2));
    painter.setBrush(colours.accent);
    painter.drawRect(QRect(xOf(m_least), base, xOf(m_most) - xOf(m_least), 2));
    for (const int edge : {m_least, m_most}) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(colours.surface);
        painter.drawEllipse(QPoint(xOf(edge), base + 1), kHandleRadius - 1, kHandleRadius - 1);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void PriceRangeView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || bins() == 0)
        return;
    const int x = event->position().toPoint().x();
    const int toLeast = std::abs(x - xOf(m_least));
    const int toMost = std::abs(x - xOf(m_most));
    const bool least = toLeast < toMost || (toLeast == toMost && x < xOf(m_least));
    m_dragged = least ? Handle::Least : Handle::Most;
    move(m_dragged, edgeAt(x));
}

void PriceRangeView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged != Handle::None)
        move(m_dragged, edgeAt(event->position().toPoint().x()));
}

void PriceRangeView::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged = Handle::None;
}

void PriceRangeView::keyPressEvent(QKeyEvent* event)
{
    const bool upper = event->modifiers().testFlag(Qt::ShiftModifier);
    const Handle handle = upper ? Handle::Most : Handle::Least;
    const int edge = upper ? m_most : m_least;
    switch (event->key()) {
    case Qt::Key_Left: return move(handle, edge - 1);
    case Qt::Key_Right: return move(handle, edge + 1);
    case Qt::Key_Escape:
        if (!isNarrowed())
            break;
        m_most = bins();
        m_least = std::max(m_least, 1); // so that the last move is one
        return move(Handle::Least, 0);
    default: break;
    }
    QWidget::keyPressEvent(event);
}

}
