// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/findingwords.h"

#include "ui/shell/errortext.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

constexpr const char* kContext = "vitrine::ui::FindingWords";

QString words(const char* source)
{
    return QCoreApplication::translate(kContext, source);
}

using K = FindingKind;
using G = FindingGroup;
using S = Severity;
using V = FindingView;
using R = Remedy;

constexpr std::array kTable{
    FindingSpec{K::RepeatedListing, G::Listings, S::Fault, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Repeated listings"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings with the same words as another one."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "listings with the same words, at least")},
    FindingSpec{K::SimilarListing, G::Listings, S::Doubt, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Similar listings"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings with nearly the same words as another one."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "share of the words that two listings have in common")},
    FindingSpec{K::ContactDetails, G::Listings, S::Fault, V::List, R::Mask,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Contact details"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Texts with a phone number, an e-mail address or a link."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "how sure a number or an address is, 0 to 1")},
    FindingSpec{K::PriceMissing, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No price"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings whose price is missing or cannot be read."),
        ""},
    FindingSpec{K::PriceZero, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Price of zero"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings that cost nothing, or less."), ""},
    FindingSpec{K::PriceOutlier, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Odd prices"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Prices far from what their category usually costs."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "deviations from the usual prices of the category")},
    FindingSpec{K::CategoryMissing, G::Listings, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No category"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings that belong to no category."), ""},
    FindingSpec{K::CategoryMisspelt, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Misspelt categories"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Rare names that are nearly those of a larger category."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "times as many listings under the other name")},
    FindingSpec{K::CategoryRare, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Rare categories"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Categories with too few listings to learn from."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "listings that are enough to learn from")},
    FindingSpec{K::TitleEmpty, G::Listings, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No title"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without a title."), ""},
    FindingSpec{K::TitleTooLong, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Very long titles"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Titles much longer than the others."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "characters")},
    FindingSpec{K::DescriptionEmpty, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No description"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without a description."), ""},
    FindingSpec{K::DescriptionTooLong, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Very long descriptions"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Descriptions much longer than the others."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "characters")},
    FindingSpec{K::WrongEncoding, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Garbled letters"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Texts that were once read with the wrong encoding."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "damaged places in a text, at least")},
    FindingSpec{K::LocationMissing, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No place"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings that do not say where they are."),
        ""},
    FindingSpec{K::NoImages, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "No photo"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without any photo."), ""},

    FindingSpec{K::Unreadable, G::Pictures, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Unreadable pictures"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Files that are missing, damaged or no pictures."),
        ""},
    FindingSpec{K::ExactDuplicate, G::Pictures, S::Fault, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Identical pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures with exactly the same pixels."),
        ""},
    FindingSpec{K::NearDuplicate, G::Pictures, S::Doubt, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Near-identical pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "The same picture in another size, quality, crop or turn."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "bits of 64 in which the fingerprints of two pictures may differ")},
    FindingSpec{K::OrphanImage, G::Pictures, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures without a listing"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Pictures whose listing is not in the tables."),
        ""},
    FindingSpec{K::WrongExtension, G::Pictures, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Misleading file names"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Files of another format than their name says."),
        ""},
    FindingSpec{K::Dark, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Dark pictures"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Pictures that are dim even in their brightest spots."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Brightness of the brightest spots")},
    FindingSpec{K::Light, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pale pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Pictures that are nearly white even in their darkest spots."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Brightness of the darkest spots")},
    FindingSpec{K::Blurry, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Blurry pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures without sharp edges."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Sharpness of edges")},
    FindingSpec{K::LowInformation, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Empty pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures that show next to nothing."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Information in bits")},
    FindingSpec{K::OddAspectRatio, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Odd shapes"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures that are very long or very tall."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Short side as a share of the long side")},
    FindingSpec{K::OddSize, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Odd sizes"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Pictures much smaller or larger than the others."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Distance from the usual sizes")},
    FindingSpec{K::Greyscale, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures without colour"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures in shades of grey."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Colourfulness")},
    FindingSpec{K::JpegArtefacts, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Blocky pictures"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Pictures that strong compression has broken into squares."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Blockiness")},
    FindingSpec{K::Screenshot, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Screenshots"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Screens, drawings and pictures of text instead of photos."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Flat areas and hard edges")},

    FindingSpec{K::LabelIssue, G::Content, S::Doubt, V::Labels, R::Relabel,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Doubtful categories"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Pictures that look like another category's."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "how likely the category is wrong, 0 to 1")},
    FindingSpec{K::Outlier, G::Content, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Unlike all others"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Pictures that resemble no other picture of the data set."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "deviations from the usual of its category")},
    FindingSpec{K::ListingDisagrees, G::Content, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures that disagree"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings whose pictures show different things."),
        ""},
    FindingSpec{K::SplitLeak, G::Content, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Leaks between splits"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "The same thing in training and in test data."),
        ""},
    FindingSpec{K::CategoryShortcut, G::Content, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Shortcuts to a category"),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Categories that a plain property, such as darkness, gives away."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "how well a property tells the category from the others, 0.5 (chance) to 1")},
};
static_assert(kTable.size() == static_cast<std::size_t>(kFindingKinds));

