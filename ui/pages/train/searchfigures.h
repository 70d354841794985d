// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training.h"

#include <QString>
#include <Qt>

#include <string>

class QTableWidget;

/// How well searches do, as tables: words and numbers in their cells, as high as their rows.
namespace vitrine::ui {

inline constexpr int kFigureValue = Qt::UserRole + 2; ///< a cell's number, for files

QTableWidget* makeFigureTable(const char* name, const QString& title);

/// A row for each model.
void fillModelFigures(QTableWidget& table, const SearchEvaluation& evaluation);
std::string modelOfFigures(const QTableWidget& table); ///< id, of the current row; empty: none
/// Of each category a row for each model, one below the other, so that before and after stand
/// together.
void fillCategoryFigures(QTableWidget& table, const SearchEvaluation& evaluation);
/// A row for each kind of index.
void fillIndexFigures(QTableWidget& table, const SearchEvaluation& evaluation);

}
