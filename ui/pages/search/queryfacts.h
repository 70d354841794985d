// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/search/searchhistory.h"

#include <QString>

class QLocale;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// What can be said before anything is read: the file's name, "Pasted picture".
QString queryName(const SearchQuery& query);
/// Adds size in pixels and bytes from the picture's header, and of a photo of the catalogue its
/// listing's title. Reads: call it off the GUI thread.
QueryFacts readFacts(const Workspace& workspace, const SearchQuery& query, const QString& name);
/// "400 × 533 pixels · 48 kB", without what is not known.
QString factsText(const QueryFacts& facts, const QLocale& locale);

}
