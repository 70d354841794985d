// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/opensockets.h"

#include <sys/socket.h>
#include <unistd.h>

namespace vitrine::remote {

namespace {

// Signs of life come ten times a second, also while a server is silent.
constexpr std::chrono::seconds kPatience{5};

}

curl_socket_t OpenSockets::open(const curl_sockaddr& address)
{
    const curl_socket_t socket =
        ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
    if (socket == CURL_SOCKET_BAD)
        return socket;
    const std::lock_guard lock(m_mutex);
    m_sockets.insert(socket);
    return socket;
}

int OpenSockets::close(curl_socket_t socket)
{
    const std::lock_guard lock(m_mutex); // the number may be another's as soon as it is closed
    m_sockets.erase(socket);
    return ::close(socket);
}

void OpenSockets::shutDown()
{
    const std::lock_guard lock(m_mutex);
    for (const curl_socket_t socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

Watchdog::Watchdog(OpenSockets& sockets)
    : m_sockets(sockets)
    , m_thread([this](const std::stop_token& stop) { watch(stop); })
{
}

void Watchdog::watch(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_never.wait_for(lock, stop, kPatience, [] { return false; });
        if (stop.stop_requested() || m_alive.exchange(false))
            continue;
        m_bitten = true;
        m_sockets.shutDown();
    }
}

}
