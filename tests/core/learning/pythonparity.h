// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testdata.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace vitrine::test {

/// Runs tests/core/learning/training_parity.py with the system's Python, which is the one that
/// distribution packages serve; its exit code, or 77 where there is no Python with torchvision.
inline int runTrainingParity(const QStringList& arguments, QByteArray& output)
{
    const auto script = sourceFolder() / "tests/core/learning/training_parity.py";
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
        QStringList(QString::fromStdString(script.string())) + arguments);
    if (!python.waitForStarted() || !python.waitForFinished(240'000))
        return 77;
    output = python.readAllStandardOutput();
    return python.exitCode();
}

}
