// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "core/types/listingquery.h"

#include <QVariant>

#include <string>

class QLocale;

namespace vitrine::ui {

// What the columns of a ListingModel hold of a listing, and what may be typed into them.

QVariant cellText(const ListingSummary& summary, int column, const QLocale& locale);
QVariant cellTip(const ListingSummary& summary, int column, const QLocale& locale);
/// What an editor begins with; empty for columns that cannot be edited.
QString editText(const ListingSummary& summary, int column, const QLocale& locale);
/// The field of a column that can be edited, as Cell names it; else empty.
std::string fieldOf(int column);
/// Puts what was typed into the listing, and into `value` as Cell gives it. False, and nothing
/// done, for a text that is no value of its column. `currency`: of a price that had none.
bool putTyped(ListingSummary& summary, int column, const QString& text, const std::string& currency,
    CellValue& value);

}
