// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/cleaning/content/pictureproperties.h"
#include "core/cleaning/thresholdrange.h"
#include "core/types/duplicaterule.h"
#include "core/types/findingwords.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/markedtext.h"
#include "ui/pages/clean/report.h"
#include "ui/pages/clean/stepdelegate.h"
#include "ui/pages/clean/stepwords.h"
#include "ui/widgets/convert.h"

#include <QFile>
#include <QLocale>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

QByteArray contentsOf(const std::filesystem::path& path)
{
    QFile file(toQString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

/// The words of findings, steps and reports.
class TstCleanWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKindHasWords();
    void stepsTellWhatTheyDid_data();
    void stepsTellWhatTheyDid();
    void captionsTellWhoAndWhen();
    void everyPropertyHasEnds();
    void changesTellConflicts();
    void findingsTellWhatWasFound();
    void longStepsEndInDots();
    void marksWhatIsWrong();
    void reportsStandAlone();
    void reportsAreWholeOrAbsent();
};

void TstCleanWords::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TstCleanWords::everyKindHasWords()
{
    QSet<QString> titles;
    for (int i = 0; i < kFindingKinds; ++i) {
        const auto kind = static_cast<FindingKind>(i);
        titles.insert(findingTitle(kind));
        QVERIFY(findingMeaning(kind).endsWith(QLatin1Char('.')));
        // What can be set says what it counts.
        QCOMPARE(thresholdUnit(kind).isEmpty(), !cleaning::thresholdRange(kind).has_value());
    }
    QCOMPARE(titles.size(), kFindingKinds); // no two look the same
    // A rule says what it compares with: these two know no other listing, that one nothing below 0.
    for (const auto kind : {FindingKind::TitleTooLong, FindingKind::DescriptionTooLong})
        QVERIFY(!findingMeaning(kind).contains(QStringLiteral("other")));
    QVERIFY(findingMeaning(FindingKind::PriceZero).contains(QStringLiteral("exactly zero")));
    // What a shortcut goes by is no raw name, of none of the properties.
    for (const auto& property : cleaning::pictureProperties({})) {
        const std::string_view title = pictureMeasureTitle(property.name);
        QVERIFY2(title.find_first_of("0123456789_") == std::string_view::npos, title.data());
    }
}

void TstCleanWords::stepsTellWhatTheyDid_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("leftOut");
    const auto add = [](const char* action, const char* text, int cells = 1, int leftOut = 0) {
        QTest::newRow(text) << QByteArray(action) << QString::fromUtf8(text) << cells << leftOut;
    };
    add(R"({"action":"exclude","on":{"open":"dark"}})", "Left out all of “Dark photos”");
    add(R"({"action":"restore","on":{"images":["a","b"]}})", "Took back 2 photos");
    add(R"({"action":"relabel","on":{"listings":["1"]},"value":"Shoes"})",
        "Relabelled 1 listing as Shoes");
    add(R"({"action":"relabel","on":{"open":"label_issue"},"use":"suggestion"})",
        "Relabelled all of “Doubtful categories” as suggested");
    add(R"({"action":"relabel","on":{"images":["a","b","c"]},"values":["Shoes","Hats","Shoes"]})",
        "Relabelled 3 photos as 2 categories");
    add(R"({"action":"mask","on":{"findings":[{"kind":"contact_details","listing":"1"},
        {"kind":"contact_details","listing":"2"}]}})",
        "Masked contact details in 2 of “Contact details”");
    add(R"({"action":"merge","on":{"open":"exact_duplicate"},"keep":"sharpest"})",
        "Called all of “Identical photos” fine; there was nothing to leave out");
    add(R"({"action":"threshold","finding":"blurry","category":"Shoes","value":"0.25"})",
        "Set the threshold of “Blurry photos” in Shoes to 0.25");
    add(R"({"action":"threshold","finding":"blurry","value":null})",
        "Put the threshold of “Blurry photos” back");
    add(R"({"action":"edit","on":{"listings":["1"]},"field":"location","value":"Leeds"})",
        "Changed the place of 1 listing");
    add(R"({"action":"exclude","on":{"findings":[{"kind":"category_rare","category":"Lamps"}]}})",
        "Left out 412 listings of “Lamps”", 412);
    add(R"({"action":"exclude","on":{"findings":[{"kind":"category_shortcut","category":"Lamps"},
        {"kind":"category_shortcut","category":"Lamps"},
        {"kind":"category_shortcut","category":"Hats"}]}})",
        "Left out 500 listings of 2 categories", 500);
    add(R"({"action":"restore","on":{"open":"category_rare"}})",
        "Took back 7 listings of all of “Rare categories”", 7);
    add(R"({"action":"merge","on":{"open":"near_duplicate"},"keep":"sharpest"})",
        "Merged all of “Near-identical photos”, keeping the sharpest: 3 left out", 4, 3);
    add(R"({"action":"accept","on":{"open":"price_zero"}})", "Called all of “Price of zero” fine");
    add(R"({"action":"polish","on":{}})", "A step of another version of Vitrine");
    add("no JSON", "A step of another version of Vitrine");
}

