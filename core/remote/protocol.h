// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/responseheaders.h"

#include <cstdint>
#include <memory>
#include <string>

namespace vitrine::remote {

class CurlSession;

enum class TransferEnd {
    Complete,
    StartAgain, ///< the part does not fit what the server has: to be asked for anew, from the start
};

/// Where the bytes that come begin in the file, and what is known of the file.
struct Beginning {
    std::int64_t first = 0;
    std::int64_t total = -1; ///< bytes of the whole file; -1 when not said
    std::string version; ///< empty when not said
};

/// How an answer ended.
struct Answer {
    std::string address;
    int result = 0; ///< a CURLcode
    long status = 0; ///< HTTP's; 0 for others
    ResponseHeaders headers;
    std::string detail; ///< libcurl's words
    std::string errorPage; ///< the beginning of the body that came with an HTTP error
};

/// How one kind of server is asked, and what its answers mean. One thread at a time.
class Protocol {
public:
    virtual ~Protocol() = default;
    /// Sets what each request needs; called after CurlSession::begin.
    virtual void prepare(CurlSession& session) = 0;
    /// Asks for the bytes from `offset` (> 0) on of the version named so; empty means any.
    virtual void askFrom(CurlSession& session, std::int64_t offset, const std::string& version) = 0;
    /// At the first byte of the file, or at the end of an empty one.
    virtual Beginning beginning(
        const CurlSession& session, const ResponseHeaders& headers, std::int64_t offset) const = 0;
    /// After the last byte. Throws TransferError for what the answer means.
    virtual TransferEnd end(const Answer& answer, std::int64_t offset) const = 0;
};

/// http and https. From https it follows redirects to https only.
class HttpProtocol : public Protocol {
public:
    void prepare(CurlSession& session) override;
    void askFrom(CurlSession& session, std::int64_t offset, const std::string& version) override;
    Beginning beginning(const CurlSession& session, const ResponseHeaders& headers,
        std::int64_t offset) const override;
    TransferEnd end(const Answer& answer, std::int64_t offset) const override;
};

}
