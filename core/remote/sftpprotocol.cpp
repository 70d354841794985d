// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/sftpprotocol.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/remote/curlsession.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vitrine::remote {

namespace {

using Reach = TransferError::Reach;

unsigned digitValue(char digit)
{
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::string base64OfHex(std::string_view hex)
{
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < hex.size(); i += 3) { // twelve bits are two letters
        const std::string_view digits = hex.substr(i, 3);
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 4U | (k < digits.size() ? digitValue(digits[k]) : 0U);
        result += kLetters[bits >> 6U];
        if (digits.size() > 1)
            result += kLetters[bits & 63U];
    }
    return result;
}

std::string_view nameOf(curl_khtype type)
{
    switch (type) {
    case CURLKHTYPE_RSA: return "RSA";
    case CURLKHTYPE_DSS: return "DSA";
    case CURLKHTYPE_ECDSA: return "ECDSA";
    case CURLKHTYPE_ED25519: return "ED25519";
    default: return "host";
    }
}

int onHostKey(CURL* /*handle*/, const curl_khkey* /*known*/, const curl_khkey* found,
    curl_khmatch match, void* self)
{
    auto& protocol = *static_cast<SftpProtocol*>(self);
    const auto key = std::as_bytes(std::span(found->key, found->len));
    const auto meaning = match == CURLKHMATCH_OK ? SftpProtocol::Match::Same
        : match == CURLKHMATCH_MISMATCH          ? SftpProtocol::Match::Other
                                                 : SftpProtocol::Match::Unknown;
    try {
        return protocol.judge(meaning, nameOf(found->keytype), key) ? CURLKHSTAT_FINE
                                                                    : CURLKHSTAT_REJECT;
    } catch (...) {
        return CURLKHSTAT_REJECT; // out of memory: rather no connection than a wrong one
    }
}

std::string withoutDecoration(std::string_view fingerprint)
{
    fingerprint = text::trimmed(fingerprint);
    if (text::lowered(fingerprint.substr(0, 7)) == "sha256:")
        fingerprint.remove_prefix(7);
    return std::string(fingerprint.substr(0, fingerprint.find('=')));
}

}

std::string hostKeyFingerprint(std::span<const std::byte> key)
{
    Sha256 sum;
    sum.update(key);
    return "SHA256:" + base64OfHex(sum.hex());
}

SftpProtocol::SftpProtocol(SftpAccess access)
    : m_access(std::move(access))
{
}

void SftpProtocol::prepare(CurlSession& session)
{
    m_refusal.reset();
    long methods = 0;
    if (!m_access.key.empty()) {
        methods |= CURLSSH_AUTH_PUBLICKEY;
        session.set(CURLOPT_SSH_PRIVATE_KEYFILE, m_access.key.string());
        if (!m_access.passphrase.empty())
            session.set(CURLOPT_KEYPASSWD, m_access.passphrase);
    }
    if (m_access.agent)
        methods |= CURLSSH_AUTH_AGENT;
    if (!m_access.password.empty()) {
        methods |= CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD;
        session.set(CURLOPT_PASSWORD, m_access.password);
    }
    session.set(CURLOPT_PROTOCOLS_STR, "sftp");
    session.set(CURLOPT_USERNAME, m_access.user);
    session.set(CURLOPT_SSH_AUTH_TYPES, methods);
    session.set(CURLOPT_SSH_KNOWNHOSTS, m_access.knownHosts.string());
    session.set(CURLOPT_SSH_KEYFUNCTION, &onHostKey);
    session.set(CURLOPT_SSH_KEYDATA, static_cast<void*>(this));
    session.set(CURLOPT_FILETIME, 1L);
}

void SftpProtocol::askFrom(
    CurlSession& session, std::int64_t offset, const std::string& /*version*/)
{
    session.set(CURLOPT_RANGE, fmt::format("{}-", offset)); // the version is looked at in beginning
}

