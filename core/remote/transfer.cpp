// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/transfer.h"

#include "core/base/error.h"
#include "core/remote/curlsession.h"
#include "core/remote/transfererrors.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::remote {

namespace {

constexpr std::size_t kErrorPageBytes = 8192;

/// One request and its answer. What comes with an HTTP error is kept apart from what was asked for.
class Exchange : public AnswerSink {
public:
    Exchange(const std::string& address, CurlSession& session, Protocol& protocol)
        : m_session(session)
        , m_protocol(protocol)
    {
        m_session.begin(address);
        m_protocol.prepare(m_session);
    }

    void onHeader(std::string_view line) override { m_answer.headers.take(line); }

    bool onBody(std::span<const std::byte> bytes) override
    {
        if (m_session.status() < 300)
            return take(bytes);
        const std::size_t room = kErrorPageBytes - m_answer.errorPage.size();
        m_answer.errorPage.append(
            reinterpret_cast<const char*>(bytes.data()), std::min(room, bytes.size()));
        return m_answer.errorPage.size() < kErrorPageBytes;
    }

protected:
    virtual bool take(std::span<const std::byte> bytes) = 0;

    const Answer& perform(const JobContext& context)
    {
        m_answer.result = m_session.perform(*this, context);
        m_answer.address = m_session.address();
        m_answer.status = m_session.status();
        m_answer.detail = m_session.detail();
        return m_answer;
    }

    Beginning beginning(std::int64_t offset) const
    {
        return m_protocol.beginning(m_session, m_answer.headers, offset);
    }

    CurlSession& m_session;
    Protocol& m_protocol;

private:
    Answer m_answer;
};

class Transfer : public Exchange {
public:
    Transfer(const DownloadRequest& request, PartFile& part, CurlSession& session,
        Protocol& protocol, JobContext& context)
        : Exchange(request.address, session, protocol)
        , m_request(request)
        , m_part(part)
        , m_context(context)
        , m_version(part.tagFor(request.address))
    {
        // Without a version only a checksum can tell whether the pieces belong together.
        if (m_part.size() > 0 && m_version.empty() && m_request.sha256Prefix.empty())
            m_part.restart();
        m_offset = m_part.size();
        if (m_offset > 0)
            m_protocol.askFrom(m_session, m_offset, m_version);
    }

    TransferEnd run()
    {
        const Answer& answer = perform(m_context);
        if (m_startAgain)
            return TransferEnd::StartAgain;
        if (m_protocol.end(answer, m_offset) == TransferEnd::StartAgain)
            return TransferEnd::StartAgain;
        const bool nothingCame = !m_begun && answer.status < 300;
        return nothingCame && !begin() ? TransferEnd::StartAgain : TransferEnd::Complete;
    }

    void onTick() override
    {
        if (m_begun)
            m_context.report(Stage::Downloading, m_part.size(), m_total);
    }

private:
    bool take(std::span<const std::byte> bytes) override
    {
        if (!m_begun && !begin()) {
            m_startAgain = true;
            return false;
        }
        m_part.append(bytes);
        if (m_request.bytes > 0 && m_part.size() > m_request.bytes)
            checkTotal(m_part.size());
        return true;
    }

    bool begin();
    void checkTotal(std::int64_t total) const;

    const DownloadRequest& m_request;
    PartFile& m_part;
    JobContext& m_context;
    std::string m_version; // of the part; empty when unknown
    std::int64_t m_offset = 0; // where the request begins
    std::int64_t m_total = 0; // bytes of the whole file; 0 while unknown
    bool m_begun = false;
    bool m_startAgain = false;
};

void Transfer::checkTotal(std::int64_t total) const
{
    if (m_request.bytes > 0 && total >= 0 && total != m_request.bytes) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} has {} bytes on the server, {} were expected.",
                shownAddress(m_request.address), total, m_request.bytes),
            "The file has been replaced, or a page stands in its place. Download it by hand and "
            "check it.");
    }
}

/// At the first byte of an answer that will be kept: false when it does not continue the part.
bool Transfer::begin()
{
    m_begun = true;
    const Beginning found = beginning(m_offset);
    const bool otherVersion =
        !m_version.empty() && !found.version.empty() && found.version != m_version;
    if (found.first != 0 && (found.first != m_part.size() || otherVersion))
        return false;
    if (found.first == 0 && m_part.size() > 0)
        m_part.restart();
    checkTotal(found.total);
    m_total = found.total > 0 ? found.total : m_request.bytes;
    m_part.remember(m_request.address, found.version);
    return true;
}

class TextRequest : public Exchange {
public:
    TextRequest(
        const std::string& address, std::size_t limit, CurlSession& session, Protocol& protocol)
        : Exchange(address, session, protocol)
        , m_limit(limit)
    {
    }

    std::string run(const JobContext& context)
    {
        const Answer& answer = perform(context);
        if (m_tooLong) {
            throw TransferError({ErrorCode::Unsupported,
                                    fmt::format("{} sends a listing of more than {} bytes.",
                                        shownAddress(answer.address), m_limit),
                                    "Name a folder with fewer files."},
                TransferError::Reach::Server);
        }
        m_protocol.end(answer, 0);
        return std::move(m_text);
    }

private:
    bool take(std::span<const std::byte> bytes) override
    {
        m_tooLong = m_text.size() + bytes.size() > m_limit;
        if (!m_tooLong)
            m_text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return !m_tooLong;
    }

    std::size_t m_limit;
    std::string m_text;
    bool m_tooLong = false;
};

class Question : public Exchange {
public:
    Question(const std::string& address, CurlSession& session, Protocol& protocol)
        : Exchange(address, session, protocol)
    {
        m_session.set(CURLOPT_NOBODY, 1L);
    }

    Beginning run(const JobContext& context)
    {
        m_protocol.end(perform(context), 0);
        return beginning(0);
    }

private:
    bool take(std::span<const std::byte> /*bytes*/) override { return true; }
};

}

TransferEnd transfer(const DownloadRequest& request, PartFile& part, CurlSession& session,
    Protocol& protocol, JobContext& context)
{
    return Transfer(request, part, session, protocol, context).run();
}

std::string fetchText(const std::string& address, std::size_t limit, CurlSession& session,
    Protocol& protocol, const JobContext& context)
{
    return TextRequest(address, limit, session, protocol).run(context);
}

Beginning askAbout(
    const std::string& address, CurlSession& session, Protocol& protocol, const JobContext& context)
{
    return Question(address, session, protocol).run(context);
}

}