void TstCleanWords::stepsTellWhatTheyDid()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, text);
    QFETCH(int, cells);
    QFETCH(int, leftOut);
    Step step;
    step.action = action.toStdString();
    step.cells = cells;
    step.leftOut = leftOut;
    QCOMPARE(stepText(step), text);
}

void TstCleanWords::captionsTellWhoAndWhen()
{
    Step step;
    step.author = "anna";
    step.made = "2024-05-01T14:02:00Z";
    step.cells = 12;
    const QDateTime sameDay({2024, 5, 1}, {18, 0}, QTimeZone::utc());
    QCOMPARE(stepCaption(step, sameDay, QLocale()), QStringLiteral("anna · 14:02 · 12 values"));
    step.conflicts = 1;
    const QString later = stepCaption(step, sameDay.addDays(3), QLocale());
    QVERIFY(later.contains(QStringLiteral("01/05/2024")));
    QVERIFY(
        later.startsWith(QStringLiteral("1 conflict · anna"))); // where it is narrow, the end goes
}

void TstCleanWords::everyPropertyHasEnds()
{
    for (const FindingSpec& spec : findingTable()) {
        const auto [lowest, highest] = scaleEnds(spec.kind);
        QCOMPARE(lowest.isEmpty(), spec.view != FindingView::Property);
        QCOMPARE(highest.isEmpty(), lowest.isEmpty());
    }
}

