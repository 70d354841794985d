// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/workspacesteps.h"

#include "ui/jobs/workspacesession.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// Translated with Qt's plural forms: %n in `source` becomes `count` by the locale.
QString counted(const char* source, std::int64_t count)
{
    return QCoreApplication::translate(
        "vitrine::ui::WorkspaceSteps", source, nullptr, static_cast<int>(count));
}

QString words(const char* source)
{
    return QCoreApplication::translate("vitrine::ui::WorkspaceSteps", source);
}

QString importedDetail(const WorkspaceInfo& info)
{
    const CatalogueCounts& counts = info.counts;
    QStringList facts;
    if (std::ranges::count(info.interrupted, "import") > 0)
        facts << words(QT_TRANSLATE_NOOP(
            "vitrine::ui::WorkspaceSteps", "An import was cut off: import the tables again."));
    if (counts.listings == 0) {
        facts << words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
            "Two tables and a folder of photos make the catalogue."));
        return facts.join(QLatin1Char(' '));
    }
    facts << words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "%1 in %2 with %3."))
                 .arg(counted(QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln listing(s)"),
                          counts.listings),
                     counted(QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln category(s)"),
                         counts.categories),
                     counted(QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln photo(s)"),
                         counts.images));
    if (counts.images > 0 && !hasPhotoFiles(info))
        facts << words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
            "No photo has a file: import the tables again with the folder of photos."));
    if (counts.listingsWithoutImages > 0)
        facts << counted(
            QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln listing(s) have no photo."),
            counts.listingsWithoutImages);
    if (counts.orphanImages > 0)
        facts << counted(QT_TRANSLATE_N_NOOP(
                             "vitrine::ui::WorkspaceSteps", "%Ln photo(s) belong to no listing."),
            counts.orphanImages);
    return facts.join(QLatin1Char(' '));
}

QString cleanedDetail(const WorkspaceInfo& info)
{
    const CatalogueCounts& counts = info.counts;
    QStringList facts;
    if (counts.imagesReady > 0)
        facts << counted(QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps",
                             "%Ln photo(s) cleaned: squares of %1 pixels."),
            counts.imagesReady)
                     .arg(QLocale().toString(info.pictureSide));
    if (counts.imagesFailed > 0)
        facts << counted(
            QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln could not be used."),
            counts.imagesFailed);
    if (counts.imagesPending > 0 && hasPhotoFiles(info))
        facts << counted(
            QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln photo(s) still to clean."),
            counts.imagesPending);
    if (facts.isEmpty())
        facts << words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
            "Cleaned photos are square pictures of one size; the originals stay as they are."));
    return facts.join(QLatin1Char(' '));
}

QString embeddedDetail(const WorkspaceInfo& info)
{
    if (info.embeddings == 0 || !info.model)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
            "A network turns each photo into numbers that say what it looks like."));
    const QString network = info.model->pretrained
        ? toQString(info.model->name)
        : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "a random network"));
    return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "%1 looked at by %2."))
        .arg(counted(QT_TRANSLATE_N_NOOP("vitrine::ui::WorkspaceSteps", "%Ln photo(s)"),
                 info.embeddings),
            network);
}

QString readyDetail(bool ready)
{
    return ready ? words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
               "Drop a picture anywhere on this window to find listings that look like it."))
                 : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps",
                     "After these steps a picture finds the listings that look like it."));
}

}

bool needsImport(const WorkspaceInfo& info)
{
    return info.counts.listings == 0 || !hasPhotoFiles(info);
}

namespace {

struct Progressed {
    bool imported;
    bool cleaned;
    bool embedded;
    bool ready;
};

Progressed progressed(const WorkspaceInfo& info)
{
    const CatalogueCounts& counts = info.counts;
    const bool imported = !needsImport(info);
    const bool cleaned = imported && counts.images > 0 && counts.imagesPending == 0;
    const bool embedded = cleaned && info.embeddings > 0 && info.imagesToEmbed == 0;
    return {imported, cleaned, embedded, embedded && info.indexReady};
}

}

std::array<WorkspaceStep, 4> workspaceSteps(const WorkspaceInfo& info)
{
    const Progressed done = progressed(info);
    std::array<WorkspaceStep, 4> steps{{
        {done.imported ? words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Imported"))
                       : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Import tables")),
            importedDetail(info), {}},
        {done.cleaned ? words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Cleaned"))
                      : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Clean photos")),
            cleanedDetail(info), {}},
        {done.embedded ? words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Looked at"))
                       : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Look at photos")),
            embeddedDetail(info), {}},
        {done.ready ? words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Ready to search"))
                    : words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Search")),
            readyDetail(done.ready), {}},
    }};
    const std::array<bool, 4> flags{done.imported, done.cleaned, done.embedded, done.ready};
    bool nextFound = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].state = flags[i] ? WorkspaceStep::State::Done
            : nextFound           ? WorkspaceStep::State::Later
                                  : WorkspaceStep::State::Next;
        nextFound = nextFound || !flags[i];
    }
    return steps;
}

QString nextStepVerb(const WorkspaceInfo& info)
{
    const Progressed done = progressed(info);
    if (!done.imported)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Import tables"));
    if (!done.cleaned)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Clean photos"));
    if (!done.embedded)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Look at photos"));
    if (!done.ready)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Get ready to search"));
    return words(QT_TRANSLATE_NOOP("vitrine::ui::WorkspaceSteps", "Search by a picture"));
}

}
