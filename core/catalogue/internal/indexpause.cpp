// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/indexpause.h"

#include <fmt/format.h>

#include <utility>

namespace vitrine::catalogue {

void IndexPause::start(const std::string& table)
{
    if (Query(m_connection, fmt::format("SELECT 1 FROM {} LIMIT 1", table)).next())
        return;
    std::vector<std::string> names;
    {
        Query query(m_connection,
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
            " AND sql IS NOT NULL");
        query.bind(table);
        while (query.next()) {
            names.push_back(query.text(0));
            m_paused.push_back(query.text(1));
        }
    }
    for (const std::string& name : names)
        m_connection.run(fmt::format("DROP INDEX {}", name).c_str());
}

void IndexPause::end()
{
    for (const std::string& sql : std::exchange(m_paused, {}))
        m_connection.run(sql.c_str());
}

}
