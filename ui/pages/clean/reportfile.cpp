// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/pages/clean/report.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

struct ReportFile {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Report)
};

constexpr int kPdfDpi = 96; ///< of the document's lengths
constexpr double kMargin = 18.0; ///< millimetres
constexpr int kFooter = 32; ///< of the document's lengths, with the page's number
constexpr int kSectionLevel = 3; ///< the headings whose sections are not torn apart

/// A section that does not fit on the rest of a page begins on the next, with the heading above it.
void keepSectionsWhole(QTextDocument& document)
{
    const double height = document.pageSize().height();
    const auto isHeading = [](const QTextBlock& block, int level) {
        return block.isValid() && block.blockFormat().headingLevel() == level;
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!isHeading(block, kSectionLevel))
            continue;
        const QTextBlock first =
            isHeading(block.previous(), kSectionLevel - 1) ? block.previous() : block;
        const auto rectOf = [&document](const QTextBlock& each) {
            return document.documentLayout()->blockBoundingRect(each);
        };
        double bottom = rectOf(block).bottom();
        for (QTextBlock next = block.next();
             next.isValid() && next.blockFormat().headingLevel() == 0; next = next.next())
            bottom = std::max(bottom, rectOf(next).bottom());
        if (std::floor(rectOf(first).top() / height) == std::floor(bottom / height))
            continue;
        QTextBlockFormat onNextPage;
        onNextPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(first).mergeBlockFormat(onNextPage);
    }
}

void writePdf(const QString& html, QSaveFile& file)
{
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
    writer.setTitle(ReportFile::tr("Data set report"));
    writer.setCreator(QStringLiteral("Vitrine"));
    writer.setResolution(kPdfDpi);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 9));
    document.setDocumentMargin(0.0);
    document.setHtml(html);
    const QSizeF page(writer.width(), writer.height() - kFooter);
    document.setPageSize(page);
    keepSectionsWhole(document);
    QPainter painter(&writer);
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0)
            writer.newPage();
        const QRectF area(0.0, number * page.height(), page.width(), page.height());
        painter.save();
        painter.translate(0.0, -area.top());
        document.drawContents(&painter, area);
        painter.restore();
        painter.setFont(document.defaultFont());
        painter.setPen(lightTokens().secondary);
        painter.drawText(QRectF(0.0, page.height(), page.width(), kFooter),
            Qt::AlignRight | Qt::AlignBottom, QLocale().toString(number + 1));
    }
}

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

}
