// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <filesystem>
#include <functional>

class QAbstractItemModel;
class QPainter;

namespace vitrine::ui {

/// How a chart gets into a file.
struct ChartSheet {
    QSize size; ///< device-independent pixels
    std::function<void(QPainter& painter)> paint; ///< into (0, 0) to `size`; null: numbers only
    std::function<QByteArray()> csv; ///< UTF-8, a header first
    QString title;
};

/// By the file's ending: .svg, .csv, else PNG at twice the size. The file appears whole or not at
/// all. Throws Error Io, PermissionDenied.
void saveChart(const ChartSheet& sheet, const std::filesystem::path& file);

/// What a save dialog offers for `saveChart`.
QString chartFilter(const ChartSheet& sheet);
/// With the ending that `saveChart` knows, to begin with.
QString chartFileName(const ChartSheet& sheet);

/// A table's numbers as it stands, its header first. `valueRole` gives a cell's value; where it
/// gives none, what the cell says. The model must outlive the sheet.
ChartSheet tableSheet(const QAbstractItemModel& model, const QString& title, int valueRole);

/// For a cell of CSV: in quotes where it needs them.
QByteArray csvCell(const QString& text);

}
