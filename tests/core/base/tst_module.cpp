// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/module.h"

#include <QTest>

using namespace vitrine;

class TstModule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheModuleExports()
    {
        void* const symbol = moduleSymbol("vitrine-pictures.so", "vitrineMakePictureJobs");
        QVERIFY(symbol);
        QCOMPARE(moduleSymbol("vitrine-pictures.so", "vitrineMakePictureJobs"), symbol);
    }

    void saysWhatIsMissing()
    {
        QCOMPARE(errorNaming("vitrine-absent.so", "anything"), ErrorCode::NotFound);
        QCOMPARE(errorNaming("vitrine-pictures.so", "vitrineNoSuchSymbol"), ErrorCode::Internal);
    }

private:
    static ErrorCode errorNaming(const char* file, const char* symbol)
    {
        try {
            moduleSymbol(file, symbol);
        } catch (const Error& error) {
            return QByteArray(error.what()).contains(file) ? error.code() : ErrorCode::Io;
        }
        return ErrorCode::Io;
    }
};

QTEST_GUILESS_MAIN(TstModule)
#include "tst_module.moc"
