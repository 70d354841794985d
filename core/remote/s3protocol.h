// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/protocol.h"

#include <string>

namespace vitrine::remote {

struct S3Access {
    std::string region;
    std::string keyId = {}; ///< empty: requests are not signed, as public buckets allow
    std::string secret = {};
    std::string token = {}; ///< of temporary keys; may be empty
};

/// S3 and storage that speaks it: requests signed by AWS Signature Version 4, which libcurl
/// computes. Libcurl 7.88 neither sorts a query nor encodes a path before signing, newer ones do:
/// addresses have to come in canonical form (percentcode.h, names of a query in order). Redirects
/// are not followed, as the headers with the session's token would go along.
class S3Protocol : public HttpProtocol {
public:
    explicit S3Protocol(S3Access access);

    void prepare(CurlSession& session) override;
    /// With If-Match: another version answers 412.
    void askFrom(CurlSession& session, std::int64_t offset, const std::string& version) override;
    TransferEnd end(const Answer& answer, std::int64_t offset) const override;

private:
    S3Access m_access;
};

}
