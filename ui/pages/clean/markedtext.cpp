// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/markedtext.h"

#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

/// Where parts stand in `text`, as [begin, end), in order and apart from one another.
std::vector<std::pair<qsizetype, qsizetype>> placesOf(const QString& text, const QString& parts)
{
    std::vector<std::pair<qsizetype, qsizetype>> places;
    const QStringList each = parts.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    for (QString part : each) {
        if (part.endsWith(QChar(0x2026)))
            part.chop(1);
        for (qsizetype at = text.indexOf(part); at >= 0 && !part.isEmpty();
             at = text.indexOf(part, at + part.size()))
            places.emplace_back(at, at + part.size());
    }
    std::sort(places.begin(), places.end());
    std::vector<std::pair<qsizetype, qsizetype>> apart;
    for (const auto& place : places) {
        if (!apart.empty() && place.first <= apart.back().second)
            apart.back().second = std::max(apart.back().second, place.second);
        else
            apart.push_back(place);
    }
    return apart;
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

}

QString markedText(const QString& text, const QString& parts, const QColor& background)
{
    QString html;
    qsizetype done = 0;
    for (const auto& [begin, end] : placesOf(text, parts)) {
        html += escaped(text.mid(done, begin - done));
        html += QStringLiteral("<span style='background:%1'>%2</span>")
                    .arg(background.name(), escaped(text.mid(begin, end - begin)));
        done = end;
    }
    return html + escaped(text.mid(done));
}

}
