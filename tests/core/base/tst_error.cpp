// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QTest>

#include <cerrno>
#include <set>
#include <string>

using namespace vitrine;
using namespace std::string_literals;

class TstError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsFactsForPrograms()
    {
        Error error(ErrorCode::UnknownHost, "It is not known.", "Compare its key.");
        const std::string what = error.what();
        error.with("host", "example.org").with("fingerprint", "SHA256:abc");
        QCOMPARE(error.fact("host"), std::string("example.org"));
        QCOMPARE(error.fact("nothing"), std::string());
        QCOMPARE(std::string(error.what()), what); // words stay words
        const Error copy = error;
        QCOMPARE(copy.fact("fingerprint"), std::string("SHA256:abc"));
    }

    void saysWhatHappenedWhereAndWhatToDo()
    {
        Error error(ErrorCode::Corrupt, "The file ends early.", "Download it again.");
        error.during("reading weights").during("starting");
        QCOMPARE(std::string(error.what()),
            "The file ends early. (while reading weights) (while starting) Download it again."s);
        QCOMPARE(error.context(), (std::vector<std::string>{"reading weights", "starting"}));
    }

    void contextSurvivesRethrowing()
    {
        try {
            try {
                throw Error(ErrorCode::Io, "Broken.");
            } catch (Error& error) {
                throw error.during("importing");
            }
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()), "Broken. (while importing)"s);
            return;
        }
        QFAIL("nothing was thrown");
    }

    void codesHaveNamesOfTheirOwn()
    {
        std::set<std::string_view> names;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            names.insert(errorCodeName(static_cast<ErrorCode>(code)));
        QCOMPARE(names.size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
        QCOMPARE(errorCodeName(ErrorCode::NewerVersion), std::string_view("newer_version"));
    }

    void systemErrorsBecomeCodes()
    {
        QCOMPARE(systemError(ENOENT, "read", "x").code(), ErrorCode::NotFound);
        QCOMPARE(systemError(EACCES, "read", "x").code(), ErrorCode::PermissionDenied);
        QCOMPARE(systemError(EROFS, "write", "x").code(), ErrorCode::PermissionDenied);
        QCOMPARE(systemError(ENOSPC, "write", "x").code(), ErrorCode::DiskFull);
        QCOMPARE(systemError(EEXIST, "write", "x").code(), ErrorCode::AlreadyExists);
        QCOMPARE(systemError(EIO, "write", "x").code(), ErrorCode::Io);
        QVERIFY(systemError(ENOSPC, "write", "a/b").message().find("a/b") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstError)
#include "tst_error.moc"
