// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What went wrong, for programs. The wire name (`errorCodeName`) is part of the interface.
enum class ErrorCode {
    InvalidArgument, ///< the caller asked for something that makes no sense
    NotFound, ///< a file, workspace, image or model that was named is not there
    AlreadyExists,
    PermissionDenied,
    DiskFull,
    Io, ///< reading or writing failed for another reason
    Corrupt, ///< a file is damaged or is not what its name says
    Unsupported, ///< a sound file of a kind or size that Vitrine does not take
    NewerVersion, ///< written by a newer Vitrine
    Busy, ///< another process or job holds it
    Network,
    UnknownHost, ///< facts: "host", "fingerprint" of the key that it shows
    Diverged, ///< a training whose loss is no number any more: going on would end so again
    NotReady, ///< an earlier step is missing, such as searching before indexing
    Internal, ///< our bug
};

/// "invalid_argument", "not_found", ...: stable, lower case with underscores.
std::string_view errorCodeName(ErrorCode code);

/// Thrown when an operation cannot go on. `message` says what happened, `hint` what to do about it;
/// both are plain English sentences. User interfaces choose their own text from the code and show
/// these as details. Bad rows and bad pictures are data and come back in reports instead.
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string message, std::string hint = {});

    ErrorCode code() const noexcept { return m_code; }
    const std::string& message() const noexcept { return m_message; }
    const std::string& hint() const noexcept { return m_hint; }
    /// What was being done, innermost first.
    const std::vector<std::string>& context() const noexcept { return m_context; }
    /// Adds what was being done; for use as `throw error.during("importing Products.csv")`.
    Error& during(std::string what);
    /// Adds what a program needs that offers a way out.
    Error& with(std::string fact, std::string value);
    std::string fact(const std::string& name) const; ///< empty when there is none
    /// Message, context and hint in one line.
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    void compose();

    ErrorCode m_code;
    std::string m_message;
    std::string m_hint;
    std::vector<std::string> m_context;
    std::map<std::string, std::string> m_facts;
    std::string m_what;
};

/// The Error for a failed system call on `path`; picks the code from `errnoValue`.
Error systemError(int errnoValue, std::string_view action, std::string_view path);

}
