// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exitcode.h"
#include "core/base/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace vitrine::cli {

namespace {

constexpr char kSignal = 's';
constexpr char kEnd = 'e';

// A handler can reach nothing but statics.
std::atomic<int> g_writeEnd{-1};

void onSignal(int)
{
    const int saved = errno;
    [[maybe_unused]] const auto written = ::write(g_writeEnd.load(), &kSignal, 1);
    errno = saved;
}

void install(void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

}

Interrupt::Interrupt()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw systemError(errno, "make", "a pipe");
    m_readEnd = ends[0];
    g_writeEnd = ends[1];
    m_watcher = std::thread([this] { watch(); });
    install(&onSignal);
}

void Interrupt::watch()
{
    char what = 0;
    while (::read(m_readEnd, &what, 1) == 1 && what == kSignal) {
        if (!m_stop.request_stop())
            ::_exit(kCancelled);
    }
}

Interrupt::~Interrupt()
{
    install(SIG_DFL);
    [[maybe_unused]] const auto written = ::write(g_writeEnd.load(), &kEnd, 1);
    m_watcher.join();
    ::close(m_readEnd);
    ::close(g_writeEnd.exchange(-1));
}

}
