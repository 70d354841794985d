// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/curlsession.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cstdlib>
#include <mutex>
#include <stop_token>

namespace vitrine::remote {

namespace {

constexpr long kConnectSeconds = 20;
constexpr long kStallBytesPerSecond = 100;
constexpr long kStallSeconds = 30;
constexpr int kPollMilliseconds = 100;

void startLibrary()
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}

CurlSession::CurlSession()
{
    startLibrary();
    m_multi.reset(curl_multi_init());
    m_easy.reset(curl_easy_init());
    if (!m_easy || !m_multi)
        throw Error(ErrorCode::Internal, "libcurl could not be started.");
}

void CurlSession::begin(const std::string& address)
{
    curl_easy_reset(m_easy.get());
    m_headers.reset();
    m_detail.fill('\0');
    m_address = address;
    set(CURLOPT_ERRORBUFFER, m_detail.data());
    set(CURLOPT_URL, address);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_LOW_SPEED_LIMIT, kStallBytesPerSecond);
    set(CURLOPT_LOW_SPEED_TIME, kStallSeconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a cancelled job does not wait for a name server
    // As other programs that use OpenSSL: authorities instead of the system's.
    if (const char* authorities = std::getenv("SSL_CERT_FILE"); authorities && *authorities)
        set(CURLOPT_CAINFO, std::string(authorities));
    set(CURLOPT_USERAGENT, "vitrine/" VITRINE_VERSION);
    set(CURLOPT_HEADERFUNCTION, &CurlSession::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &CurlSession::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    set(CURLOPT_OPENSOCKETFUNCTION, &CurlSession::onOpen);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    set(CURLOPT_CLOSESOCKETFUNCTION, &CurlSession::onClose);
    set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(this));
}

void CurlSession::addHeader(const std::string& line)
{
    curl_slist* longer = curl_slist_append(m_headers.get(), line.c_str());
    if (!longer)
        throw Error(ErrorCode::Internal, "libcurl is out of memory.");
    static_cast<void>(m_headers.release()); // is part of the longer list
    m_headers.reset(longer);
    set(CURLOPT_HTTPHEADER, m_headers.get());
}

CURLcode CurlSession::perform(AnswerSink& sink, const JobContext& context)
{
    m_sink = &sink;
    m_failure = nullptr;
    curl_multi_add_handle(m_multi.get(), m_easy.get());
    const auto remove = [this](void*) { curl_multi_remove_handle(m_multi.get(), m_easy.get()); };
    const std::unique_ptr<void, decltype(remove)> removal(m_easy.get(), remove);
    Watchdog watchdog(m_sockets);
    const std::stop_callback wake(context.stopToken(), [this] {
        m_sockets.shutDown();
        curl_multi_wakeup(m_multi.get());
    });
    for (int running = 1; running != 0;) {
        context.throwIfStopped();
        watchdog.signOfLife();
        if (const CURLMcode failed = curl_multi_perform(m_multi.get(), &running);
            failed != CURLM_OK)
            throw Error(
                ErrorCode::Internal, fmt::format("libcurl: {}.", curl_multi_strerror(failed)));
        if (m_failure)
            std::rethrow_exception(m_failure);
        sink.onTick();
        if (running != 0)
            curl_multi_poll(m_multi.get(), nullptr, 0, kPollMilliseconds, nullptr);
    }
    context.throwIfStopped(); // rather than what the closed sockets look like
    return watchdog.hasBitten() ? CURLE_OPERATION_TIMEDOUT : result();
}

CURLcode CurlSession::result() const
{
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(m_multi.get(), &left);
    return message && message->msg == CURLMSG_DONE ? message->data.result : CURLE_RECV_ERROR;
}

void CurlSession::check(CURLcode result) const
{
    if (result != CURLE_OK)
        throw transferError(m_address, result, m_detail.data());
}

long CurlSession::status() const
{
    long status = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::int64_t CurlSession::length() const
{
    curl_off_t length = -1;
    curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    return length;
}

std::int64_t CurlSession::fileTime() const
{
    curl_off_t seconds = -1;
    curl_easy_getinfo(m_easy.get(), CURLINFO_FILETIME_T, &seconds);
    return seconds;
}

template <typename Function> bool CurlSession::guarded(Function&& function)
{
    try {
        return function();
    } catch (...) {
        m_failure = std::current_exception();
        return false;
    }
}

std::size_t CurlSession::onHeader(char* text, std::size_t size, std::size_t count, void* self)
{
    auto& session = *static_cast<CurlSession*>(self);
    const bool taken = session.guarded([&] {
        session.m_sink->onHeader({text, size * count});
        return true;
    });
    return taken ? size * count : 0;
}

std::size_t CurlSession::onBody(char* bytes, std::size_t size, std::size_t count, void* self)
{
    auto& session = *static_cast<CurlSession*>(self);
    const bool wanted = session.guarded(
        [&] { return session.m_sink->onBody(std::as_bytes(std::span(bytes, size * count))); });
    return wanted ? size * count : CURL_WRITEFUNC_ERROR;
}

curl_socket_t CurlSession::onOpen(void* self, curlsocktype /*purpose*/, curl_sockaddr* address)
{
    return static_cast<CurlSession*>(self)->m_sockets.open(*address);
}

int CurlSession::onClose(void* self, curl_socket_t socket)
{
    return static_cast<CurlSession*>(self)->m_sockets.close(socket);
}

}
