// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/findingwords.h"

#include "core/types/checkneed.h"
#include "core/types/duplicaterule.h"
#include "core/types/findingwords.h"
#include "core/types/refusedrow.h"
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
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings with the same words as another one."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "listings with the same words, at least")},
    FindingSpec{K::SimilarListing, G::Listings, S::Doubt, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings with nearly the same words as another one."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "share of the words that two listings have in common")},
    FindingSpec{K::ContactDetails, G::Listings, S::Fault, V::List, R::Mask,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Texts with a phone number, an e-mail address or a link."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "how sure a number or an address is, 0 to 1")},
    FindingSpec{K::PriceMissing, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Listings without a price, or with one that is no number or below zero."),
        ""},
    FindingSpec{K::PriceZero, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings with a price of exactly zero."),
        ""},
    FindingSpec{K::PriceOutlier, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Prices far from what their category usually costs."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "deviations from the usual prices of the category")},
    FindingSpec{K::CategoryMissing, G::Listings, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings that belong to no category."), ""},
    FindingSpec{K::CategoryMisspelt, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Rare names that are nearly those of a larger category."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "times as many listings under the other name")},
    FindingSpec{K::CategoryRare, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Categories with too few listings to learn from."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "listings that are enough to learn from")},
    FindingSpec{K::TitleEmpty, G::Listings, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without a title."), ""},
    FindingSpec{K::TitleTooLong, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Titles longer than a set number of characters."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "characters")},
    FindingSpec{K::DescriptionEmpty, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without a description."), ""},
    FindingSpec{K::DescriptionTooLong, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Descriptions longer than a set number of characters."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "characters")},
    FindingSpec{K::WrongEncoding, G::Listings, S::Fault, V::List, R::ApplySuggestion,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Texts that were once read with the wrong encoding."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "damaged places in a text, at least")},
    FindingSpec{K::LocationMissing, G::Listings, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings that do not say where they are."),
        ""},
    FindingSpec{K::RepeatedId, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Listings and photos whose id came again in later rows of the tables: those were not "
            "taken."),
        ""},
    FindingSpec{K::BadId, G::Listings, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Rows that the import did not take, as they have no id, or one of another form than "
            "the others. Mend the table, and import it again."),
        ""},
    FindingSpec{K::NoImages, G::Listings, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings without any photo."), ""},

    FindingSpec{K::Unreadable, G::Pictures, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Files that are missing, damaged or no photos."),
        ""},
    FindingSpec{K::ExactDuplicate, G::Pictures, S::Fault, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos with exactly the same pixels."), ""},
    FindingSpec{K::NearDuplicate, G::Pictures, S::Doubt, V::Duplicates, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "The same photo in another size, quality, crop or turn."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "bits of 64 in which the fingerprints of two photos may differ")},
    FindingSpec{K::OrphanImage, G::Pictures, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Photos whose listing is not in the tables."),
        ""},
    FindingSpec{K::WrongExtension, G::Pictures, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Files of another format than their name says."),
        ""},
    FindingSpec{K::Dark, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Photos that are dim even in their brightest spots."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Brightness of the brightest spots")},
    FindingSpec{K::Light, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Photos that are nearly white even in their darkest spots."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Brightness of the darkest spots")},
    FindingSpec{K::Blurry, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos without sharp edges."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Sharpness of edges")},
    FindingSpec{K::LowInformation, G::Pictures, S::Doubt, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos that show next to nothing."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Information in bits")},
    FindingSpec{K::OddAspectRatio, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos that are very long or very tall."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Short side as a share of the long side")},
    FindingSpec{K::OddSize, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Photos much smaller or larger than the others."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Distance from the usual sizes")},
    FindingSpec{K::Greyscale, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos in shades of grey."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Colourfulness")},
    FindingSpec{K::JpegArtefacts, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Photos that strong compression has broken into squares."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Blockiness")},
    FindingSpec{K::Screenshot, G::Pictures, S::Hint, V::Property, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Screens, drawings and images of text instead of photos."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Flat areas and hard edges")},

    FindingSpec{K::LabelIssue, G::Content, S::Doubt, V::Labels, R::Relabel,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos that look like another category's."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "how likely the category is wrong, 0 to 1")},
    FindingSpec{K::Outlier, G::Content, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Photos that resemble no other photo of the data set."),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "deviations from the usual of its category")},
    FindingSpec{K::ListingDisagrees, G::Content, S::Doubt, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "Listings whose photos show different things."),
        ""},
    FindingSpec{K::SplitLeak, G::Content, S::Fault, V::List, R::None,
        QT_TRANSLATE_NOOP(
            "vitrine::ui::FindingWords", "The same thing in training and in test data."),
        ""},
    FindingSpec{K::CategoryShortcut, G::Content, S::Hint, V::List, R::None,
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "Categories that a plain property, such as darkness, gives away."),
        QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
            "how well a property tells the category from the others, 0.5 (chance) to 1")},
};
static_assert(kTable.size() == static_cast<std::size_t>(kFindingKinds));

/// Rules whose value is a number worth reading.
bool hasReadableValue(FindingKind kind)
{
    return findingSpec(kind).view == FindingView::Property || kind == K::Outlier;
}

