// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/catalogue/catalogue.h"
#include "core/workspace/stopwatch.h"

#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::workspace {

/// Collects a job's results and commits them about once a second: a job that is killed loses a
/// second of work, and the disk is not synced for every picture. One thread at a time.
template <typename Item> class BatchWriter {
public:
    /// `write` is called with every batch, inside one transaction.
    using Write = std::function<void(catalogue::Writer&, const std::vector<Item>&)>;

    BatchWriter(catalogue::Catalogue& catalogue, Write write)
        : m_catalogue(catalogue)
        , m_write(std::move(write))
    {
    }

    void add(Item item)
    {
        m_items.push_back(std::move(item));
        if (m_since.seconds() >= kSecondsBetweenCommits)
            flush();
    }

    /// Throws Error DiskFull, Busy, Io; the batch is kept then.
    void flush()
    {
        if (!m_items.empty()) {
            const auto writer = m_catalogue.writer();
            writer->begin();
            m_write(*writer, m_items);
            writer->commit();
            m_items.clear();
        }
        m_since = {};
    }

    /// Runs `work`, which adds results, and commits what is left: also when it gives up by an
    /// exception, which passes on, as what it finished is finished.
    template <typename Work> void runAndFlush(const Work& work)
    {
        try {
            work();
        } catch (...) {
            try {
                flush();
            } catch (const std::exception& error) { // the first problem says more
                log::warning(
                    std::string("The last results could not be recorded: ") + error.what());
            }
            throw;
        }
        flush();
    }

private:
    static constexpr double kSecondsBetweenCommits = 1.0;

    catalogue::Catalogue& m_catalogue;
    Write m_write;
    std::vector<Item> m_items;
    Stopwatch m_since;
};

}
