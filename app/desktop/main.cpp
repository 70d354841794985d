// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

namespace {

void describe()
{
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine"));
    QCoreApplication::setApplicationName(QStringLiteral("vitrine"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
}

/// English gives the plural forms; the language of the desktop goes on top.
void translate(QCoreApplication& application)
{
    static const auto load = [](QCoreApplication& target, const QLocale& locale,
                                 const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&target);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    };
    const QString ours = QStringLiteral(":/vitrine/translations");
    load(application, QLocale(QLocale::English), QStringLiteral("vitrine"), ours);
    load(application, QLocale(), QStringLiteral("qtbase"),
        QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(application, QLocale(), QStringLiteral("vitrine"), ours);
}

int tell(std::FILE* to, const QString& text, int code)
{
    std::fputs(text.toUtf8().constData(), to);
    return code;
}

QStringList arguments(int argc, char** argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

}

int main(int argc, char** argv)
{
    using namespace vitrine::desktop;
    describe();
    const Options options = parseOptions(arguments(argc, argv));
    if (options.showHelp || options.showVersion || !options.problem.isEmpty()) {
        // Words need no display.
        QCoreApplication application(argc, argv);
        translate(application);
        if (!options.problem.isEmpty())
            return tell(stderr, options.problem + QLatin1Char('\n') + helpText(), 2);
        return tell(stdout,
            options.showHelp ? helpText()
                             : QStringLiteral("vitrine %1\n").arg(QStringLiteral(VITRINE_VERSION)),
            0);
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("vitrine"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/vitrine/icons/vitrine.svg")));
    translate(application);
    Application program(application);
    program.start(options);
    return QApplication::exec();
}
