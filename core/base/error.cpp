// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace vitrine {

std::string_view errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::AlreadyExists: return "already_exists";
    case ErrorCode::PermissionDenied: return "permission_denied";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::Io: return "io";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::NewerVersion: return "newer_version";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::Network: return "network";
    case ErrorCode::UnknownHost: return "unknown_host";
    case ErrorCode::Diverged: return "diverged";
    case ErrorCode::NotReady: return "not_ready";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

Error::Error(ErrorCode code, std::string message, std::string hint)
    : m_code(code)
    , m_message(std::move(message))
    , m_hint(std::move(hint))
{
    compose();
}

Error& Error::during(std::string what)
{
    m_context.push_back(std::move(what));
    compose();
    return *this;
}

Error& Error::with(std::string fact, std::string value)
{
    m_facts[std::move(fact)] = std::move(value);
    return *this;
}

std::string Error::fact(const std::string& name) const
{
    const auto found = m_facts.find(name);
    return found == m_facts.end() ? std::string() : found->second;
}

void Error::compose()
{
    m_what = m_message;
    for (const std::string& step : m_context)
        m_what += fmt::format(" (while {})", step);
    if (!m_hint.empty())
        m_what += " " + m_hint;
}

Error systemError(int errnoValue, std::string_view action, std::string_view path)
{
    const auto reason = std::generic_category().message(errnoValue);
    const auto message = fmt::format("Cannot {} {}: {}.", action, path, reason);
    switch (errnoValue) {
    case ENOENT:
    case ENOTDIR: return {ErrorCode::NotFound, message, "Check the path."};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::PermissionDenied, message,
            "Choose another place, or change its permissions."};
    case ENOSPC:
    case EDQUOT: return {ErrorCode::DiskFull, message, "Free some space and try again."};
    case EEXIST: return {ErrorCode::AlreadyExists, message, "Choose another name."};
    default: return {ErrorCode::Io, message};
    }
}

}