Beginning SftpProtocol::beginning(
    const CurlSession& session, const ResponseHeaders& /*headers*/, std::int64_t offset) const
{
    const std::int64_t total = offset + std::max<std::int64_t>(session.length(), 0);
    return {offset, total, fmt::format("{}-{}", session.fileTime(), total)};
}

TransferEnd SftpProtocol::end(const Answer& answer, std::int64_t offset) const
{
    const std::string shown = shownAddress(answer.address);
    if (m_refusal)
        throw TransferError(*m_refusal);
    switch (answer.result) {
    case CURLE_OK: return TransferEnd::Complete;
    case CURLE_BAD_DOWNLOAD_RESUME:
        if (offset > 0)
            return TransferEnd::StartAgain; // the file is shorter than the part
        break;
    case CURLE_LOGIN_DENIED: throw loginDenied();
    case CURLE_REMOTE_FILE_NOT_FOUND:
        throw TransferError({ErrorCode::NotFound, fmt::format("There is no {}.", shown),
                                "Check the path; one below the home folder begins with /~/."},
            Reach::File);
    case CURLE_REMOTE_ACCESS_DENIED:
        throw TransferError({ErrorCode::PermissionDenied, fmt::format("{} may not be read.", shown),
                                "Ask its owner to let this user read it."},
            Reach::File);
    case CURLE_SSH:
        throw TransferError({ErrorCode::Network,
                                fmt::format("The connection to {} broke ({}).", m_access.host,
                                    answer.detail.empty() ? "in the SSH layer" : answer.detail),
                                "What has come is kept: try again to continue."},
            Reach::Moment);
    default: break;
    }
    throw transferError(answer.address, answer.result, answer.detail);
}

bool SftpProtocol::judge(Match match, std::string_view kind, std::span<const std::byte> key)
{
    if (match == Match::Same)
        return true;
    const std::string shown = hostKeyFingerprint(key);
    const std::string host = hostInKnownHosts();
    if (match == Match::Other) {
        m_refusal.emplace(
            Error(ErrorCode::PermissionDenied,
                fmt::format("THE KEY OF {} HAS CHANGED: it now shows the {} key {}, which is not "
                            "the one in {}. Somebody may be listening in; nothing was sent.",
                    m_access.host, kind, shown, m_access.knownHosts.string()),
                fmt::format("Ask who runs the host. Only if they have changed the key, remove the "
                            "old one with: ssh-keygen -R '{}'",
                    host)),
            Reach::Server);
        return false;
    }
    const bool accepted = std::ranges::any_of(
        m_access.acceptedHostKeys, [plain = withoutDecoration(shown)](const std::string& named) {
            return withoutDecoration(named) == plain;
        });
    if (accepted)
        return true;
    Error unknown(ErrorCode::UnknownHost,
        fmt::format("{} is not known: it shows the {} key {}.", m_access.host, kind, shown),
        fmt::format("Compare this with what who runs the host says. If it is the same, accept "
                    "that key (vitrine-cli: --accept-host-key {}), or connect once with: "
                    "ssh{}{} {}",
            shown, m_access.port.empty() ? "" : " -p ", m_access.port, m_access.host));
    unknown.with("host", m_access.host).with("fingerprint", shown);
    m_refusal.emplace(std::move(unknown), Reach::Server);
    return false;
}

std::string SftpProtocol::hostInKnownHosts() const
{
    return m_access.port.empty() || m_access.port == "22"
        ? m_access.host
        : fmt::format("[{}]:{}", m_access.host, m_access.port);
}

TransferError SftpProtocol::loginDenied() const
{
    const bool offersKey = m_access.agent || !m_access.key.empty();
    return {Error(ErrorCode::PermissionDenied,
                fmt::format("{} does not let {} in.", m_access.host, m_access.user),
                offersKey
                    ? "Is the key among the host's authorized_keys? One with a passphrase needs an "
                      "agent or VITRINE_SFTP_PASSPHRASE; where RSA is refused, use an Ed25519 key."
                    : "Start an SSH agent, name a private key, or set VITRINE_SFTP_PASSWORD."),
        Reach::Server};
}

}
