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
#define WORDS(text) QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", text)

constexpr std::array kTable{
    FindingSpec{K::RepeatedListing, G::Listings, S::Fault, V::Duplicates, R::None,
        WORDS("Repeated listings"), WORDS("Listings with the same words as another one."), ""},
    FindingSpec{K::SimilarListing, G::Listings, S::Doubt, V::Duplicates, R::None,
        WORDS("Similar listings"), WORDS("Listings with nearly the same words as another one."),
        ""},
    FindingSpec{K::ContactDetails, G::Listings, S::Fault, V::List, R::Mask,
        WORDS("Contact details"), WORDS("Texts with a phone number, an e-mail address or a link."),
        ""},
    FindingSpec{K::PriceMissing, G::Listings, S::Doubt, V::List, R::None, WORDS("No price"),
        WORDS("Listings whose price is missing or cannot be read."), ""},
    FindingSpec{K::PriceZero, G::Listings, S::Doubt, V::List, R::None, WORDS("Price of zero"),
        WORDS("Listings that cost nothing, or less."), ""},
    FindingSpec{K::PriceOutlier, G::Listings, S::Doubt, V::List, R::None, WORDS("Odd prices"),
        WORDS("Prices far from what their category usually costs."), ""},
    FindingSpec{K::CategoryMissing, G::Listings, S::Fault, V::List, R::None, WORDS("No category"),
        WORDS("Listings that belong to no category."), ""},
    FindingSpec{K::CategoryMisspelt, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        WORDS("Misspelt categories"),
        WORDS("Rare names that are nearly those of a larger category."), ""},
    FindingSpec{K::CategoryRare, G::Listings, S::Hint, V::List, R::None, WORDS("Rare categories"),
        WORDS("Categories with too few listings to learn from."), ""},
    FindingSpec{K::TitleEmpty, G::Listings, S::Fault, V::List, R::None, WORDS("No title"),
        WORDS("Listings without a title."), ""},
    FindingSpec{K::TitleTooLong, G::Listings, S::Hint, V::List, R::None, WORDS("Very long titles"),
        WORDS("Titles much longer than the others."), ""},
    FindingSpec{K::DescriptionEmpty, G::Listings, S::Hint, V::List, R::None,
        WORDS("No description"), WORDS("Listings without a description."), ""},
    FindingSpec{K::DescriptionTooLong, G::Listings, S::Hint, V::List, R::None,
        WORDS("Very long descriptions"), WORDS("Descriptions much longer than the others."), ""},
    FindingSpec{K::WrongEncoding, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        WORDS("Garbled letters"), WORDS("Texts that were once read with the wrong encoding."), ""},
    FindingSpec{K::LocationMissing, G::Listings, S::Hint, V::List, R::None, WORDS("No place"),
        WORDS("Listings that do not say where they are."), ""},
    FindingSpec{K::NoImages, G::Listings, S::Doubt, V::List, R::None, WORDS("No photo"),
        WORDS("Listings without any photo."), ""},

    FindingSpec{K::Unreadable, G::Pictures, S::Fault, V::List, R::None,
        WORDS("Unreadable pictures"), WORDS("Files that are missing, damaged or no pictures."), ""},
    FindingSpec{K::ExactDuplicate, G::Pictures, S::Fault, V::Duplicates, R::None,
        WORDS("Identical pictures"), WORDS("Pictures with exactly the same pixels."), ""},
    FindingSpec{K::NearDuplicate, G::Pictures, S::Doubt, V::Duplicates, R::None,
        WORDS("Near-identical pictures"),
        WORDS("The same picture in another size, quality, crop or turn."), ""},
    FindingSpec{K::OrphanImage, G::Pictures, S::Doubt, V::List, R::None,
        WORDS("Pictures without a listing"), WORDS("Pictures whose listing is not in the tables."),
        ""},
    FindingSpec{K::WrongExtension, G::Pictures, S::Hint, V::List, R::None,
        WORDS("Misleading file names"), WORDS("Files of another format than their name says."), ""},
    FindingSpec{K::Dark, G::Pictures, S::Doubt, V::Property, R::None, WORDS("Dark pictures"),
        WORDS("Pictures that are dim even in their brightest spots."),
        WORDS("Brightness of the brightest spots")},
    FindingSpec{K::Light, G::Pictures, S::Doubt, V::Property, R::None, WORDS("Pale pictures"),
        WORDS("Pictures that are nearly white even in their darkest spots."),
        WORDS("Brightness of the darkest spots")},
    FindingSpec{K::Blurry, G::Pictures, S::Doubt, V::Property, R::None, WORDS("Blurry pictures"),
        WORDS("Pictures without sharp edges."), WORDS("Sharpness of edges")},
    FindingSpec{K::LowInformation, G::Pictures, S::Doubt, V::Property, R::None,
        WORDS("Empty pictures"), WORDS("Pictures that show next to nothing."),
        WORDS("Information in bits")},
    FindingSpec{K::OddAspectRatio, G::Pictures, S::Hint, V::Property, R::None, WORDS("Odd shapes"),
        WORDS("Pictures that are very long or very tall."),
        WORDS("Short side as a share of the long side")},
    FindingSpec{K::OddSize, G::Pictures, S::Hint, V::Property, R::None, WORDS("Odd sizes"),
        WORDS("Pictures much smaller or larger than the others."),
        WORDS("Distance from the usual sizes")},
    FindingSpec{K::Greyscale, G::Pictures, S::Hint, V::Property, R::None,
        WORDS("Pictures without colour"), WORDS("Pictures in shades of grey."),
        WORDS("Colourfulness")},
    FindingSpec{K::JpegArtefacts, G::Pictures, S::Hint, V::Property, R::None,
        WORDS("Blocky pictures"),
        WORDS("Pictures that strong compression has broken into squares."), WORDS("Blockiness")},
    FindingSpec{K::Screenshot, G::Pictures, S::Hint, V::Property, R::None, WORDS("Screenshots"),
        WORDS("Screens, drawings and pictures of text instead of photos."),
        WORDS("Flat areas and hard edges")},

    FindingSpec{K::LabelIssue, G::Content, S::Doubt, V::Labels, R::Relabel,
        WORDS("Doubtful categories"), WORDS("Pictures that look like another category's."), ""},
    FindingSpec{K::Outlier, G::Content, S::Doubt, V::List, R::None, WORDS("Unlike all others"),
        WORDS("Pictures that resemble no other picture of the data set."), ""},
    FindingSpec{K::ListingDisagrees, G::Content, S::Doubt, V::List, R::None,
        WORDS("Pictures that disagree"), WORDS("Listings whose pictures show different things."),
        ""},
    FindingSpec{K::SplitLeak, G::Content, S::Fault, V::List, R::None, WORDS("Leaks between splits"),
        WORDS("The same thing in training and in test data."), ""},
    FindingSpec{K::CategoryShortcut, G::Content, S::Hint, V::List, R::None,
        WORDS("Shortcuts to a category"),
        WORDS("Categories that a plain property, such as darkness, gives away."), ""},
};
#undef WORDS
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

QString propertyUnit(FindingKind kind)
{
    return words(findingSpec(kind).unit);
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
    if (!hasReadableValue(finding.kind))
        return {};
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1, threshold %2"))
        .arg(locale.toString(finding.value, 'g', 3), locale.toString(finding.threshold, 'g', 3));
}

}
