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

}
