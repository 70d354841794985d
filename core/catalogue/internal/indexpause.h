// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"

#include <string>
#include <vector>

namespace vitrine::catalogue {

/// Fills empty tables faster: their indexes, save those of unique columns, are dropped and built
/// again from sorted rows at the end, which takes a third of the time of row by row. All of it
/// belongs to the open transaction: a rollback brings the indexes back as they were.
class IndexPause {
public:
    explicit IndexPause(Connection& connection)
        : m_connection(connection)
    {
    }

    /// Drops the indexes of `table` if it holds no row. Once a transaction and table.
    void start(const std::string& table);
    /// Builds what was dropped.
    void end();
    void forget() { m_paused.clear(); } ///< after a rollback

private:
    Connection& m_connection;
    std::vector<std::string> m_paused; ///< SQL that makes each index
};

}
