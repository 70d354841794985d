// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vitrine::test {

/// OpenSSH's server on a free port of the loopback interface, with a host key and one user's key
/// made for the test. It speaks SFTP, lets this process's user in by key, and logs what was read.
class SshServer {
public:
    /// Why there can be no server here; nothing when there can.
    static std::optional<QString> missing();

    explicit SshServer(std::filesystem::path folder); ///< for keys and settings
    SshServer(const SshServer&) = delete;
    SshServer& operator=(const SshServer&) = delete;
    ~SshServer();

    bool isRunning() const { return m_port != 0; }
    std::string log() const; ///< for failing tests
    std::string address(const std::filesystem::path& path) const; ///< sftp://...
    std::string port() const { return std::to_string(m_port); }
    std::string fingerprint() const; ///< of the host's key, by ssh-keygen
    std::filesystem::path userKey() const { return m_folder / "user"; }
    std::filesystem::path otherKey() const { return m_folder / "other"; } ///< not let in
    std::filesystem::path lockedKey() const { return m_folder / "locked"; } ///< let in
    static const char* passphrase() { return "a long passphrase"; } ///< of lockedKey
    std::filesystem::path knownHosts() const { return m_folder / "known_hosts"; }
    void letIn(const SshServer& usersOf) const; ///< also with that host's user's key
    void writeKnownHosts(const std::string& keyFile = "host.pub") const;

    enum class Cut { ClosesTheConnection, KeepsTheConnection };
    /// Ends SFTP in later connections after so many bytes; 0 for never.
    void cutAfter(int bytes, Cut cut = Cut::ClosesTheConnection) const;
    /// Lines of SFTP's log with this word.
    int logged(const std::string& word) const;

private:
    bool start(int port);

    std::filesystem::path m_folder;
    int m_port = 0;
    QProcess m_process;
};

/// Runs a program to its end; what it printed, or nothing when it failed.
std::optional<std::string> run(const QString& program, const QStringList& arguments);

}
