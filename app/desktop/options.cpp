// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "core/base/paths.h"
#include "ui/widgets/convert.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace vitrine::desktop {
namespace {

QString words(const char* source)
{
    return QCoreApplication::translate("vitrine::desktop::Options", source);
}

}

std::filesystem::path defaultDemoFolder()
{
    return paths::userData() / "Demo shop.vitrine";
}

Options parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption image(QStringLiteral("image"), {}, QStringLiteral("FILE"));
    parser.addOptions({help, version, demo, image});
    Options options;
    if (!parser.parse(arguments)) {
        options.problem = parser.errorText();
        return options;
    }
    options.showHelp = parser.isSet(help);
    options.showVersion = parser.isSet(version);
    if (parser.isSet(image))
        options.image = ui::toPath(parser.value(image));
    const QStringList places = parser.positionalArguments();
    if (places.size() > 1) {
        options.problem =
            words(QT_TRANSLATE_NOOP("vitrine::desktop::Options", "Name one folder at most."));
        return options;
    }
    if (parser.isSet(demo))
        options.demo = places.isEmpty() ? defaultDemoFolder() : ui::toPath(places.first());
    else if (!places.isEmpty())
        options.workspace = ui::toPath(places.first());
    return options;
}

QString helpText()
{
    return words(QT_TRANSLATE_NOOP("vitrine::desktop::Options",
                     "Usage: vitrine [WORKSPACE] [--image FILE]\n"
                     "       vitrine --demo [FOLDER] [--image FILE]\n"
                     "\n"
                     "Search a marketplace by picture.\n"
                     "\n"
                     "  WORKSPACE       open this workspace folder\n"
                     "  --demo          open the demo shop in FOLDER, drawn there the first time\n"
                     "                  (without FOLDER: %1)\n"
                     "  --image FILE    search with this picture\n"
                     "  -h, --help      show this text\n"
                     "  -v, --version   show the version\n"
                     "\n"
                     "Without trained weights Vitrine uses a fixed random network: hits then agree "
                     "in colour and\n"
                     "texture, not in what things are. Home offers to download trained weights.\n"))
        .arg(ui::toQString(defaultDemoFolder()));
}

}
