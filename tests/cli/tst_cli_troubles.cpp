// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"
#include "tests/support/smalldisk.h"

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;
using vitrine::test::SmallDisk;
namespace fs = std::filesystem;

namespace {

constexpr const char* kEpochs = "20"; ///< enough that one still runs when it is stopped
constexpr std::int64_t kDisk = std::int64_t{400} << 20U;

QString qpath(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

QByteArray contentsOf(const fs::path& path)
{
    QFile file(qpath(path));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// Permissions count for nothing with root: the program runs as somebody else.
void dropRights()
{
    constexpr unsigned kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        ::_exit(126);
}

}

/// What goes wrong outside while a run learns: it says what, keeps its last good checkpoint, and
/// goes on from there once the cause is gone.
class TstCliTroubles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDisk();
    void aFolderThatCannotBeWritten();
    void aPictureThatVanished();
    void aLossThatIsNoNumber();
    void aDeviceThatIsNotThere();

private:
    static QStringList settings(const char* epochs)
    {
        return {q("--weights"), q("random"), q("--scope"), q("head"), q("--input-side"), q("64"),
            q("--batch-size"), q("8"), q("--threads"), q("1"), q("--no-use"), q("--no-trunk-cache"),
            q("--epochs"), q(epochs)};
    }
    /// A demo shop that is cleaned, in the runner's folder `at`.
    static QString makeShop(const CliRunner& cli, const char* at = "shop.vitrine")
    {
        const QString shop = cli.path(at);
        if (cli.run({q("demo"), shop, q("--listings"), q("26")}).exitCode != 0
            || cli.run({q("clean"), shop, q("--size"), q("64")}).exitCode != 0)
            return {};
        return shop;
    }
    /// Begins a run and pauses it after its first epoch.
    static bool paused(const CliRunner& cli, const QString& shop)
    {
        const auto process = cli.start(
            QStringList{q("train"), shop, q("--json"), q("--events")} + settings(kEpochs));
        QByteArray out;
        while (!out.contains("\"event\":\"epoch\"") && process->waitForReadyRead(120'000))
            out += process->readAllStandardOutput();
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        return process->waitForFinished(60'000) && process->exitCode() == 130;
    }
    static CliResult resumed(const CliRunner& cli, const QString& shop)
    {
        return cli.json({q("train"), shop, q("--resume"), q("1")});
    }
    static QJsonObject runOf(const CliRunner& cli, const QString& shop)
    {
        return cli.json({q("runs"), shop}).json[q("runs")].toArray()[0].toObject();
    }
};

void TstCliTroubles::aFullDisk()
{
    CliRunner cli;
    const fs::path folder = cli.folder() / "disk";
    fs::create_directory(folder);
    const SmallDisk disk(folder, kDisk);
    if (!disk.problem().empty())
        QSKIP(qPrintable(
            q("needs the right to mount a small disk: ") + QString::fromStdString(disk.problem())));
    cli.setChildModifier(vitrine::test::enterSmallDisk);
    const QString shop = makeShop(cli, "disk/shop.vitrine");
    QVERIFY(!shop.isEmpty() && paused(cli, shop));
    const fs::path checkpoint =
        disk.seen(folder / "shop.vitrine" / "runs" / "1" / "checkpoint.safetensors");
    const QByteArray good = contentsOf(checkpoint);
    QVERIFY(good.size() > 1'000'000);

    // Room for the catalogue's lines, but for no second checkpoint; then for nothing.
    for (const std::int64_t room : {good.size() / 2, qsizetype{0}}) {
        disk.fill(room);
        const CliResult full = resumed(cli, shop);
        QVERIFY2(full.exitCode == 5, QByteArray(full.out + full.err));
        QCOMPARE(full.errorCode(), q("disk_full"));
        const QString hint = full.json[q("error")].toObject()[q("hint")].toString();
        QVERIFY2(hint.contains(q("Free some space")), qPrintable(hint));
        if (room > 0) {
            QVERIFY2(hint.contains(q("--resume 1")), qPrintable(hint));
            QCOMPARE(full.json[q("run")].toInt(), 1);
            QCOMPARE(runOf(cli, shop)[q("state")].toString(), q("failed"));
        }
        QVERIFY(contentsOf(checkpoint) == good);
        disk.release();
    }
    const CliResult done = resumed(cli, shop);
    QVERIFY2(done.exitCode == 0, QByteArray(done.out + done.err));
    QCOMPARE(done.json[q("epochs_done")].toInt(), QByteArray(kEpochs).toInt());
}

void TstCliTroubles::aFolderThatCannotBeWritten()
{
    CliRunner cli;
    fs::permissions(cli.folder().path(), fs::perms(0777));
    cli.setChildModifier(dropRights);
    if (cli.run({q("--version")}).exitCode != 0)
        QSKIP("the program cannot be run by a user without rights here");
    const QString shop = makeShop(cli);
    QVERIFY(!shop.isEmpty());
    const fs::path runs = fs::path(shop.toStdString()) / "runs";
    fs::create_directory(runs);
    fs::permissions(runs, fs::perms(0555));
    const CliResult refused = cli.json(QStringList{q("train"), shop} + settings("1"));
    QVERIFY2(refused.exitCode == 5, refused.out);
    QCOMPARE(refused.errorCode(), q("permission_denied"));
    QVERIFY2(refused.json[q("error")].toObject()[q("message")].toString().contains(qpath(runs)),
        refused.out);
    QVERIFY(cli.json({q("runs"), shop}).json[q("runs")].toArray().isEmpty()); // it never began

    fs::permissions(runs, fs::perms(0777));
    QVERIFY(paused(cli, shop));
    const fs::path run = runs / "1";
    const QByteArray good = contentsOf(run / "checkpoint.safetensors");
    fs::permissions(run, fs::perms(0555));
    const CliResult denied = resumed(cli, shop);
    QVERIFY2(denied.exitCode == 5, denied.out);
    QCOMPARE(denied.errorCode(), q("permission_denied"));
    QVERIFY(denied.json[q("error")].toObject()[q("hint")].toString().contains(q("--resume 1")));
    QCOMPARE(runOf(cli, shop)[q("state")].toString(), q("failed"));
    fs::permissions(run, fs::perms(0777));
    QVERIFY(contentsOf(run / "checkpoint.safetensors") == good);
    QCOMPARE(resumed(cli, shop).exitCode, 0);
}

void TstCliTroubles::aPictureThatVanished()
{
    const CliRunner cli;
    const QString shop = makeShop(cli);
    QVERIFY(!shop.isEmpty() && paused(cli, shop));
    const QDir pictures(shop + q("/images"));
    const QString name = pictures.entryList({q("*.jpg")}, QDir::Files).value(0);
    QVERIFY(QFile::remove(pictures.filePath(name)));
    const CliResult refused = resumed(cli, shop);
    QVERIFY2(refused.exitCode == 3, refused.out);
    QCOMPARE(refused.errorCode(), q("not_found"));
    const QJsonObject error = refused.json[q("error")].toObject();
    QVERIFY2(error[q("message")].toString().contains(name.chopped(4)), refused.out);
    QVERIFY2(error[q("hint")].toString().contains(q("Bring them back")), refused.out);

    QCOMPARE(cli.run({q("clean"), shop, q("--size"), q("64")}).exitCode, 0); // brings it back
    const CliResult done = resumed(cli, shop);
    QVERIFY2(done.exitCode == 0, done.out);
    QCOMPARE(done.json[q("epochs_done")].toInt(), QByteArray(kEpochs).toInt());
}

void TstCliTroubles::aLossThatIsNoNumber()
{
    const CliRunner cli;
    const QString shop = makeShop(cli);
    const CliResult lost = cli.json(QStringList{q("train"), shop, q("--learning-rate"), q("100"),
                                        q("--head-factor"), q("1000000")}
        + settings("20"));
    QVERIFY2(lost.exitCode == 4, lost.out);
    const QJsonObject error = lost.json[q("error")].toObject();
    QVERIFY2(error[q("message")].toString().contains(q("not a number")), lost.out);
    QVERIFY2(error[q("hint")].toString().contains(q("lower learning rate")), lost.out);
    QVERIFY(!error[q("hint")].toString().contains(q("--resume"))); // would come to the same end
    const QJsonObject run = runOf(cli, shop);
    QCOMPARE(run[q("state")].toString(), q("failed"));
    QVERIFY(run[q("error")].toString().contains(q("not a number")));
}

void TstCliTroubles::aDeviceThatIsNotThere()
{
    const CliRunner cli;
    const QString shop = makeShop(cli);
    const CliResult result =
        cli.json(QStringList{q("train"), shop, q("--device"), q("cuda")} + settings("1"));
    if (result.exitCode == 0)
        QSKIP("this computer has CUDA");
    QVERIFY2(result.exitCode == 4, result.out);
    QCOMPARE(result.errorCode(), q("unsupported"));
    QVERIFY(result.json[q("error")].toObject()[q("message")].toString().contains(q("CUDA")));
    QVERIFY(cli.json({q("runs"), shop}).json[q("runs")].toArray().isEmpty()); // it never began
}

QTEST_GUILESS_MAIN(TstCliTroubles)
#include "tst_cli_troubles.moc"
