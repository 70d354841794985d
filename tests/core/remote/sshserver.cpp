// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/sshserver.h"

#include "core/base/atomicfile.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>

#include <sstream>
#include <stdexcept>
#include <utility>

namespace vitrine::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* kServer = "/usr/sbin/sshd";
constexpr const char* kSftp = "/usr/lib/openssh/sftp-server";
constexpr const char* kPrivileges = "/run/sshd"; // built into Debian's sshd, which wants it as root
constexpr int kMilliseconds = 10'000;

int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof place;
    auto* address = reinterpret_cast<sockaddr*>(&place);
    const bool known = ::bind(fd, address, length) == 0 && ::getsockname(fd, address, &length) == 0;
    ::close(fd);
    return known ? ntohs(place.sin_port) : 0;
}

void makeKey(const fs::path& file, const QString& phrase = QLatin1String(""))
{
    const auto made = run(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
            QStringLiteral("-N"), phrase, QStringLiteral("-f"),
            QString::fromStdString(file.string())});
    if (!made)
        throw std::runtime_error("ssh-keygen failed");
}

}

std::optional<std::string> run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kMilliseconds) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput().toStdString();
}

std::optional<QString> SshServer::missing()
{
    for (const char* needed : {kServer, kSftp, "/usr/bin/ssh-keygen"}) {
        if (!fs::exists(needed))
            return QStringLiteral("needs %1 (package openssh-server)").arg(QLatin1String(needed));
    }
    const passwd* user = ::getpwuid(::geteuid());
    if (!user || std::string(user->pw_shell).ends_with("nologin")
        || std::string(user->pw_shell).ends_with("false"))
        return QStringLiteral("needs a user who may log in");
    return std::nullopt;
}

SshServer::SshServer(fs::path folder)
    : m_folder(std::move(folder))
{
    if (::geteuid() == 0)
        fs::create_directories(kPrivileges);
    fs::create_directories(m_folder);
    for (const char* key : {"host", "elsewhere", "user", "other"})
        makeKey(m_folder / key);
    makeKey(lockedKey(), QLatin1String(passphrase()));
    writeFileAtomically(m_folder / "authorized_keys",
        readFile(m_folder / "user.pub") + readFile(m_folder / "locked.pub"));
    const std::string base = m_folder.string();
    // Its log says what was read. A file `cut` ends it early; then `hang` keeps the connection.
    std::ostringstream script;
    script << "#!/bin/sh\ncd '" << m_folder.string() << "'\nif [ -s cut ]; then\n  " << kSftp
           << " | stdbuf -o0 head -c \"$(cat cut)\"\n  [ -e hang ] || kill $PPID\nelse\n  exec "
           << kSftp << " -e -l DEBUG3 2>>sftp.log\nfi\n";
    writeFileAtomically(m_folder / "sftp", script.str());
    fs::permissions(m_folder / "sftp", fs::perms::owner_all);
    for (int tries = 0; tries < 5 && !isRunning(); ++tries) {
        if (const int port = freePort(); port != 0 && start(port))
            m_port = port;
    }
}

void SshServer::letIn(const SshServer& usersOf) const
{
    const fs::path keys = m_folder / "authorized_keys";
    writeFileAtomically(keys, readFile(keys) + readFile(usersOf.m_folder / "user.pub"));
}

SshServer::~SshServer()
{
    m_process.kill();
    m_process.waitForFinished(kMilliseconds);
}

bool SshServer::start(int port)
{
    const std::string base = m_folder.string();
    std::ostringstream settings;
    settings << "Port " << port << "\nListenAddress 127.0.0.1\nHostKey " << base
             << "/host\nAuthorizedKeysFile " << base
             << "/authorized_keys\nPidFile none\nStrictModes no\nUsePAM no\n"
                "PasswordAuthentication no\nKbdInteractiveAuthentication no\nSubsystem sftp "
             << base << "/sftp\n";
    writeFileAtomically(m_folder / "settings", settings.str());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QLatin1String(kServer),
        {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
            QString::fromStdString(base + "/settings")});
    QByteArray said;
    while (!said.contains("Server listening")) {
        if (!m_process.waitForReadyRead(kMilliseconds)) { // another has taken the port
            m_process.kill();
            m_process.waitForFinished(kMilliseconds);
            return false;
        }
        said += m_process.readAll();
    }
    return true;
}

std::string SshServer::address(const fs::path& path) const
{
    return std::string("sftp://") + ::getpwuid(::geteuid())->pw_name + "@127.0.0.1:" + port()
        + path.string();
}

std::string SshServer::fingerprint() const
{
    const auto line = run(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-lf"), QString::fromStdString((m_folder / "host.pub").string())});
    std::istringstream words(line.value_or(""));
    std::string bits;
    std::string sum;
    words >> bits >> sum;
    return sum;
}

void SshServer::writeKnownHosts(const std::string& keyFile) const
{
    writeFileAtomically(knownHosts(), "[127.0.0.1]:" + port() + ' ' + readFile(m_folder / keyFile));
}

void SshServer::cutAfter(int bytes, Cut cut) const
{
    writeFileAtomically(m_folder / "cut", bytes == 0 ? "" : std::to_string(bytes));
    fs::remove(m_folder / "hang");
    if (cut == Cut::KeepsTheConnection)
        writeFileAtomically(m_folder / "hang", "");
}

std::string SshServer::log() const
{
    const fs::path file = m_folder / "sftp.log";
    return fs::exists(file) ? readFile(file) : std::string();
}

int SshServer::logged(const std::string& word) const
{
    std::istringstream lines(log());
    int count = 0;
    for (std::string line; std::getline(lines, line);)
        count += line.find(word) != std::string::npos ? 1 : 0;
    return count;
}

}
