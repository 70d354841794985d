// SPDX-License-Identifier: GPL-3.0-or-later
// The words at the ends of curves.
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curveplot.h"
#include "ui/widgets/charts/curvethinning.h"

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr std::size_t kMostLabels = 6;
constexpr int kLabelRoom = 6;
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
        words.push_back({word, yAxis->coordToPixel(y)});
    }
    if (words.size() < 2)
        return {};
    std::sort(
        words.begin(), words.end(), [](const EndWord& a, const EndWord& b) { return a.y < b.y; });
    return words;
}

void CurveChart::Plot::drawLabels(const std::vector<Curve>& curves, double weight)
{
    for (QCPItemText* label : m_labels)
        removeItem(label);
    m_labels.clear();
    const QFont caption = textFont(TextRole::Caption, font());
    const QFontMetrics metrics(caption);
    int right = space::kGroup;
    std::vector<EndWord> words = endWords(curves, weight);
    // Apart from one another, and not below the axis.
    for (std::size_t i = 1; i < words.size(); ++i)
        words[i].y = std::max(words[i].y, words[i - 1].y + metrics.height());
    double below = axisRect()->bottom() + metrics.height() / 2.0;
    for (std::size_t i = words.size(); i-- > 0;) {
        words[i].y = std::min(words[i].y, below - metrics.height());
        below = words[i].y;
    }
    for (const EndWord& word : words) {
        auto* label = new QCPItemText(this);
        label->setClipToAxisRect(false);
        label->setFont(caption);
        label->setText(metrics.elidedText(word.text, Qt::ElideMiddle, kLabelWidth));
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        label->position->setTypeY(QCPItemPosition::ptPlotCoords);
        label->position->setCoords(1.0, yAxis->pixelToCoord(word.y));
        label->setPadding(QMargins(kLabelRoom, 0, 0, 0));
        label->setColor(tokens(palette()).text);
        right = std::max(right, metrics.horizontalAdvance(label->text()) + 2 * kLabelRoom);
        m_labels.push_back(label);
    }
    axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, right, 0));
}

}
