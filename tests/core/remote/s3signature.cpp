// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/s3signature.h"

#include "core/base/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <regex>
#include <sstream>
#include <vector>

namespace vitrine::test {

namespace {

std::string hmac(const std::string& key, const std::string& text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
        reinterpret_cast<const unsigned char*>(text.data()), text.size(), sum.data(), &length);
    return {reinterpret_cast<const char*>(sum.data()), length};
}

std::string hexOf(const std::string& bytes)
{
    std::string text;
    for (const unsigned char byte : bytes) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned>(byte));
        text += digits.data();
    }
    return text;
}

std::string uriEncoded(const std::string& text, bool slash)
{
    std::string result;
    for (const unsigned char letter : text) {
        if (std::isalnum(letter) != 0 || letter == '-' || letter == '.' || letter == '_'
            || letter == '~' || (letter == '/' && !slash)) {
            result += static_cast<char>(letter);
            continue;
        }
        std::array<char, 4> code{};
        std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(letter));
        result += code.data();
    }
    return result;
}

std::string canonicalQuery(const std::string& query)
{
    std::map<std::string, std::string> sorted;
    std::istringstream parts(query);
    for (std::string part; std::getline(parts, part, '&');) {
        const std::size_t equals = part.find('=');
        sorted[uriEncoded(percentDecoded(part.substr(0, equals)), true)] =
            equals == std::string::npos ? ""
                                        : uriEncoded(percentDecoded(part.substr(equals + 1)), true);
    }
    std::string text;
    for (const auto& [name, value] : sorted)
        text += (text.empty() ? "" : "&") + name + '=' + value;
    return text;
}

std::string header(const SignedRequest& request, const std::string& name)
{
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

std::string canonicalRequest(const SignedRequest& request, const std::string& signedHeaders)
{
    const std::size_t question = std::min(request.target.find('?'), request.target.size());
    const std::string path = percentDecoded(request.target.substr(0, question));
    const std::string query =
        question < request.target.size() ? request.target.substr(question + 1) : std::string();
    std::string text =
        request.method + '\n' + uriEncoded(path, false) + '\n' + canonicalQuery(query) + '\n';
    std::istringstream names(signedHeaders);
    for (std::string name; std::getline(names, name, ';');)
        text += name + ':' + header(request, name) + '\n';
    return text + '\n' + signedHeaders + '\n' + header(request, "x-amz-content-sha256");
}

bool isSigned(const std::string& signedHeaders, const std::string& name)
{
    return (';' + signedHeaders + ';').find(';' + name + ';') != std::string::npos;
}

}

std::string percentDecoded(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string signatureFault(
    const SignedRequest& request, const std::string& keyId, const std::string& secret)
{
    static const std::regex kForm(
        "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?"
        "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    std::smatch match;
    const std::string authorization = header(request, "authorization");
    if (!std::regex_match(authorization, match, kForm))
        return "AccessDenied";
    if (match[1] != keyId)
        return "InvalidAccessKeyId";
    const std::string day = match[2];
    const std::string region = match[3];
    const std::string signedHeaders = match[4];
    for (const auto& [name, value] : request.headers) {
        if ((name == "host" || name.starts_with("x-amz-")) && !isSigned(signedHeaders, name))
            return "AccessDenied";
    }
    const std::string date = header(request, "x-amz-date");
    const std::string scope = day + '/' + region + "/s3/aws4_request";
    const std::string toSign = "AWS4-HMAC-SHA256\n" + date + '\n' + scope + '\n'
        + sha256Hex(canonicalRequest(request, signedHeaders));
    const std::string key =
        hmac(hmac(hmac(hmac("AWS4" + secret, day), region), "s3"), "aws4_request");
    const bool right = date.starts_with(day) && hexOf(hmac(key, toSign)) == match[5];
    return right ? "" : "SignatureDoesNotMatch";
}

}
