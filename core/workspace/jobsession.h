// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/cataloguecopy.h"
#include "core/workspace/joblock.h"
#include "core/workspace/layout.h"

#include <cstdint>
#include <exception>
#include <string>

namespace vitrine::workspace {

/// One job on a workspace: holds the lock and keeps the job's line in the catalogue.
class JobSession {
public:
    /// Throws Error Busy when another job runs, in this process or elsewhere.
    JobSession(const Layout& layout, catalogue::Catalogue& catalogue, std::string kind,
        const std::string& parametersJson);

    /// How far the job is, for whoever finds it killed. Call inside the writer's transaction that
    /// makes it true.
    void note(catalogue::Writer& writer, std::int64_t done, std::int64_t total);
    /// That the job is done once the writer's transaction is committed: spares one of its own. If
    /// the commit fails, gaveUp says so.
    void succeedWith(catalogue::Writer& writer);
    void succeeded();
    /// For a job that is being given up: never throws, as the disk may be full.
    void gaveUp(catalogue::JobRecordState state, const std::string& reason) noexcept;

private:
    void end(catalogue::JobRecordState state, const std::string& reason);

    JobLock m_lock;
    catalogue::Catalogue& m_catalogue;
    std::string m_kind;
    std::int64_t m_job = 0;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    bool m_ended = false; ///< and said so
};

/// Runs `work(session)` as a recorded job and returns what it returns. Throws Error
/// PermissionDenied, before anything, for a workspace that cannot be written.
template <typename Work>
auto recorded(const Layout& layout, catalogue::Catalogue& catalogue, const std::string& kind,
    const std::string& parametersJson, const Work& work)
{
    requireWritable(layout);
    JobSession session(layout, catalogue, kind, parametersJson);
    try {
        auto report = work(session);
        session.succeeded();
        return report;
    } catch (const Cancelled&) {
        session.gaveUp(catalogue::JobRecordState::Cancelled, {});
        throw;
    } catch (const std::exception& error) {
        session.gaveUp(catalogue::JobRecordState::Failed, error.what());
        throw;
    }
}

}