/// Rules whose value is a number worth reading.
bool hasReadableValue(FindingKind kind)
{
    return findingSpec(kind).view == FindingView::Property || kind == K::Outlier
        || kind == K::CategoryRare;
}

}

std::span<const FindingSpec> findingTable()
{
    return kTable;
}

const FindingSpec& findingSpec(FindingKind kind)
{
    const auto found = std::find_if(kTable.begin(), kTable.end(),
        [kind](const FindingSpec& spec) { return spec.kind == kind; });
    Q_ASSERT(found != kTable.end());
    return *found;
}

QString findingTitle(FindingKind kind)
{
    return words(findingSpec(kind).title);
}

QString findingMeaning(FindingKind kind)
{
    return words(findingSpec(kind).meaning);
}

QString thresholdUnit(FindingKind kind)
{
    const char* unit = findingSpec(kind).unit;
    return *unit ? words(unit) : QString();
}

QString groupTitle(FindingGroup group)
{
    switch (group) {
    case FindingGroup::Listings:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings"));
    case FindingGroup::Pictures:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Pictures"));
    case FindingGroup::Content: break;
    }
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Content"));
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Fault: return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Wrong"));
    case Severity::Doubt:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Likely wrong"));
    case Severity::Hint: break;
    }
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Worth a look"));
}

QString severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Fault: return QStringLiteral("failure");
    case Severity::Doubt: return QStringLiteral("warning");
    case Severity::Hint: break;
    }
    return QStringLiteral("info");
}

QColor severityColour(Severity severity, const Tokens& t)
{
    switch (severity) {
    case Severity::Fault: return t.bad;
    case Severity::Doubt: return t.warning;
    case Severity::Hint: break;
    }
    return t.accent;
}

QString fieldWord(const std::string& field)
{
    static constexpr std::array<std::pair<std::string_view, const char*>, 7> kFields{{
        {"title", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "title")},
        {"description", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "description")},
        {"location", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "place")},
        {"category", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "category")},
        {"price", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "price")},
        {"excluded", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "left out")},
        {"listing", QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "listing")},
    }};
    for (const auto& [name, text] : kFields) {
        if (field == name)
            return words(text);
    }
    return toQString(field);
}

QString findingText(const Finding& finding, const QLocale& locale)
{
    if (finding.kind == FindingKind::Unreadable)
        return pictureProblemText(toQString(finding.text));
    if (!finding.text.empty())
        return toQString(finding.text);
    if (finding.kind == FindingKind::SplitLeak)
        return (finding.listing ? words(
                    QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Its photos are on %1 sides"))
                                : words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                                    "It and its duplicates are on %1 sides")))
            .arg(locale.toString(finding.value, 'g', 3));
    if (finding.kind == FindingKind::ListingDisagrees)
        return words(QT_TRANSLATE_NOOP(
                         "vitrine::ui::FindingWords", "Likeness of its photos %1, threshold %2"))
            .arg(
                locale.toString(finding.value, 'g', 3), locale.toString(finding.threshold, 'g', 3));
    if (!hasReadableValue(finding.kind))
        return {};
    return words(finding.kind == FindingKind::Outlier
            ? QT_TRANSLATE_NOOP(
                "vitrine::ui::FindingWords", "%1 deviations off its category, threshold %2")
            : QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1, threshold %2"))
        .arg(locale.toString(finding.value, 'g', 3), locale.toString(finding.threshold, 'g', 3));
}

}
