// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keylegend.h"

namespace vitrine::ui {

QString keyLegend(const QStringList& names)
{
    QStringList words;
    for (qsizetype i = 0; i < names.size(); ++i)
        words << QStringLiteral("<span style='white-space:nowrap'><b>%1</b> %2</span>")
                     .arg(i + 1)
                     .arg(names[i].toHtmlEscaped());
    return words.join(QStringLiteral(" &nbsp; "));
}

QString keyLegend(const QStringList& names, const QFontMetrics& metrics, int width, int lines)
{
    const QString more = QStringLiteral("…");
    const int gap = 3 * metrics.horizontalAdvance(QLatin1Char(' '));
    const int moreWidth = gap + metrics.horizontalAdvance(more);
    int line = 1;
    int used = 0;
    qsizetype fitting = 0;
    for (; fitting < names.size(); ++fitting) {
        // The key is bold, and so a little wider than it is measured.
        const int next = metrics.horizontalAdvance(QStringLiteral("00 ") + names[fitting]);
        const bool breaks = used > 0 && used + gap + next > width;
        used = breaks ? next : used + gap + next;
        line += breaks ? 1 : 0;
        if (line > lines || (line == lines && used + moreWidth > width))
            break;
    }
    const QString legend = keyLegend(names.mid(0, fitting));
    return fitting == names.size() ? legend : legend + QStringLiteral(" &nbsp; ") + more;
}

}