void TstCleanWords::changesTellConflicts()
{
    const SubjectNames names = [](CellSubject subject, std::int64_t row) -> QString {
        if (row > 7)
            return {}; // no longer there
        return subject == CellSubject::Image   ? QStringLiteral("p%1").arg(row)
            : subject == CellSubject::Category ? QStringLiteral("Shoes")
                                               : QStringLiteral("Sofa %1").arg(row);
    };
    const auto text = [&names](const CellChange& change) { return changeText(change, names); };
    CellChange change;
    change.cell = {CellSubject::Listing, 7, "price"};
    change.before = "123400 GBP";
    QCOMPARE(text(change), QStringLiteral("Listing “Sofa 7”, price: £1,234 → none"));
    CellChange moved;
    moved.cell = {CellSubject::Image, 3, "listing"};
    moved.before = "2";
    moved.after = "9";
    QCOMPARE(text(moved), QStringLiteral("Photo “p3”, listing: “Sofa 2” → “9”"));
    moved.cell.field = "excluded";
    moved.before = std::nullopt;
    moved.after = "4";
    QCOMPARE(text(moved), QStringLiteral("Photo “p3”, left out: no → merged into “p4”"));
    CellChange threshold;
    threshold.cell = {CellSubject::Rule, 0, "dark"};
    threshold.after = "0.25";
    QCOMPARE(text(threshold), QStringLiteral("Threshold of “Dark photos”: the usual one → 0.25"));
    threshold.cell.row = 5;
    QCOMPARE(text(threshold),
        QStringLiteral("Threshold of “Dark photos” in Shoes: the usual one → 0.25"));
    change.cell.row = 8;
    change.cell.field = "excluded";
    change.before = std::nullopt;
    change.after = "yes";
    change.conflict = CellConflict::Gone;
    QCOMPARE(text(change),
        QStringLiteral("Listing 8, left out: it is no longer there, so nothing was changed"));
    change.cell = {CellSubject::Listing, 7, "title"};
    change.conflict = CellConflict::OtherValue;
    change.expected = "Sofa";
    change.before = "Old sofa";
    change.after = "Red sofa";
    QCOMPARE(text(change),
        QStringLiteral(
            "Listing “Sofa 7”, title: expected “Sofa”, found “Old sofa”; now “Red sofa”"));
    threshold.conflict = CellConflict::OtherValue;
    threshold.expected = "0.32";
    QCOMPARE(text(threshold),
        QStringLiteral("Threshold of “Dark photos” in Shoes: expected 0.32, found the usual one; "
                       "now 0.25"));
}

void TstCleanWords::findingsTellWhatWasFound()
{
    Finding finding;
    finding.kind = FindingKind::SplitLeak;
    finding.listing = {1};
    finding.value = 2.0;
    QCOMPARE(findingText(finding, QLocale()), QStringLiteral("Its photos are on 2 sides"));
    finding.listing = {};
    finding.image = {1};
    QCOMPARE(
        findingText(finding, QLocale()), QStringLiteral("It and its duplicates are on 2 sides"));
    finding.kind = FindingKind::ListingDisagrees;
    finding.value = 0.214;
    finding.threshold = 0.4;
    QCOMPARE(findingText(finding, QLocale()),
        QStringLiteral("Likeness of its photos 0.214, threshold 0.4"));
    finding.kind = FindingKind::NearDuplicate;
    finding.value = 3.0;
    finding.text = duplicateRuleName(DuplicateRule::Hash);
    QCOMPARE(findingText(finding, QLocale()),
        QStringLiteral("The same look: 3 of 64 bits of their fingerprints differ"));
    finding.text = {}; // as older checks left it
    QVERIFY(findingText(finding, QLocale()).isEmpty());
    finding.kind = FindingKind::CategoryRare;
    finding.text = "Lamps";
    finding.threshold = 10.0;
    QCOMPARE(findingText(finding, QLocale()), QStringLiteral("3 of at least 10 listings"));
    finding.kind = FindingKind::RepeatedId;
    finding.text = "Products.csv:39: title, location\nProducts.csv:1400";
    finding.value = 4.0;
    QCOMPARE(findingText(finding, QLocale()),
        QStringLiteral("Products.csv, line 39: other title, place; Products.csv, line 1,400: the "
                       "same again; and 1 more"));
    finding.kind = FindingKind::BadId;
    finding.text = "Products.csv:8: n/a";
    QCOMPARE(findingText(finding, QLocale()), QStringLiteral("n/a"));
}

void TstCleanWords::longStepsEndInDots()
{
    const QFont font;
    const QFontMetrics metrics(font);
    const QString text = QStringLiteral("Merged all of “Identical photos”, keeping the largest");
    const int wide = metrics.horizontalAdvance(text) + 2;
    QCOMPARE(StepDelegate::linesOf(text, font, wide), QStringList{text});
    const QStringList two = StepDelegate::linesOf(text, font, wide * 2 / 3);
    QCOMPARE(two.size(), 2);
    QCOMPARE(two.join(QLatin1Char(' ')), text);
    const QStringList cut = StepDelegate::linesOf(text, font, wide / 3);
    QCOMPARE(cut.size(), 2);
    QVERIFY(cut.back().endsWith(QChar(0x2026)));
    for (const QString& line : cut)
        QVERIFY(metrics.horizontalAdvance(line) <= wide / 3);
    QVERIFY(StepDelegate::linesOf({}, font, wide).isEmpty());
}

