// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/remote: names libcurl's types.

#include <curl/curl.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>

namespace vitrine::remote {

/// The sockets of a session, so that another thread can end what waits for them: libssh2 1.10 goes
/// round in circles, and never returns to libcurl, when a server closes its channel and leaves the
/// connection open.
class OpenSockets {
public:
    curl_socket_t open(const curl_sockaddr& address);
    int close(curl_socket_t socket);
    /// Any thread: reading and writing end at once.
    void shutDown();

private:
    std::mutex m_mutex;
    std::set<curl_socket_t> m_sockets;
};

/// Shuts the sockets down when there has been no sign of life for a while.
class Watchdog {
public:
    explicit Watchdog(OpenSockets& sockets);
    void signOfLife() { m_alive = true; }
    bool hasBitten() const { return m_bitten; }

private:
    void watch(const std::stop_token& stop);

    OpenSockets& m_sockets;
    std::atomic<bool> m_alive = true;
    std::atomic<bool> m_bitten = false;
    std::mutex m_mutex;
    std::condition_variable_any m_never;
    std::jthread m_thread; // last: uses the others
};

}
