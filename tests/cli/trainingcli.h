// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/clirunner.h"

#include <QJsonArray>
#include <QTest>

namespace vitrine::test {

/// Small enough for seconds: the head alone, on pictures of 64 pixels, from the random network.
inline QStringList small(const char* epochs)
{
    return {q("--weights"), q("random"), q("--scope"), q("head"), q("--input-side"), q("64"),
        q("--batch-size"), q("8"), q("--threads"), q("1"), q("--epochs"), q(epochs)};
}

/// Trains in a demo shop that is cleaned and embedded.
class TrainingCli : public CliRunner {
public:
    void makeShop()
    {
        QCOMPARE(run({q("demo"), shop(), q("--listings"), q("39")}).exitCode, 0);
        QCOMPARE(run({q("clean"), shop(), q("--size"), q("64")}).exitCode, 0);
        QCOMPARE(run({q("embed"), shop()}).exitCode, 0);
        m_firstModel = searchModel();
        QVERIFY(!m_firstModel.isEmpty());
    }
    QString shop() const { return path("shop.vitrine"); }
    QString firstModel() const { return m_firstModel; } ///< that embedded before any training
    QString searchModel() const
    {
        return json({q("models"), shop()}).json[q("search_model")].toString();
    }

    CliResult train(const QStringList& options) const
    {
        return json(QStringList{q("train"), shop()} + options);
    }
    QJsonArray runs(const QStringList& options = {}) const
    {
        return json(QStringList{q("runs"), shop()} + options).json[q("runs")].toArray();
    }

private:
    QString m_firstModel;
};

}
