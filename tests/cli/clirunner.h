// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testdata.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>

namespace vitrine::test {

inline QString q(const char* text)
{
    return QString::fromUtf8(text);
}
inline QString q(const std::string& text)
{
    return QString::fromStdString(text);
}

struct CliResult {
    int exitCode = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;
    QJsonObject json; ///< of `out`; empty when it is not one object

    QString errorCode() const; ///< of the JSON error object
};

/// Runs the built vitrine-cli, or another of our programs, as a stranger would, with a home folder
/// of its own.
class CliRunner {
public:
    explicit CliRunner(const char* program = "vitrine-cli")
        : m_program(program)
    {
    }

    CliResult run(const QStringList& arguments) const;
    /// Adds --json and parses.
    CliResult json(const QStringList& arguments) const;
    /// Starts without waiting; the caller owns the running process.
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;

    /// A path inside the runner's own folder.
    QString path(const char* name) const;
    const TemporaryFolder& folder() const { return m_folder; }
    void setVariable(const QString& name, const QString& value) { m_extra.insert(name, value); }
    /// Called in the child before the program starts; async-signal-safe calls only.
    void setChildModifier(void (*modifier)()) { m_modifier = modifier; }

private:
    void prepare(QProcess& process, const QStringList& arguments) const;

    const char* m_program;
    TemporaryFolder m_folder;
    QMap<QString, QString> m_extra;
    void (*m_modifier)() = nullptr;
};

}
