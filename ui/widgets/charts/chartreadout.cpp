// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/chartreadout.h"

#include "ui/shell/theme.h"

#include <algorithm>

namespace vitrine::ui {

ChartReadout::ChartReadout(QWidget* chart)
    : QLabel(chart)
{
    setObjectName(QStringLiteral("chartReadout"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    setMargin(space::kRelated);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFrameShape(QFrame::StyledPanel);
    hide();
}

void ChartReadout::showAt(QPointF at, const QString& position, const std::vector<Line>& lines)
{
    const Tokens& t = tokens(palette());
    QStringList plain{position};
    QStringList rich{position.toHtmlEscaped()};
    for (const Line& line : lines) {
        plain << tr("%1: %2").arg(line.name, line.value);
        const QColor colour = t.series[static_cast<std::size_t>(line.colour) % t.series.size()];
        rich << QStringLiteral("<span style='color:%1'>%2</span> %3 <b>%4</b>")
                    .arg(colour.name(), line.dashed ? QStringLiteral("╍") : QStringLiteral("━"),
                        line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
    }
    m_plain = plain.join(QLatin1Char('\n'));
    setText(rich.join(QStringLiteral("<br>")));
    adjustSize();
    const QSize room = parentWidget()->size();
    const int right = static_cast<int>(at.x()) + space::kGroup;
    const bool fits = right + width() < room.width();
    const int left = fits ? right : static_cast<int>(at.x()) - space::kGroup - width();
    move(std::max(left, 0),
        std::clamp(
            static_cast<int>(at.y()) - height() / 2, 0, std::max(room.height() - height(), 0)));
    show();
    raise();
}

void ChartReadout::leave()
{
    m_plain.clear();
    hide();
}

}
