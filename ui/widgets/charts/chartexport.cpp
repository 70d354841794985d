// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/chartexport.h"

#include "core/base/error.h"
#include "ui/widgets/convert.h"

#include <QAbstractItemModel>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace vitrine::ui {
namespace {

constexpr int kPixelScale = 2;
constexpr int kExportDigits = 10;

QByteArray asPng(const ChartSheet& sheet)
{
    QImage image(sheet.size * kPixelScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPixelScale);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    sheet.paint(painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray asSvg(const ChartSheet& sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheet.size);
    generator.setViewBox(QRect(QPoint(), sheet.size));
    generator.setTitle(sheet.title);
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    return bytes;
}

}

void saveChart(const ChartSheet& sheet, const std::filesystem::path& file)
{
    const std::string ending = file.extension().string();
    const QByteArray bytes = ending == ".csv" || !sheet.paint ? sheet.csv()
        : ending == ".svg"                                    ? asSvg(sheet)
                                                              : asPng(sheet);
    QSaveFile target(toQString(file));
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return;
    throw Error(target.error() == QFileDevice::PermissionsError ? ErrorCode::PermissionDenied
                                                                : ErrorCode::Io,
        "The chart could not be written to " + file.string() + ": " + toUtf8(target.errorString()),
        "Choose another place.");
}

QString chartFilter(const ChartSheet& sheet)
{
    const QString numbers =
        QCoreApplication::translate("vitrine::ui::ChartExport", "Numbers (*.csv)");
    if (!sheet.paint)
        return numbers;
    return QCoreApplication::translate("vitrine::ui::ChartExport", "Picture (*.png)")
        + QStringLiteral(";;")
        + QCoreApplication::translate("vitrine::ui::ChartExport", "Drawing (*.svg)")
        + QStringLiteral(";;") + numbers;
}

QString chartFileName(const ChartSheet& sheet)
{
    QString name = sheet.title;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    return name + (sheet.paint ? QStringLiteral(".png") : QStringLiteral(".csv"));
}

ChartSheet tableSheet(const QAbstractItemModel& model, const QString& title, int valueRole)
{
    ChartSheet sheet;
    sheet.title = title;
    sheet.csv = [&model, valueRole] {
        const auto cell = [&](int row, int column) {
            if (row < 0)
                return csvCell(model.headerData(column, Qt::Horizontal).toString());
            const QModelIndex index = model.index(row, column);
            const QVariant value = index.data(valueRole);
            if (value.typeId() == QMetaType::Double)
                return QByteArray::number(value.toDouble(), 'g', kExportDigits);
            return csvCell((value.isValid() ? value : index.data()).toString());
        };
        QByteArray text;
        for (int row = -1; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column)
                text += (column > 0 ? "," : "") + cell(row, column);
            text += "\n";
        }
        return text;
    };
    return sheet;
}

QByteArray csvCell(const QString& text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"'))
        && !text.contains(QLatin1Char('\n')))
        return text.toUtf8();
    return '"' + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")).toUtf8() + '"';
}

}
