// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/transfer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/importing/transfererrors.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace vitrine::importing {

namespace {

constexpr long kRedirects = 10;
constexpr long kConnectSeconds = 20;
constexpr long kStallBytesPerSecond = 100;
constexpr long kStallSeconds = 30;
constexpr int kPollMilliseconds = 100;

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiDeleter {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// Of one response; a redirect's are forgotten when the next begins.
struct ResponseHeaders {
    std::string entityTag;
    std::string lastModified;
    std::string contentRange;

    void take(std::string_view line);
    /// A strong name of this version of the file (RFC 9110, 13.1.5), or nothing.
    std::string version() const;
};

void ResponseHeaders::take(std::string_view line)
{
    if (line.starts_with("HTTP/"))
        *this = {};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    const std::string name = text::lowered(line.substr(0, colon));
    const std::string value(text::trimmed(line.substr(colon + 1)));
    if (name == "etag")
        entityTag = value;
    else if (name == "last-modified")
        lastModified = value;
    else if (name == "content-range")
        contentRange = value;
}

std::string ResponseHeaders::version() const
{
    return entityTag.starts_with('"') ? entityTag : lastModified;
}

/// "bytes 5-9/10" or "bytes */10"; -1 stands for what is not said.
struct ContentRange {
    std::int64_t first = -1;
    std::int64_t total = -1;
};

std::int64_t numberIn(std::string_view digits)
{
    std::int64_t value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

ContentRange parsedRange(std::string_view text)
{
    constexpr std::string_view unit = "bytes ";
    const std::size_t slash = text.find('/');
    if (!text.starts_with(unit) || slash == std::string_view::npos)
        return {};
    return {
        numberIn(text.substr(unit.size(), slash - unit.size())), numberIn(text.substr(slash + 1))};
}

class Transfer {
public:
    Transfer(const DownloadRequest& request, PartFile& part, JobContext& context)
        : m_request(request)
        , m_part(part)
        , m_context(context)
        , m_easy(curl_easy_init())
        , m_multi(curl_multi_init())
    {
        if (!m_easy || !m_multi)
            throw Error(ErrorCode::Internal, "libcurl could not be started.");
        setOptions();
        askForTheRest();
    }

    TransferEnd run()
    {
        const CURLcode result = perform();
        if (m_failure)
            std::rethrow_exception(m_failure);
        if (m_startAgain)
            return TransferEnd::StartAgain;
        const long status = this->status();
        if (status == 416 && m_resuming)
            return endOfUnsatisfiable();
        if (status >= 300)
            throw statusError(m_request.address, status);
        if (result != CURLE_OK)
            throw transferError(m_request.address, result, m_detail.data());
        if (!m_begun && !begin())
            return TransferEnd::StartAgain;
        return TransferEnd::Complete;
    }

private:
    template <typename Value> void set(CURLoption option, Value value)
    {
        if (const CURLcode failed = curl_easy_setopt(m_easy.get(), option, value);
            failed != CURLE_OK)
            throw transferError(m_request.address, failed, m_detail.data());
    }

    long status() const
    {
        long status = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
        return status;
    }

    void setOptions();
    void askForTheRest();
    CURLcode perform();
    bool begin();
    std::int64_t announcedTotal() const;
    void checkTotal(std::int64_t total) const;
    void take(std::span<const std::byte> bytes);
    TransferEnd endOfUnsatisfiable() const;

    static std::size_t onHeader(char* text, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* self);

    const DownloadRequest& m_request;
    PartFile& m_part;
    JobContext& m_context;
    std::array<char, CURL_ERROR_SIZE> m_detail{};
    std::unique_ptr<curl_slist, ListDeleter> m_headers; // outlives the handle that borrows it
    std::unique_ptr<CURL, EasyDeleter> m_easy;
    std::unique_ptr<CURLM, MultiDeleter> m_multi;
    ResponseHeaders m_response;
    std::int64_t m_total = 0; // bytes of the whole file; 0 while unknown
    bool m_resuming = false;
    bool m_begun = false;
    bool m_startAgain = false;
    std::exception_ptr m_failure; // of a callback, which C code may not see
};

void Transfer::setOptions()
{
    const bool secure = m_request.address.starts_with("https:");
    set(CURLOPT_ERRORBUFFER, m_detail.data());
    set(CURLOPT_URL, m_request.address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    set(CURLOPT_MAXREDIRS, kRedirects);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_LOW_SPEED_LIMIT, kStallBytesPerSecond);
    set(CURLOPT_LOW_SPEED_TIME, kStallSeconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a cancelled job does not wait for a name server
    set(CURLOPT_USERAGENT, "vitrine/" VITRINE_VERSION);
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
}

void Transfer::askForTheRest()
{
    const std::string version = m_part.tagFor(m_request.address);
    // Without a version only a checksum can tell whether the pieces belong together.
    if (m_part.size() > 0 && version.empty() && m_request.sha256Prefix.empty())
        m_part.restart();
    m_resuming = m_part.size() > 0;
    if (!m_resuming)
        return;
    // Not CURLOPT_RESUME_FROM: with it, a server that answers with the whole file is an error.
    set(CURLOPT_RANGE, fmt::format("{}-", m_part.size()).c_str());
    if (!version.empty()) {
        m_headers.reset(curl_slist_append(nullptr, ("If-Range: " + version).c_str()));
        set(CURLOPT_HTTPHEADER, m_headers.get());
    }
}

CURLcode Transfer::perform()
{
    curl_multi_add_handle(m_multi.get(), m_easy.get());
    const auto remove = [this](void*) { curl_multi_remove_handle(m_multi.get(), m_easy.get()); };
    const std::unique_ptr<void, decltype(remove)> removal(m_easy.get(), remove);
    const std::stop_callback wake(
        m_context.stopToken(), [this] { curl_multi_wakeup(m_multi.get()); });
    for (int running = 1; running != 0;) {
        m_context.throwIfStopped();
        if (const CURLMcode failed = curl_multi_perform(m_multi.get(), &running);
            failed != CURLM_OK)
            throw Error(
                ErrorCode::Internal, fmt::format("libcurl: {}.", curl_multi_strerror(failed)));
        if (m_begun)
            m_context.report(Stage::Downloading, m_part.size(), m_total);
        if (running != 0)
            curl_multi_poll(m_multi.get(), nullptr, 0, kPollMilliseconds, nullptr);
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(m_multi.get(), &left);
    return message && message->msg == CURLMSG_DONE ? message->data.result : CURLE_RECV_ERROR;
}

std::int64_t Transfer::announcedTotal() const
{
    if (status() == 206)
        return parsedRange(m_response.contentRange).total;
    curl_off_t length = -1;
    curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    return length;
}

void Transfer::checkTotal(std::int64_t total) const
{
    if (m_request.bytes > 0 && total >= 0 && total != m_request.bytes) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} has {} bytes on the server, {} were expected.", m_request.address,
                total, m_request.bytes),
            "The file has been replaced, or a page stands in its place. Download it by hand and "
            "check it.");
    }
}

/// At the first byte of an answer that will be kept: false when it does not continue the part.
bool Transfer::begin()
{
    m_begun = true;
    if (status() == 206 && parsedRange(m_response.contentRange).first != m_part.size())
        return false;
    if (status() != 206 && m_part.size() > 0)
        m_part.restart();
    const std::int64_t total = announcedTotal();
    checkTotal(total);
    m_total = total > 0 ? total : m_request.bytes;
    m_part.remember(m_request.address, m_response.version());
    return true;
}

void Transfer::take(std::span<const std::byte> bytes)
{
    m_part.append(bytes);
    if (m_request.bytes > 0 && m_part.size() > m_request.bytes)
        checkTotal(m_part.size());
}

/// The server has nothing after the part: because it is whole, or because it is not of this file.
TransferEnd Transfer::endOfUnsatisfiable() const
{
    const bool whole = parsedRange(m_response.contentRange).total == m_part.size();
    return whole ? TransferEnd::Complete : TransferEnd::StartAgain;
}

std::size_t Transfer::onHeader(char* text, std::size_t size, std::size_t count, void* self)
{
    auto& transfer = *static_cast<Transfer*>(self);
    try {
        transfer.m_response.take({text, size * count});
        return size * count;
    } catch (...) {
        transfer.m_failure = std::current_exception();
        return 0;
    }
}

std::size_t Transfer::onBody(char* bytes, std::size_t size, std::size_t count, void* self)
{
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.status() >= 300)
        return CURL_WRITEFUNC_ERROR; // the page that comes with an error is of no use
    try {
        if (!transfer.m_begun && !transfer.begin()) {
            transfer.m_startAgain = true;
            return CURL_WRITEFUNC_ERROR;
        }
        transfer.take(std::as_bytes(std::span(bytes, size * count)));
        return size * count;
    } catch (...) {
        transfer.m_failure = std::current_exception();
        return CURL_WRITEFUNC_ERROR;
    }
}

}

TransferEnd transfer(const DownloadRequest& request, PartFile& part, JobContext& context)
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return Transfer(request, part, context).run();
}

}
