// SPDX-License-Identifier: GPL-3.0-or-later
// The words at the ends of curves.
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curveplot.h"
#include "ui/widgets/charts/curvethinning.h"
#include "ui/widgets/charts/labelplaces.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace vitrine::ui {
namespace {

constexpr std::size_t kMostLabels = 6;
constexpr int kLabelRoom = 6;
constexpr int kLeader = 14; ///< from a line's end to its word
constexpr int kLabelWidth = 110;

}

std::vector<CurveChart::Plot::EndWord> CurveChart::Plot::endWords(
    const std::vector<Curve>& curves, double weight) const
{
    const bool logarithmic = yAxis->scaleType() == QCPAxis::stLogarithmic;
    const bool oneName = std::all_of(curves.begin(), curves.end(),
        [&](const Curve& curve) { return curve.name == curves.front().name; });
    std::vector<EndWord> words;
    for (const Curve& curve : curves) {
        // Of several runs the names tell more than the kinds; dashes tell those apart.
        if (!oneName && curve.dashed)
            continue;
        const auto last =
            std::find_if(curve.points.rbegin(), curve.points.rend(), [&](const QPointF& point) {
                return isDrawable(point.y(), logarithmic) && point.x() <= xAxis->range().upper;
            });
        const QString& word = oneName ? curve.kind : curve.name;
        if (last == curve.points.rend() || last->x() < xAxis->range().lower || word.isEmpty())
            continue;
        if (words.size() == kMostLabels)
            return {};
        const auto which = static_cast<std::size_t>(curve.points.rend() - last - 1);
        const double y =
            isSmoothed(curve, weight) ? smoothedAt(curve.points, which, weight) : last->y();
        words.push_back({word, y, last->x(), curve.colour, curve.dashed});
    }
    if (words.size() < 2)
        return {};
    std::stable_sort(words.begin(), words.end(),
        [](const EndWord& a, const EndWord& b) { return a.value > b.value; });
    return words;
}

void CurveChart::Plot::drawLabels(const std::vector<Curve>& curves, double weight)
{
    for (const EndLabel& each : m_labels) {
        removeItem(each.leader);
        removeItem(each.text);
    }
    m_labels.clear();
    const QFont caption = textFont(TextRole::Caption, font());
    const QFontMetrics metrics(caption);
    int right = space::kGroup;
    for (const EndWord& word : endWords(curves, weight)) {
        auto* text = new QCPItemText(this);
        text->setFont(caption);
        text->setText(metrics.elidedText(word.text, Qt::ElideMiddle, kLabelWidth));
        text->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        text->setPadding(QMargins(space::kTight, 0, 0, 0));
        auto* leader = new QCPItemLine(this);
        for (QCPItemPosition* position : {text->position, leader->start, leader->end})
            position->setType(QCPItemPosition::ptAbsolute);
        for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{text, leader}) {
            item->setClipToAxisRect(false);
            item->setVisible(false); // until it has a place
        }
        right = std::max(right, kLeader + metrics.horizontalAdvance(text->text()) + 2 * kLabelRoom);
        m_labels.push_back({text, leader, word});
    }
    recolourLabels();
    axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, right, 0));
}

/// Which of these ends lie far enough from the right edge for their words to stand there.
std::vector<bool> CurveChart::Plot::insidePlot(const std::vector<QPointF>& ends) const
{
    const QFontMetrics metrics(textFont(TextRole::Caption, font()));
    std::vector<bool> inside;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const int width = metrics.horizontalAdvance(m_labels[i].text->text()) + space::kTight;
        inside.push_back(ends[i].x() + kLeader + width < axisRect()->rect().right());
    }
    return inside;
}

/// The heights of the words: those beyond the right edge keep apart from one another, and so do
/// those within the plot whose curves end near each other. Not a number: there is no room.
std::vector<double> CurveChart::Plot::placesFor(const std::vector<QPointF>& ends) const
{
    const QRect plot = axisRect()->rect();
    const int height = QFontMetrics(textFont(TextRole::Caption, font())).height();
    const std::vector<bool> inside = insidePlot(ends);
    std::vector<double> places(ends.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<bool> placed(ends.size(), false);
    for (std::size_t first = 0; first < ends.size(); ++first) {
        if (placed[first])
            continue;
        // From the top, as the words are; a group grows by whatever reaches into it.
        std::vector<std::size_t> group{first};
        placed[first] = true;
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (std::size_t other = 0; other < ends.size(); ++other) {
                const bool near = inside[first] == inside[other]
                    && (!inside[first]
                        || std::abs(ends[group[i]].x() - ends[other].x()) < kLabelWidth + kLeader);
                if (!placed[other] && near) {
                    placed[other] = true;
                    group.push_back(other);
                }
            }
        }
        std::sort(group.begin(), group.end());
        std::vector<double> wanted;
        for (const std::size_t which : group)
            wanted.push_back(ends[which].y());
        const auto found = labelPlaces(wanted, height, plot.top(), plot.bottom());
        for (std::size_t i = 0; i < found.size(); ++i)
            places[group[i]] = found[i];
    }
    return places;
}

/// Once it is known how large the plot is, which a replot decides first.
void CurveChart::Plot::placeLabels()
{
    const QRect plot = axisRect()->rect();
    std::vector<QPointF> ends;
    for (const EndLabel& each : m_labels) {
        ends.emplace_back(
            std::clamp<double>(xAxis->coordToPixel(each.word.at), plot.left(), plot.right()),
            std::clamp<double>(yAxis->coordToPixel(each.word.value), plot.top(), plot.bottom()));
    }
    const std::vector<bool> inside = insidePlot(ends);
    const std::vector<double> places = placesFor(ends);
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const EndLabel& label = m_labels[i];
        const bool shown = std::isfinite(places[i]);
        label.text->setVisible(shown);
        label.leader->setVisible(shown);
        if (!shown)
            continue;
        // A curve that ends near the edge has its word beyond the edge, with a line from its end.
        const double x = (inside[i] ? ends[i].x() : plot.right()) + kLeader;
        label.leader->start->setCoords(ends[i].x() + 1, ends[i].y());
        label.leader->end->setCoords(x, places[i]);
        label.text->position->setCoords(x, places[i]);
    }
}

void CurveChart::Plot::recolourLabels()
{
    const Tokens& t = tokens(palette());
    for (const EndLabel& each : m_labels) {
        each.text->setColor(t.text);
        QColor ground = t.background; // over other curves
        ground.setAlphaF(0.8F);
        each.text->setBrush(ground);
        QPen pen(t.series[static_cast<std::size_t>(each.word.colour) % t.series.size()], 1.0);
        if (each.word.dashed)
            pen.setDashPattern({4.0, 3.0});
        each.leader->setPen(pen);
    }
}

std::vector<CurveChart::EndPlace> CurveChart::Plot::endPlaces() const
{
    std::vector<EndPlace> places;
    for (const EndLabel& each : m_labels) {
        if (!each.text->visible())
            continue;
        const QPointF word = each.text->position->pixelPosition();
        const QPointF end = each.leader->start->pixelPosition();
        places.push_back({each.text->text(), word.y(), end.y(), word.x(), end.x()});
    }
    return places;
}

std::vector<CurveChart::EndPlace> CurveChart::endPlaces() const
{
    return m_plot->endPlaces();
}

}
