// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/report.h"

#include "core/types/findingwords.h"
#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/stepwords.h"
#include "ui/shell/errortext.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace vitrine::ui {
namespace {

struct Report {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Report)
};

constexpr std::size_t kExamples = 5;
constexpr int kThumbnailSide = 110;
constexpr qsizetype kFoundLetters = 120;

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString dataUri(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "JPEG", 85);
    return QStringLiteral("data:image/jpeg;base64,") + QString::fromLatin1(bytes.toBase64());
}

/// One number, large, above what it counts and what it was.
QString numberCell(const BeforeAfter& value, const QString& name, const QString& before)
{
    return QStringLiteral("<td width='25%' valign='top'><span class='number'>%1</span><br>%2<br>"
                          "<span class='quiet'>%3</span></td>")
        .arg(number(value.now), name.toHtmlEscaped(), before.arg(number(value.before)));
}

QString numbersTable(const CleanNumbers& numbers)
{
    const QString imported = Report::tr("%1 at import");
    return QStringLiteral("<table width='100%' cellpadding='0'><tr>")
        + numberCell(numbers.listings, Report::tr("Listings"), imported)
        + numberCell(numbers.images, Report::tr("Photos"), imported)
        + numberCell(numbers.categories, Report::tr("Categories in use"), imported)
        + numberCell(numbers.findings, Report::tr("Findings that are open"),
            Report::tr("%1 at the last check"))
        + QStringLiteral("</tr></table>");
}

QString headingCell(const QString& text, const char* align)
{
    return QStringLiteral("<td class='head' align='%1'>%2</td>")
        .arg(QLatin1String(align), text.toHtmlEscaped());
}

QString kindsTable(const std::vector<ReportKind>& kinds)
{
    QString html = QStringLiteral("<table class='lines' width='100%' cellpadding='5'><tr>")
        + headingCell(Report::tr("Kind"), "left") + headingCell(Report::tr("Severity"), "left")
        + headingCell(Report::tr("Found"), "right") + headingCell(Report::tr("Open"), "right")
        + QStringLiteral("</tr>");
    for (const ReportKind& kind : kinds) {
        const Severity severity = findingSpec(kind.count.kind).severity;
        html += QStringLiteral("<tr><td class='line'>%1</td>"
                               "<td class='line'><span style='color: %2'>%3</span></td>"
                               "<td class='line' align='right'>%4</td>"
                               "<td class='line' align='right'><b>%5</b></td></tr>")
                    .arg(findingTitle(kind.count.kind).toHtmlEscaped(),
                        severityColour(severity, lightTokens()).name(),
                        severityWord(severity).toHtmlEscaped(), number(kind.count.found),
                        number(kind.count.open));
    }
    return html + QStringLiteral("</table>");
}

