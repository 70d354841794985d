// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/importreport.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::importing {

/// Rows of a table and how far in its file they reach.
template <typename Row> class RowBatch {
public:
    std::span<const Row> rows() const { return {m_rows.data(), m_count}; }
    std::int64_t bytesDone = 0;
    std::int64_t bytesTotal = 0;

private:
    template <typename Table, typename AnyRow> friend class TableFeed;

    std::vector<Row> m_rows; ///< those after m_count wait to be filled again
    std::size_t m_count = 0;
};

/// Reads a table on a thread of its own, some batches ahead of the thread that writes them to the
/// catalogue. `Table` has next(Row&), which
/// sets all of a row that may hold an earlier one, bytesDone(), bytesTotal() and problems().
/// Destruction at any time stops the reading through the stop token that `open` got.
template <typename Table, typename Row> class TableFeed {
public:
    using Open =
        std::function<std::unique_ptr<Table>(std::stop_token)>; ///< called on the new thread

    explicit TableFeed(Open open)
        : m_thread([this, open = std::move(open)](std::stop_token stop) { read(open, stop); })
    {
    }

    /// False at the end. Throws what opening and reading the table threw, once all before it is
    /// taken. `batch` gets other rows than the last call gave; the memory of those is used again.
    bool next(RowBatch<Row>& batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_batches.empty() || m_ended; });
        if (m_batches.empty()) {
            if (m_failure)
                std::rethrow_exception(m_failure);
            return false;
        }
        m_spent.push_back(std::move(batch));
        batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_changed.notify_all();
        return true;
    }

    /// After `next` has returned false, once.
    std::vector<RowProblem> problems() { return std::move(*m_table).problems(); }

private:
    static constexpr std::size_t kRowsPerBatch = 128;
    /// Few: reading further ahead would only take the processor from the table that is written now.
    static constexpr std::size_t kBatchesAhead = 8;

    void read(const Open& open, const std::stop_token& stop)
    {
        std::exception_ptr failure;
        try {
            m_table = open(stop);
            while (readBatch(stop)) { }
        } catch (...) {
            failure = std::current_exception();
        }
        const std::scoped_lock lock(m_mutex);
        m_failure = failure;
        m_ended = true;
        m_changed.notify_all();
    }

    bool readBatch(const std::stop_token& stop)
    {
        RowBatch<Row> batch = spentBatch();
        batch.m_rows.resize(kRowsPerBatch);
        batch.m_count = 0;
        bool more = true;
        while (more && batch.m_count < kRowsPerBatch) {
            more = m_table->next(batch.m_rows[batch.m_count]);
            batch.m_count += more ? 1 : 0;
        }
        batch.bytesDone = m_table->bytesDone();
        batch.bytesTotal = m_table->bytesTotal();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return m_batches.size() < kBatchesAhead; });
        if (batch.m_count > 0)
            m_batches.push_back(std::move(batch));
        m_changed.notify_all();
        return more && !stop.stop_requested();
    }

    /// Its strings have their memory already.
    RowBatch<Row> spentBatch()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_spent.empty())
            return {};
        RowBatch<Row> batch = std::move(m_spent.back());
        m_spent.pop_back();
        return batch;
    }

    std::unique_ptr<Table> m_table; ///< of the thread until m_ended
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<RowBatch<Row>> m_batches;
    std::vector<RowBatch<Row>> m_spent;
    bool m_ended = false;
    std::exception_ptr m_failure;
    std::jthread m_thread; ///< last: it is joined before what it uses goes
};

}
