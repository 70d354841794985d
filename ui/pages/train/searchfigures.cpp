// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/searchfigures.h"

#include "ui/pages/train/trainwords.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <QTableWidget>

#include <algorithm>
#include <vector>

namespace vitrine::ui {
namespace {

struct SearchFigureWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::SearchQualityPane)
};

constexpr std::size_t kAt1 = 0;
constexpr std::size_t kAt10 = 2;
constexpr int kModelId = Qt::UserRole + 1;
constexpr double kMegabyte = 1e6;
constexpr int kMostFigureColumn = 260; ///< pixels; longer names end in an ellipsis

struct FigureCell {
    QString text;
    QVariant value = {}; ///< the number behind it, where it is one
};

FigureCell share(double value)
{
    return {percentText(value), value};
}

FigureCell numberCell(double value, int decimals)
{
    return {QLocale().toString(value, 'f', decimals), value};
}

FigureCell nothing()
{
    return {QStringLiteral("–"), QString()};
}

/// Of one model, or of one category with it; in the order of `addFigures`.
QStringList figureWords()
{
    return {SearchFigureWords::tr("Precision at 1"), SearchFigureWords::tr("Precision at 10"),
        SearchFigureWords::tr("Recall at 10"), SearchFigureWords::tr("Mean average precision"),
        SearchFigureWords::tr("nDCG at 10")};
}

void addFigures(std::vector<FigureCell>& cells, const SearchFigures& figures)
{
    for (const double value : {figures.precision[kAt1], figures.precision[kAt10],
             figures.recall[kAt10], figures.meanAveragePrecision, figures.nDcg[kAt10]})
        cells.push_back(share(value));
}

/// The first `names` columns hold words, the others numbers.
void setHeader(QTableWidget& table, const QStringList& words, int names)
{
    table.setColumnCount(static_cast<int>(words.size()));
    table.setHorizontalHeaderLabels(words);
    for (int column = 0; column < table.columnCount(); ++column)
        table.horizontalHeaderItem(column)->setTextAlignment(
            (column < names ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table.horizontalHeader()->setMaximumSectionSize(kMostFigureColumn);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void setCells(QTableWidget& table, int row, const std::vector<FigureCell>& cells)
{
    for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
        const FigureCell& cell = cells[static_cast<std::size_t>(column)];
        auto* item = new QTableWidgetItem(cell.text);
        item->setTextAlignment(
            (cell.value.isValid() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(cell.text);
        item->setData(kFigureValue, cell.value);
        table.setItem(row, column, item);
    }
}

/// As high as its rows, so that only the pane scrolls.
void fitHeight(QTableWidget& table)
{
    int height = table.horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < table.rowCount(); ++row)
        height += table.rowHeight(row);
    table.setFixedHeight(height + table.horizontalScrollBar()->sizeHint().height());
}

}

QTableWidget* makeFigureTable(const char* name, const QString& title)
{
    auto* table = new QTableWidget;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

void fillModelFigures(QTableWidget& table, const SearchEvaluation& evaluation)
{
    setHeader(table,
        QStringList{SearchFigureWords::tr("Model")} + figureWords()
            + QStringList{SearchFigureWords::tr("Near duplicates")},
        1);
    table.setRowCount(static_cast<int>(evaluation.models.size()));
    int row = 0;
    for (const ModelSearchQuality& model : evaluation.models) {
        std::vector<FigureCell> cells{{toQString(model.name)}};
        addFigures(cells, model.byCategory);
        cells.push_back(model.duplicates.queries > 0 ? share(model.duplicates.meanAveragePrecision)
                                                     : nothing());
        setCells(table, row, cells);
        table.item(row, 0)->setData(kModelId, toQString(model.model));
        ++row;
    }
    fitHeight(table);
}

void fillCategoryFigures(QTableWidget& table, const SearchEvaluation& evaluation)
{
    std::vector<std::string> names;
    for (const ModelSearchQuality& model : evaluation.models) {
        for (const auto& [name, figures] : model.categories) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    const auto models = static_cast<int>(evaluation.models.size());
    setHeader(table,
        QStringList{SearchFigureWords::tr("Category"), SearchFigureWords::tr("Model"),
            SearchFigureWords::tr("Photos")}
            + figureWords(),
        2);
    table.setRowCount(static_cast<int>(names.size()) * models);
    int row = 0;
    for (const std::string& name : names) {
        const QString category = toQString(name);
        bool first = true;
        for (const ModelSearchQuality& model : evaluation.models) {
            const auto found = std::find_if(model.categories.begin(), model.categories.end(),
                [&name](const auto& each) { return each.first == name; });
            // Said once; files and screen readers have it in each row.
            std::vector<FigureCell> cells{
                first ? FigureCell{category} : FigureCell{QString(), category},
                {toQString(model.name)}};
            first = false;
            if (found == model.categories.end()) {
                cells.resize(static_cast<std::size_t>(table.columnCount()), nothing());
            } else {
                cells.push_back({QLocale().toString(qlonglong{found->second.queries}),
                    qlonglong{found->second.queries}});
                addFigures(cells, found->second);
            }
            setCells(table, row, cells);
            table.item(row++, 0)->setData(Qt::AccessibleTextRole, category);
        }
    }
    fitHeight(table);
}

void fillIndexFigures(QTableWidget& table, const SearchEvaluation& evaluation)
{
    setHeader(table,
        {SearchFigureWords::tr("Index"), SearchFigureWords::tr("Settings"),
            SearchFigureWords::tr("Finds of the exact 10"), SearchFigureWords::tr("Median, ms"),
            SearchFigureWords::tr("95 of 100 within, ms"), SearchFigureWords::tr("Built in, s"),
            SearchFigureWords::tr("Size, MB")},
        2);
    table.setRowCount(static_cast<int>(evaluation.indexes.size()));
    int row = 0;
    for (const IndexQuality& index : evaluation.indexes) {
        const bool exact = index.kind == "exact";
        setCells(table, row++,
            {{exact ? SearchFigureWords::tr("Exact") : toQString(index.kind).toUpper()},
                {exact ? SearchFigureWords::tr("Every vector") : toQString(index.parameters)},
                share(index.recallAt10), numberCell(index.latencyP50Ms, 2),
                numberCell(index.latencyP95Ms, 2), numberCell(index.buildSeconds, 1),
                numberCell(static_cast<double>(index.bytes) / kMegabyte, 1)});
    }
    fitHeight(table);
}

std::string modelOfFigures(const QTableWidget& table)
{
    const auto* item = table.item(table.currentRow(), 0);
    return item ? toUtf8(item->data(kModelId).toString()) : std::string();
}

}
