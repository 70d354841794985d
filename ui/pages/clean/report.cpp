// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/report.h"

#include "core/base/error.h"
#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/stepwords.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>

namespace vitrine::ui {
namespace {

struct Report {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Report)
};

constexpr int kExamples = 5;
constexpr int kThumbnailSide = 110;
constexpr int kPdfDpi = 96; ///< of the document's lengths
constexpr qsizetype kFoundLetters = 60;

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

QString numbersRow(const QString& name, const BeforeAfter& value)
{
    return QStringLiteral("<tr><td>%1</td><td align='right'>%2</td><td align='right'><b>%3</b></td>"
                          "</tr>")
        .arg(name.toHtmlEscaped(), number(value.before), number(value.now));
}

QString headingsRow(const QString& before, const QString& now)
{
    return QStringLiteral("<tr><td></td><td align='right' class='quiet'>%1</td>"
                          "<td align='right' class='quiet'>%2</td></tr>")
        .arg(before, now);
}

QString numbersTable(const CleanNumbers& numbers)
{
    return QStringLiteral("<table cellpadding='4'>")
        + headingsRow(Report::tr("At import"), Report::tr("Now"))
        + numbersRow(Report::tr("Listings"), numbers.listings)
        + numbersRow(Report::tr("Photos"), numbers.images)
        + numbersRow(Report::tr("Categories in use"), numbers.categories)
        + headingsRow(Report::tr("At the last check"), Report::tr("Now"))
        + numbersRow(Report::tr("Findings that are open"), numbers.findings)
        + QStringLiteral("</table>");
}

QString kindsTable(const std::vector<ReportKind>& kinds)
{
    QString html = QStringLiteral("<table cellpadding='4'><tr class='quiet'><td>%1</td><td>%2</td>"
                                  "<td align='right'>%3</td><td align='right'>%4</td></tr>")
                       .arg(Report::tr("Kind"), Report::tr("Severity"), Report::tr("Found"),
                           Report::tr("Open"));
    for (const ReportKind& kind : kinds)
        html += QStringLiteral("<tr><td>%1</td><td>%2</td><td align='right'>%3</td>"
                               "<td align='right'><b>%4</b></td></tr>")
                    .arg(findingTitle(kind.count.kind).toHtmlEscaped(),
                        severityWord(findingSpec(kind.count.kind).severity).toHtmlEscaped(),
                        number(kind.count.found), number(kind.count.open));
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
    QString html = QStringLiteral("<h3>%1</h3><p class='quiet'>%2 %3</p>")
                       .arg(findingTitle(kind.count.kind).toHtmlEscaped(),
                           findingMeaning(kind.count.kind).toHtmlEscaped(),
                           Report::tr("%1 found, %2 open.")
                               .arg(number(kind.count.found), number(kind.count.open)));
    if (kind.examples.empty())
        return html;
    html += QStringLiteral("<table width='100%' cellpadding='4'><tr>");
    for (const auto& example : kind.examples)
        html += exampleCell(example);
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

ReportKind gatherKind(const CleanSource& source, const FindingCount& count, JobContext& context)
{
    ReportKind kind{count, {}};
    FindingQuery query;
    query.kind = count.kind;
    for (const FindingItem& item : readFindings(source, query, 0, kExamples, context)) {
        ReportKind::Example example;
        example.subject = item.subject;
        example.found = findingText(item.stored.finding, QLocale()).left(kFoundLetters);
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

void writePdf(const QString& html, QSaveFile& file)
{
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF()); // printing a document leaves two centimetres itself
    writer.setTitle(Report::tr("Data set report"));
    writer.setCreator(QStringLiteral("Vitrine"));
    writer.setResolution(kPdfDpi);
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 9));
    document.setDocumentMargin(0.0);
    document.setHtml(html);
    document.print(&writer);
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
        QStringLiteral("<!DOCTYPE html><html><head><meta charset='utf-8'><title>%1</title><style>"
                       "body { font-family: sans-serif; color: %2; max-width: 60em; margin: auto }"
                       "h1 { font-size: 20pt } h2 { font-size: 14pt } h3 { font-size: 11pt }"
                       ".quiet { color: %3 } img { border-radius: 6px }"
                       "</style></head><body>")
            .arg(facts.name.toHtmlEscaped(), t.text.name(), t.secondary.name());
    html += QStringLiteral("<h1>%1</h1><p class='quiet'>%2</p>")
                .arg(Report::tr("Data set report: %1").arg(facts.name).toHtmlEscaped(),
                    QLocale().toString(facts.made, QLocale::LongFormat).toHtmlEscaped());
    const auto heading = [&html](const QString& text) {
        html += QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped());
    };
    heading(Report::tr("In numbers"));
    html += numbersTable(facts.numbers);
    heading(Report::tr("What was found"));
    html += facts.kinds.empty()
        ? QStringLiteral("<p>%1</p>").arg(Report::tr("No rule found anything."))
        : kindsTable(facts.kinds);
    heading(Report::tr("What was decided"));
    html += stepsList(facts.steps);
    if (!facts.kinds.empty())
        heading(Report::tr("Examples of what is open"));
    for (const ReportKind& kind : facts.kinds)
        html += kindSection(kind);
    return html + QStringLiteral("</body></html>");
}

void writeReport(const QString& html, const std::filesystem::path& path)
{
    const QString name = toQString(path);
    QSaveFile file(name);
    bool written = file.open(QIODevice::WriteOnly);
    if (written && name.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        writePdf(html, file);
    } else if (written) {
        const QByteArray bytes = html.toUtf8();
        written = file.write(bytes) == bytes.size();
    }
    if (!written || !file.commit())
        throw Error(ErrorCode::Io,
            "The report could not be written to " + path.string() + ": "
                + toUtf8(file.errorString()) + ".",
            "Choose another place and save it again.");
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
    job.summary = [file] { return Report::tr("The report is in %1").arg(toQString(file)); };
    return job;
}

}