/// "Brightness below 0.31"
QString shortcutText(const ShortcutRule& rule, const QLocale& locale)
{
    QString measure = coreText(pictureMeasureTitle(rule.measure));
    if (!measure.isEmpty())
        measure.front() = measure.front().toUpper();
    return words(rule.above ? QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1 above %2")
                            : QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1 below %2"))
        .arg(measure, locale.toString(rule.value, 'g', 3));
}

/// Which rule made two photos duplicates; empty where an older check did not say.
QString matchText(const Finding& finding, const QLocale& locale)
{
    const auto rule = duplicateRuleFromName(finding.text);
    if (!rule)
        return {};
    switch (*rule) {
    case DuplicateRule::Hash:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                         "The same look: %1 of 64 bits of their fingerprints differ"))
            .arg(locale.toString(finding.value, 'f', 0));
    case DuplicateRule::ConfirmedHash:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                         "Roughly the same look (%1 of 64 bits differ), and alike to the network: "
                         "perhaps two things of one kind"))
            .arg(locale.toString(finding.value, 'f', 0));
    case DuplicateRule::Embedding: break;
    }
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                     "Alike to the network only (similarity %1, from %2 on): perhaps two things of "
                     "one kind"))
        .arg(locale.toString(finding.value, 'f', 2), locale.toString(finding.threshold, 'f', 2));
}

/// What the rows say whose id came again.
QString repeatText(const Finding& finding, const QLocale& locale)
{
    QStringList texts;
    const auto rows = refusedRowsOf(finding.text);
    for (const RefusedRow& row : rows) {
        QStringList fields;
        for (const QString& field :
            toQString(row.text).split(QStringLiteral(", "), Qt::SkipEmptyParts))
            fields << fieldWord(field.toStdString());
        texts << (fields.isEmpty()
                ? words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1: the same again"))
                      .arg(refusedRowPlace(row))
                : words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1: other %2"))
                      .arg(refusedRowPlace(row), fields.join(QStringLiteral(", "))));
    }
    const auto more = static_cast<qlonglong>(finding.value) - 1 - rows.size(); // one was taken
    if (more > 0)
        texts << words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "and %1 more"))
                     .arg(locale.toString(more));
    return texts.join(QStringLiteral("; "));
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
    return coreText(findingKindTitle(kind));
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

std::pair<QString, QString> scaleEnds(FindingKind kind)
{
    struct Ends {
        FindingKind kind;
        const char* lowest;
        const char* highest;
    };
    static constexpr std::array<Ends, 9> kEnds{{
        {K::Dark, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "black"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "white")},
        {K::Light, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "black"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "white")},
        {K::Blurry, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "blurred"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "sharp")},
        {K::LowInformation, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "empty"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "full of detail")},
        {K::OddAspectRatio, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "narrow"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "square")},
        {K::OddSize, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "usual"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "far off")},
        {K::Greyscale, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "grey"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "colourful")},
        {K::JpegArtefacts, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "smooth"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "in squares")},
        {K::Screenshot, QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "photographed"),
            QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "drawn")},
    }};
    const auto ends = std::ranges::find(kEnds, kind, &Ends::kind);
    return ends == kEnds.end() ? std::pair<QString, QString>()
                               : std::pair(words(ends->lowest), words(ends->highest));
}

QString groupTitle(FindingGroup group)
{
    switch (group) {
    case FindingGroup::Listings:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Listings"));
    case FindingGroup::Pictures:
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Photos"));
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

QString refusedRowPlace(const RefusedRow& row)
{
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1, line %2"))
        .arg(toQString(row.file), QLocale().toString(static_cast<qlonglong>(row.line)));
}

QString needText(const UncheckedKind& unchecked)
{
    const QString text = coreText(checkNeedText(unchecked.need));
    if (unchecked.need != CheckNeed::Recognition)
        return text;
    const auto percent = [](double share) { return QLocale().toString(wholePercent(share)); };
    return text.arg(percent(unchecked.recognition.right), percent(unchecked.recognition.byChance));
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
    const auto number = [&locale](double value) { return locale.toString(value, 'g', 3); };
    if (finding.kind == FindingKind::Unreadable)
        return pictureProblemText(toQString(finding.text));
    if (const auto rule = shortcutRuleOf(finding))
        return shortcutText(*rule, locale);
    if (finding.kind == FindingKind::NearDuplicate)
        return matchText(finding, locale);
    if (finding.kind == FindingKind::RepeatedId)
        return repeatText(finding, locale);
    if (finding.kind == FindingKind::BadId) {
        const auto rows = refusedRowsOf(finding.text);
        return rows.empty() ? QString() : toQString(rows.front().text);
    }
    if (finding.kind == FindingKind::LabelIssue)
        return toQString(finding.text + " → " + finding.suggestion);
    if (finding.kind == FindingKind::CategoryRare)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1 of at least %2 listings"))
            .arg(number(finding.value), number(finding.threshold));
    if (!finding.text.empty())
        return toQString(finding.text);
    if (finding.kind == FindingKind::SplitLeak)
        return (finding.listing ? words(
                    QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "Its photos are on %1 sides"))
                                : words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                                    "It and its duplicates are on %1 sides")))
            .arg(number(finding.value));
    if (finding.kind == FindingKind::ListingDisagrees)
        return words(QT_TRANSLATE_NOOP(
                         "vitrine::ui::FindingWords", "Likeness of its photos %1, threshold %2"))
            .arg(number(finding.value), number(finding.threshold));
    if (!hasReadableValue(finding.kind))
        return {};
    if (finding.kind == FindingKind::Outlier)
        return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords",
                         "%1 deviations off its category, threshold %2"))
            .arg(number(finding.value), number(finding.threshold));
    return words(QT_TRANSLATE_NOOP("vitrine::ui::FindingWords", "%1 %2, threshold %3"))
        .arg(thresholdUnit(finding.kind), number(finding.value), number(finding.threshold));
}

}
