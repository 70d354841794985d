// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"

#include <QSize>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace vitrine::ui {

/// What the query picture was, for people.
struct QueryFacts {
    QString name; ///< file name, or the listing's title
    QSize pixels; ///< upright; invalid while unknown
    qint64 bytes = 0; ///< 0 while unknown
    bool isFile = false; ///< the name is a file's
};

struct SearchEntry {
    SearchQuery query;
    QueryFacts facts;
    std::optional<SearchResult> result; ///< nothing until it was found
};

/// The searches of a session in order, with a present one; going back and searching anew forgets
/// what came after. Keeps the last kMost.
class SearchHistory {
public:
    static constexpr std::size_t kMost = 20;

    void push(SearchEntry entry);
    void clear();
    SearchEntry* current(); ///< null when nothing was searched
    const SearchEntry* current() const;
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_entries.size(); }
    void goBack();
    void goForward();

private:
    std::vector<SearchEntry> m_entries;
    std::size_t m_position = 0;
};

}
