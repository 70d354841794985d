// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/plotsheet.h"

#include "ui/shell/theme.h"

namespace vitrine::ui {

ChartSheet plotSheet(QCustomPlot& plot, const QString& title)
{
    ChartSheet sheet;
    sheet.size = plot.size();
    sheet.title = title;
    sheet.paint = [&plot](QPainter& painter) {
        // QCustomPlot draws with a painter of its own.
        QPicture picture;
        QCPPainter recorder;
        recorder.begin(&picture);
        recorder.setMode(QCPPainter::pmVectorized);
        recorder.setMode(QCPPainter::pmNoCaching);
        plot.toPainter(&recorder, plot.width(), plot.height());
        recorder.end();
        painter.fillRect(QRect(QPoint(), plot.size()), tokens(plot.palette()).background);
        painter.drawPicture(0, 0, picture);
    };
    return sheet;
}

}