QString uncheckedTable(const std::vector<UncheckedKind>& kinds)
{
    QString html = QStringLiteral("<table class='lines' width='100%' cellpadding='5'>");
    for (const UncheckedKind& kind : kinds)
        html += QStringLiteral("<tr><td class='line' width='35%'>%1</td>"
                               "<td class='line quiet'>%2</td></tr>")
                    .arg(findingTitle(kind.kind).toHtmlEscaped(), needText(kind).toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

QString refusedTable(const std::vector<RefusedRows>& refused)
{
    QString html = QStringLiteral("<p class='quiet'>%1</p>"
                                  "<table class='lines' width='100%' cellpadding='5'><tr>")
                       .arg(Report::tr("The latest import left these rows out: no rule sees them.")
                                .toHtmlEscaped())
        + headingCell(Report::tr("What is wrong"), "left")
        + headingCell(Report::tr("First row"), "left") + headingCell(Report::tr("Rows"), "right")
        + QStringLiteral("</tr>");
    for (const RefusedRows& rows : refused) {
        const QString place =
            Report::tr("%1, line %2").arg(toQString(rows.first.file), number(rows.first.line));
        html +=
            QStringLiteral("<tr><td class='line'>%1</td><td class='line quiet'>%2<br>%3</td>"
                           "<td class='line' align='right'><b>%4</b></td></tr>")
                .arg(coreText(refusedRowsTitle(rows.kind)).toHtmlEscaped(), place.toHtmlEscaped(),
                    shortened(toQString(rows.first.text).simplified(), kFoundLetters)
                        .toHtmlEscaped(),
                    number(rows.rows));
    }
    return html + QStringLiteral("</table>");
}

QString exampleCell(const ReportKind::Example& example)
{
    const QString picture = example.thumbnail.isNull()
        ? QString()
        : QStringLiteral("<img src='%1' width='%2' height='%3'><br>")
              .arg(dataUri(example.thumbnail))
              .arg(example.thumbnail.width())
              .arg(example.thumbnail.height());
    return QStringLiteral("<td width='20%' valign='top'>") + picture
        + example.subject.toHtmlEscaped() + QStringLiteral("<br><span class='quiet'>")
        + example.found.toHtmlEscaped() + QStringLiteral("</span></td>");
}

QString kindSection(const ReportKind& kind)
{
    QString html = QStringLiteral("<h3>%1</h3><p class='quiet'>%2 %3</p>"
                                  "<table width='100%' cellpadding='4'><tr>")
                       .arg(findingTitle(kind.count.kind).toHtmlEscaped(),
                           findingMeaning(kind.count.kind).toHtmlEscaped(),
                           Report::tr("%1 found, %2 open.")
                               .arg(number(kind.count.found), number(kind.count.open)));
    for (const auto& example : kind.examples)
        html += exampleCell(example);
    for (std::size_t i = kind.examples.size(); i < kExamples; ++i)
        html += QStringLiteral("<td width='20%'></td>");
    return html + QStringLiteral("</tr></table>");
}

QString stepsList(const std::vector<ReportStep>& steps)
{
    if (steps.empty())
        return QStringLiteral("<p>%1</p>").arg(Report::tr("Nothing has been decided yet."));
    QString html = QStringLiteral("<ol>");
    for (const ReportStep& step : steps) {
        const QString text = step.inForce
            ? step.text.toHtmlEscaped()
            : QStringLiteral("<s>%1</s> (%2)")
                  .arg(step.text.toHtmlEscaped(), Report::tr("not in force"));
        html += QStringLiteral("<li>%1<br><span class='quiet'>%2</span></li>")
                    .arg(text, step.caption.toHtmlEscaped());
    }
    return html + QStringLiteral("</ol>");
}

/// Of duplicates only whole groups: one alone says nothing.
std::vector<FindingItem> examplesOf(
    const CleanSource& source, FindingKind kind, JobContext& context)
{
    FindingQuery query;
    query.kind = kind;
    auto items = readFindings(source, query, 0, static_cast<std::int64_t>(kExamples) + 1, context);
    if (items.size() <= kExamples)
        return items;
    const auto isCut = [&items](std::size_t end) {
        const std::int64_t group = items[end].stored.finding.group;
        return group != 0 && items[end - 1].stored.finding.group == group;
    };
    std::size_t end = kExamples;
    while (end > 0 && isCut(end))
        --end; // ends before the group that goes on
    items.resize(end > 0 ? end : kExamples); // or the first of one long group
    return items;
}

QString madeText(const QDateTime& made)
{
    const QLocale locale;
    return locale.toString(made.date(), QLocale::LongFormat) + QStringLiteral(", ")
        + locale.toString(made.time(), QLocale::ShortFormat);
}

ReportKind gatherKind(const CleanSource& source, const FindingCount& count, JobContext& context)
{
    ReportKind kind{count, {}};
    for (const FindingItem& item : examplesOf(source, count.kind, context)) {
        ReportKind::Example example;
        example.subject = item.subject;
        example.found = shortened(findingText(item.stored.finding, QLocale()), kFoundLetters);
        if (example.found == example.subject)
            example.found.clear(); // said already
        if (item.picture) {
            const QImage picture =
                toImage(source.workspace->thumbnail(item.picture, 2 * kThumbnailSide));
            if (!picture.isNull())
                example.thumbnail = picture.scaled(
                    kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        }
        kind.examples.push_back(std::move(example));
    }
    return kind;
}

}

ReportFacts gatherReport(const CleanSource& source, JobContext& context)
{
    ReportFacts facts;
    facts.name = toQString(source.workspace->name());
    facts.made = QDateTime::currentDateTime();
    const std::vector<FindingCount> counts = source.inspection->findingCounts();
    facts.numbers = cleanNumbers(source.workspace->info().counts, counts);
    for (const FindingSpec& spec : findingTable()) {
        const auto count = std::find_if(counts.begin(), counts.end(),
            [&](const FindingCount& each) { return each.kind == spec.kind; });
        if (count != counts.end() && count->found > 0)
            facts.kinds.push_back(gatherKind(source, *count, context));
    }
    facts.unchecked = source.inspection->unchecked();
    facts.refused = source.inspection->refusedRows();
    const EditHistory history = source.inspection->history();
    for (std::size_t i = 0; i < history.done; ++i) {
        const Step& step = history.line[i];
        facts.steps.push_back(
            {stepText(step), stepCaption(step, facts.made, QLocale()), step.enabled});
    }
    return facts;
}

QString reportHtml(const ReportFacts& facts)
{
    // Made to be printed: light, whatever the window looks like.
    const Tokens& t = lightTokens();
    QString html =
        QStringLiteral("<!DOCTYPE html><html lang='%1'><head><meta charset='utf-8'>"
                       "<meta name='viewport' content='width=device-width, initial-scale=1'>"
                       "<title>%2</title><style>"
                       "body { font-family: system-ui, sans-serif; color: %3; background: #ffffff;"
                       " max-width: 56em; margin: 2em auto; padding: 0 1.5em }"
                       "h1 { font-size: 20pt; margin-bottom: 0 }"
                       "h2 { font-size: 13pt; margin-top: 22px; margin-bottom: 8px }"
                       "h3 { font-size: 11pt; margin-top: 14px; margin-bottom: 0 }"
                       "p { margin-top: 2px; margin-bottom: 6px }"
                       "table { border-collapse: collapse; margin-bottom: 10px }"
                       ".number { font-size: 18pt; font-weight: 600 }"
                       ".quiet { color: %4 } .head { color: %4; border-bottom: 1px solid %5 }"
                       ".line { border-bottom: 1px solid %5 } img { border-radius: 6px }"
                       "</style></head><body>")
            .arg(QLocale().bcp47Name(), facts.name.toHtmlEscaped(), t.text.name(),
                t.secondary.name(), t.border.name());
    html += QStringLiteral("<h1>%1</h1><p class='quiet'>%2</p>")
                .arg(Report::tr("Data set report: %1").arg(facts.name).toHtmlEscaped(),
                    madeText(facts.made).toHtmlEscaped());
    const auto section = [&html](const QString& title, const QString& content) {
        html += QStringLiteral("<h2>%1</h2>").arg(title.toHtmlEscaped()) + content;
    };
    section(Report::tr("In numbers"), numbersTable(facts.numbers));
    section(Report::tr("What was found"),
        facts.kinds.empty() ? QStringLiteral("<p>%1</p>").arg(Report::tr("No rule found anything."))
                            : kindsTable(facts.kinds));
    if (!facts.unchecked.empty())
        section(Report::tr("What was not checked"), uncheckedTable(facts.unchecked));
    if (!facts.refused.empty())
        section(Report::tr("What the import refused"), refusedTable(facts.refused));
    section(Report::tr("What was decided"), stepsList(facts.steps));
    QString examples;
    for (const ReportKind& kind : facts.kinds) {
        if (!kind.examples.empty())
            examples += kindSection(kind);
    }
    if (!examples.isEmpty())
        section(Report::tr("Examples of what is open"), examples);
    return html + QStringLiteral("</body></html>");
}

Job reportJob(const CleanSource& source, const std::filesystem::path& file)
{
    Job job;
    job.title = Report::tr("Write the report");
    job.lane = QStringLiteral("report");
    job.work = [source, file](JobContext& context) {
        context.report(Stage::Writing, 0, 0);
        const QString html = reportHtml(gatherReport(source, context));
        context.throwIfStopped();
        writeReport(html, file);
    };
    return job;
}

}
