// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/remote: names libcurl's types.

#include "core/jobs/jobcontext.h"
#include "core/remote/opensockets.h"
#include "core/remote/transfererrors.h"

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::remote {

/// Receives an answer while it comes. What a member throws ends the request and leaves `perform`.
class AnswerSink {
public:
    virtual ~AnswerSink() = default;
    virtual void onHeader(std::string_view line) = 0; ///< HTTP only
    virtual bool onBody(std::span<const std::byte> bytes) = 0; ///< false ends the request
    virtual void onTick() { } ///< about every 100 ms, for progress
};

/// libcurl: one request after the other, over connections that are kept open between them. One
/// thread at a time.
class CurlSession {
public:
    /// Throws Error Internal.
    CurlSession();

    /// Forgets the request before and sets what all kinds of server share. Throws Error.
    void begin(const std::string& address);
    /// Throws Error when this libcurl lacks the option.
    template <typename Value> void set(CURLoption option, Value value)
    {
        check(curl_easy_setopt(m_easy.get(), option, value));
    }
    void set(CURLoption option, const std::string& text) { set(option, text.c_str()); }
    void addHeader(const std::string& line);

    /// Waits for the end, wakes up at once when the job is stopped. Throws Cancelled, and what the
    /// sink threw.
    CURLcode perform(AnswerSink& sink, const JobContext& context);

    const std::string& address() const { return m_address; }
    long status() const; ///< HTTP's, of the answer that is coming; 0 for others
    std::int64_t length() const; ///< announced bytes of this answer; -1 when not said
    std::int64_t fileTime() const; ///< seconds since the epoch, when asked for; -1 when not said
    std::string detail() const { return m_detail.data(); } ///< libcurl's words on a failure

private:
    struct EasyDeleter {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    struct MultiDeleter {
        void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
    };
    struct ListDeleter {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    void check(CURLcode result) const;
    CURLcode result() const;
    template <typename Function> bool guarded(Function&& function);

    static std::size_t onHeader(char* text, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* self);
    static curl_socket_t onOpen(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int onClose(void* self, curl_socket_t socket);

    std::string m_address;
    std::array<char, CURL_ERROR_SIZE> m_detail{};
    std::unique_ptr<curl_slist, ListDeleter> m_headers; // outlives the handle that borrows it
    OpenSockets m_sockets; // outlives the connections
    std::unique_ptr<CURLM, MultiDeleter> m_multi; // owns the connections
    std::unique_ptr<CURL, EasyDeleter> m_easy;
    AnswerSink* m_sink = nullptr; // while a request runs
    std::exception_ptr m_failure; // of the sink, which C code may not see
};

}
