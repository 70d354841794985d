// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/credentials.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>

namespace vitrine::remote {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSecretBytes = 65536;
constexpr int kAnswerPollMilliseconds = 50;

/// A program whose output is read. It is ended with the object.
class Child {
public:
    explicit Child(const std::vector<std::string>& command)
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        m_output = ends[0];
        start(command, ends[1]);
        ::close(ends[1]);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child()
    {
        if (m_output >= 0)
            ::close(m_output);
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            exitStatus();
        }
    }

    bool started() const { return m_pid > 0; }
    int output() const { return m_output; }

    /// Waits for the end, once.
    int exitStatus()
    {
        int status = -1;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        m_pid = -1;
        return status;
    }

private:
    void start(const std::vector<std::string>& command, int output)
    {
        std::vector<char*> arguments;
        for (const std::string& word : command)
            arguments.push_back(const_cast<char*>(word.c_str())); // which posix_spawnp leaves alone
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        if (::posix_spawnp(&m_pid, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
            m_pid = -1;
        ::posix_spawn_file_actions_destroy(&actions);
    }

    pid_t m_pid = -1;
    int m_output = -1;
};

/// All that the child says; nothing when it says too much or is not done in time.
std::optional<std::string> outputOf(
    const Child& child, Clock::time_point deadline, const JobContext& context)
{
    std::string text;
    std::array<char, 4096> buffer{};
    while (Clock::now() < deadline && text.size() <= kSecretBytes) {
        context.throwIfStopped();
        pollfd ready{child.output(), POLLIN, 0};
        if (::poll(&ready, 1, kAnswerPollMilliseconds) <= 0)
            continue;
        const ssize_t got = ::read(child.output(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

class CredentialChain : public CredentialSource {
public:
    std::optional<std::string> find(
        const std::string& name, const std::string& server, const JobContext& context) override
    {
        if (auto secret = m_environment.find(name, server, context))
            return secret;
        return m_keychain.find(name, server, context);
    }

private:
    EnvironmentCredentials m_environment;
    KeychainCredentials m_keychain;
};

}

std::optional<std::string> EnvironmentCredentials::find(
    const std::string& name, const std::string& /*server*/, const JobContext& /*context*/)
{
    const char* value = std::getenv(name.c_str());
    return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

KeychainCredentials::KeychainCredentials(std::string program, std::chrono::milliseconds patience)
    : m_program(std::move(program))
    , m_patience(patience)
{
}

std::optional<std::string> KeychainCredentials::find(
    const std::string& name, const std::string& server, const JobContext& context)
{
    Child child({m_program, "lookup", "service", "vitrine", "name", name, "server", server});
    if (!child.started())
        return std::nullopt;
    auto secret = outputOf(child, Clock::now() + m_patience, context);
    if (!secret || child.exitStatus() != 0 || secret->empty())
        return std::nullopt;
    if (secret->back() == '\n')
        secret->pop_back();
    return secret;
}

std::shared_ptr<CredentialSource> systemCredentials()
{
    return std::make_shared<CredentialChain>();
}

}
