// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace vitrine::test {

/// What a server sees of a request.
struct SignedRequest {
    std::string method;
    std::string target; ///< path and query as sent
    std::multimap<std::string, std::string> headers; ///< names in small letters
};

std::string percentDecoded(const std::string& text);

/// Why the request's signature is refused, as an error code of S3; empty when it is right. From
/// Amazon's public description of Signature Version 4.
std::string signatureFault(
    const SignedRequest& request, const std::string& keyId, const std::string& secret);

}
