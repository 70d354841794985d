// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobsession.h"

#include "core/base/log.h"

#include <fmt/format.h>

#include <utility>

namespace vitrine::workspace {

JobSession::JobSession(const Layout& layout, catalogue::Catalogue& catalogue, std::string kind,
    const std::string& parametersJson)
    : m_lock(layout.jobLock(), kind)
    , m_catalogue(catalogue)
    , m_kind(std::move(kind))
{
    const auto writer = m_catalogue.writer();
    writer->begin();
    m_job = writer->startJob(m_kind, parametersJson);
    writer->commit();
}

void JobSession::note(catalogue::Writer& writer, std::int64_t done, std::int64_t total)
{
    m_done = done;
    m_total = total;
    writer.updateJob(m_job, catalogue::JobRecordState::Running, done, total, {});
}

void JobSession::succeedWith(catalogue::Writer& writer)
{
    m_done = m_total;
    writer.updateJob(m_job, catalogue::JobRecordState::Succeeded, m_done, m_total, {});
    m_ended = true;
}

void JobSession::succeeded()
{
    m_done = m_total;
    if (!m_ended)
        end(catalogue::JobRecordState::Succeeded, {});
}

void JobSession::gaveUp(catalogue::JobRecordState state, const std::string& reason) noexcept
{
    try {
        end(state, reason);
    } catch (const std::exception& error) {
        log::warning(
            fmt::format("The end of job {} could not be recorded: {}", m_kind, error.what()));
    }
}

void JobSession::end(catalogue::JobRecordState state, const std::string& reason)
{
    const auto writer = m_catalogue.writer();
    writer->begin();
    writer->updateJob(m_job, state, m_done, m_total, reason);
    writer->commit();
}

}
