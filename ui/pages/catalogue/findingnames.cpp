// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/findingnames.h"

#include <QCoreApplication>

#include <array>

namespace vitrine::ui {
namespace {

/// In the order of FindingKind.
constexpr std::array<const char*, kFindingKinds> kNames{
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No price"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Price of zero"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Odd price"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No title"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Very long title"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No description"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Very long description"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Garbled letters"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Contact details"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No category"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Rare category"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Misspelt category"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No place"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Repeated listing"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Similar listing"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "No photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Photo without a listing"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Unreadable photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Wrong file extension"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Dark photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Overexposed photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Odd shape of photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Odd size of photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Nearly empty photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Blurry photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Greyscale photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Compression marks"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Screenshot or text"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Identical photos"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Nearly identical photos"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Unusual photo"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Doubtful category"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Photos that disagree"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "On two sides of the split"),
    QT_TRANSLATE_NOOP("vitrine::ui::FindingNames", "Category given away by a property"),
};

}

QString findingName(FindingKind kind)
{
    return QCoreApplication::translate(
        "vitrine::ui::FindingNames", kNames[static_cast<std::size_t>(kind)]);
}

}