void TstCleanWords::marksWhatIsWrong()
{
    const QString marked = markedText(QStringLiteral("Call 555 1234 or <me@x.example> now"),
        QStringLiteral("555 1234, me@x.exam…"), QColor(Qt::yellow));
    QVERIFY(marked.contains(QStringLiteral(">555 1234</span> or &lt;")));
    QVERIFY(marked.contains(QStringLiteral(">me@x.exam</span>ple&gt;")));
    // What overlaps is marked once.
    QCOMPARE(markedText(QStringLiteral("abc"), QStringLiteral("ab, bc"), QColor(Qt::yellow))
                 .count(QStringLiteral("<span")),
        1);
    QCOMPARE(markedText(QStringLiteral("a<b"), {}, QColor(Qt::yellow)), QStringLiteral("a&lt;b"));
}

void TstCleanWords::reportsStandAlone()
{
    const test::TemporaryFolder folder;
    const auto shop = test::makeShop(folder.path(), {.listings = 6, .pictures = true});
    test::FakeInspection inspection;
    Finding dark;
    dark.kind = FindingKind::Dark;
    dark.image = shop->imagesOf(shop->listings({}, {}, 0, 6)[1].listing.row).front().row;
    dark.value = 0.1;
    dark.threshold = 0.32;
    inspection.add(dark);
    JobContext context;
    inspection.check({}, context);
    Action exclude;
    exclude.on.openOf = FindingKind::Dark;
    inspection.apply(exclude, "anna & co", context);
    Finding contact;
    contact.kind = FindingKind::ContactDetails;
    contact.listing = shop->listings({}, {}, 0, 1)[0].listing.row;
    contact.text = "<script>555</script>";
    inspection.add(contact);

    const CleanSource source{shop, &inspection};
    QVERIFY(!reportHtml(gatherReport(source, context)).contains(QStringLiteral("import refused")));
    RefusedRows refused{"duplicate_id", 2, {}};
    refused.first.file = "Products.csv";
    refused.first.line = 38;
    refused.first.text = "<p7>";
    inspection.setRefusedRows({refused});
    const QString html = reportHtml(gatherReport(source, context));
    QVERIFY(html.contains(QStringLiteral("What the import refused")));
    QVERIFY(html.contains(QStringLiteral("The id of an earlier row")));
    QVERIFY(html.contains(QStringLiteral("Products.csv, line 38<br>&lt;p7&gt;")));
    QVERIFY(html.contains(QStringLiteral("Dark photos")));
    QVERIFY(html.contains(QStringLiteral("Left out all of “Dark photos”")));
    QVERIFY(html.contains(QStringLiteral("anna &amp; co")));
    QVERIFY(html.contains(QStringLiteral("&lt;script&gt;"))); // texts are no markup
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QVERIFY(!html.contains(QStringLiteral("src='file")) && !html.contains(QStringLiteral("http")));

    writeReport(html, folder / "report.html");
    QCOMPARE(contentsOf(folder / "report.html"), html.toUtf8());
    writeReport(html, folder / "report.pdf");
    QVERIFY(contentsOf(folder / "report.pdf").startsWith("%PDF"));
}

void TstCleanWords::reportsAreWholeOrAbsent()
{
    const test::TemporaryFolder folder;
    QVERIFY_THROWS_EXCEPTION(
        Error, writeReport(QStringLiteral("<html>"), folder / "missing" / "report.html"));
    QVERIFY(!std::filesystem::exists(folder / "missing"));
}

QTEST_MAIN(TstCleanWords)
#include "tst_cleanwords.moc"
