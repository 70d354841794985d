// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/jobs/outcome.h"
#include "core/remote/remotesource.h"
#include "tests/core/remote/fileserver.h"
#include "tests/core/remote/remotetesting.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace vitrine;
using namespace vitrine::remote;
using vitrine::test::failedWith;
using vitrine::test::FileServer;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTable = "id,title\n1,Chair\n";
constexpr const char* kAuthorities = "SSL_CERT_FILE";

QString q(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

}

/// Sources over TLS as it is: a server of the loopback interface with a certificate of 127.0.0.1,
/// signed by an authority that the test makes.
class TstTlsSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void trustsAnAuthorityThatIsNamed();
    void refusesAnUnknownAuthority();
    void refusesACertificateOfAnotherHost();
    void saysWhichAuthoritiesCannotBeRead();

private:
    void openssl(const QStringList& arguments) const;
    fs::path here() const { return *m_folder / "here"; }
    Outcome fetch(const std::string& address) const
    {
        JobContext context;
        RemoteOptions options;
        options.retry = {1, std::chrono::milliseconds(1)};
        return runJob(
            [&] { fetchTable(RemoteLocation::parse(address), here(), options, context); });
    }

    test::TemporaryFolder m_keys;
    std::unique_ptr<test::TemporaryFolder> m_folder;
    std::unique_ptr<FileServer> m_server;
};

void TstTlsSource::initTestCase()
{
    qputenv("no_proxy", "127.0.0.1,localhost");
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("needs the command openssl (Debian: openssl) to make certificates");
    const QStringList newKey{QStringLiteral("-newkey"), QStringLiteral("ec"),
        QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
        QStringLiteral("-nodes")};
    openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"),
                QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=Test authority"),
                QStringLiteral("-keyout"), q(m_keys / "ca.key"), QStringLiteral("-out"),
                q(m_keys / "ca.pem")}
        + newKey);
    openssl(QStringList{QStringLiteral("req"), QStringLiteral("-subj"),
                QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-keyout"), q(m_keys / "host.key"),
                QStringLiteral("-out"), q(m_keys / "host.csr")}
        + newKey);
    const fs::path names = m_keys.write("names", "subjectAltName=IP:127.0.0.1\n");
    openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"),
        QStringLiteral("2"), QStringLiteral("-in"), q(m_keys / "host.csr"), QStringLiteral("-CA"),
        q(m_keys / "ca.pem"), QStringLiteral("-CAkey"), q(m_keys / "ca.key"),
        QStringLiteral("-CAcreateserial"), QStringLiteral("-extfile"), q(names),
        QStringLiteral("-out"), q(m_keys / "host.pem")});
}

void TstTlsSource::openssl(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
}

void TstTlsSource::init()
{
    qunsetenv(kAuthorities);
    m_folder = std::make_unique<test::TemporaryFolder>();
    m_server = std::make_unique<FileServer>(m_keys / "host.pem", m_keys / "host.key");
    m_server->put("/Products.csv", {.contents = kTable, .entityTag = "\"one\""});
}

void TstTlsSource::cleanup()
{
    m_server.reset();
    m_folder.reset();
}

void TstTlsSource::trustsAnAuthorityThatIsNamed()
{
    qputenv(kAuthorities, q(m_keys / "ca.pem").toUtf8());
    const std::string address = m_server->address("/Products.csv");
    QVERIFY(address.starts_with("https://"));
    const Outcome outcome = fetch(address);
    QVERIFY2(outcome.state == JobState::Succeeded, outcome.error ? outcome.error->what() : "");
    QCOMPARE(readFile(here() / "Products.csv"), std::string(kTable));
}

void TstTlsSource::refusesAnUnknownAuthority()
{
    const Outcome outcome = fetch(m_server->address("/Products.csv"));
    QVERIFY(failedWith(outcome, ErrorCode::Network));
    const std::string text = outcome.error->what();
    QVERIFY2(text.find("no secure connection to 127.0.0.1") != std::string::npos, text.c_str());
    QVERIFY2(text.find("certificate") != std::string::npos, text.c_str());
    QVERIFY2(outcome.error->hint().find(kAuthorities) != std::string::npos, text.c_str());
    QVERIFY(m_server->requests().empty()); // nothing was said to it
    QVERIFY(!fs::exists(here() / "Products.csv"));
}

void TstTlsSource::refusesACertificateOfAnotherHost()
{
    qputenv(kAuthorities, q(m_keys / "ca.pem").toUtf8());
    std::string address = m_server->address("/Products.csv");
    const std::string host = "127.0.0.1";
    address.replace(address.find(host), host.size(), "localhost");
    const Outcome outcome = fetch(address);
    QVERIFY(failedWith(outcome, ErrorCode::Network));
    const std::string text = outcome.error->what();
    QVERIFY2(text.find("no secure connection to localhost") != std::string::npos, text.c_str());
    QVERIFY(m_server->requests().empty());
}

void TstTlsSource::saysWhichAuthoritiesCannotBeRead()
{
    qputenv(kAuthorities, q(m_keys / "none.pem").toUtf8());
    const Outcome outcome = fetch(m_server->address("/Products.csv"));
    QVERIFY(failedWith(outcome, ErrorCode::Network));
    const std::string text = outcome.error->what();
    QVERIFY2(text.find("none.pem") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(TstTlsSource)
#include "tst_tlssource.moc"
