// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/searchhistory.h"

#include <utility>

namespace vitrine::ui {

void SearchHistory::push(SearchEntry entry)
{
    if (!m_entries.empty())
        m_entries.resize(m_position + 1);
    if (m_entries.size() == kMost)
        m_entries.erase(m_entries.begin());
    m_entries.push_back(std::move(entry));
    m_position = m_entries.size() - 1;
}

void SearchHistory::clear()
{
    m_entries.clear();
    m_position = 0;
}

SearchEntry* SearchHistory::current()
{
    return m_entries.empty() ? nullptr : &m_entries[m_position];
}

const SearchEntry* SearchHistory::current() const
{
    return m_entries.empty() ? nullptr : &m_entries[m_position];
}

void SearchHistory::goBack()
{
    if (canGoBack())
        --m_position;
}

void SearchHistory::goForward()
{
    if (canGoForward())
        ++m_position;
}

}
