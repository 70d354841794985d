// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QJsonDocument>

namespace vitrine::test {

namespace {

constexpr int kPatienceMs = 240'000;

QString qpath(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

}

QString CliResult::errorCode() const
{
    return json[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString();
}

void CliRunner::prepare(QProcess& process, const QStringList& arguments) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), qpath(m_folder.path()));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), qpath(m_folder / "data"));
    for (auto it = m_extra.cbegin(); it != m_extra.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setProgram(qpath(binaryFolder() / m_program));
    process.setArguments(arguments);
    if (m_modifier)
        process.setChildProcessModifier(m_modifier);
}

std::unique_ptr<QProcess> CliRunner::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    prepare(*process, arguments);
    process->start();
    process->waitForStarted();
    return process;
}

CliResult CliRunner::run(const QStringList& arguments) const
{
    const auto process = start(arguments);
    CliResult result;
    if (!process->waitForFinished(kPatienceMs)) {
        process->kill();
        process->waitForFinished();
    }
    result.crashed = process->exitStatus() != QProcess::NormalExit;
    result.exitCode = process->exitCode();
    result.out = process->readAllStandardOutput();
    result.err = process->readAllStandardError();
    result.json = QJsonDocument::fromJson(result.out).object();
    return result;
}

CliResult CliRunner::json(const QStringList& arguments) const
{
    return run(QStringList(arguments) << QStringLiteral("--json"));
}

QString CliRunner::path(const char* name) const
{
    return qpath(m_folder / name);
}

}
