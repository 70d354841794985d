// SPDX-License-Identifier: GPL-3.0-or-later
// The words at the ends of curves.
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curveplot.h"
#include "ui/widgets/charts/curvethinning.h"
#include "ui/widgets/charts/labelplaces.h"

#include <algorithm>
#include <initializer_list>

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
        if (last == curve.points.rend() || word.isEmpty())
            continue;
        if (words.size() == kMostLabels)
            return {};
        const auto which = static_cast<std::size_t>(curve.points.rend() - last - 1);
        const double y =
            isSmoothed(curve, weight) ? smoothedAt(curve.points, which, weight) : last->y();
        words.push_back({word, y, curve.colour, curve.dashed});
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

/// Once it is known how large the plot is, which a replot decides first.
void CurveChart::Plot::placeLabels()
{
    const QRect inside = axisRect()->rect();
    const auto lineOf = [&](const EndLabel& label) {
        return std::clamp<double>(
            yAxis->coordToPixel(label.word.value), inside.top(), inside.bottom());
    };
    std::vector<double> wanted;
    for (const EndLabel& each : m_labels)
        wanted.push_back(lineOf(each));
    const int height = QFontMetrics(textFont(TextRole::Caption, font())).height();
    const auto places = labelPlaces(wanted, height, inside.top(), inside.bottom());
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const EndLabel& label = m_labels[i];
        label.text->setVisible(!places.empty());
        label.leader->setVisible(!places.empty());
        if (places.empty())
            continue;
        const int edge = inside.right();
        label.leader->start->setCoords(edge + 1, wanted[i]);
        label.leader->end->setCoords(edge + kLeader, places[i]);
        label.text->position->setCoords(edge + kLeader, places[i]);
    }
}

void CurveChart::Plot::recolourLabels()
{
    const Tokens& t = tokens(palette());
    for (const EndLabel& each : m_labels) {
        each.text->setColor(t.text);
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
        if (each.text->visible())
            places.push_back({each.text->text(), each.text->position->pixelPosition().y(),
                each.leader->start->pixelPosition().y()});
    }
    return places;
}

std::vector<CurveChart::EndPlace> CurveChart::endPlaces() const
{
    return m_plot->endPlaces();
}

}
