// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/cleaning/duplicates/keepmerits.h"
#include "core/cleaning/pictures/picturerules.h"
#include "core/imaging/resize.h"
#include "core/imaging/standardise.h"
#include "tests/core/cleaning/facts.h"
#include "tests/core/imaging/scenes.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::cleaning;
using namespace vitrine::test;

namespace {

using Kinds = std::set<FindingKind>;

Kinds kindsOf(const std::vector<Finding>& findings, ImageRow image)
{
    Kinds kinds;
    for (const Finding& finding : findings) {
        if (finding.image == image)
            kinds.insert(finding.kind);
    }
    return kinds;
}

/// What is found about `picture` among 20 ordinary photos.
Kinds foundIn(const Picture& picture)
{
    std::vector<Picture> pictures;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        pictures.push_back(scene(seed, 400, 300));
    pictures.push_back(picture);
    const auto facts = factsOf(pictures);
    const auto findings = checkPictures(facts);
    for (const Finding& finding : findings) {
        if (finding.image != facts.back().row)
            qWarning("%s on an ordinary photo", findingKindName(finding.kind).data());
    }
    return kindsOf(findings, facts.back().row);
}

PictureFacts factWith(double brightness99, std::int64_t row = 1, CategoryRow category = {})
{
    PictureFacts fact;
    fact.row = ImageRow{row};
    fact.category = category;
    fact.measures = {.width = 400,
        .height = 300,
        .brightness99 = brightness99,
        .entropy = 7.0,
        .sharpness = 2.0,
        .colourfulness = 40.0};
    return fact;
}

struct Score {
    int hits = 0;
    int misses = 0;
    int wrong = 0;
};

/// The truth file's names where they differ from ours; missing and too large files are Unreadable.
std::optional<FindingKind> kindNamed(const std::string& name)
{
    if (name == "grayscale")
        return FindingKind::Greyscale;
    if (name == "missing" || name == "too_large")
        return FindingKind::Unreadable;
    return findingKindFromName(name);
}

/// By its first bytes; the truth says nothing of names.
bool isMisnamed(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(12);
    const auto extension = path.extension().string();
    if (head.startsWith("\xFF\xD8"))
        return extension != ".jpg";
    if (head.startsWith("\x89PNG"))
        return extension != ".png";
    if (head.startsWith("GIF8"))
        return extension != ".gif";
    return head.startsWith("RIFF") && head.endsWith("WEBP") && extension != ".webp";
}

std::map<std::string, Kinds> readTruth(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    std::map<std::string, Kinds> truth;
    if (!file.open(QIODevice::ReadOnly))
        return truth;
    const QJsonObject images =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("images")).toObject();
    for (auto entry = images.begin(); entry != images.end(); ++entry) {
        Kinds& kinds = truth[entry.key().toStdString()];
        for (const QJsonValue& name : entry.value().toArray()) {
            if (const auto kind = kindNamed(name.toString().toStdString()))
                kinds.insert(*kind);
        }
    }
    return truth;
}

}

class TstPictureRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasAKindAndAScale();
    void findsNothingInOrdinaryPhotos();
    void findsWhatIsWrong();
    void findsScreensAndSparesProductsOnWhite();
    void findsJpegArtefacts();
    void comparesTheNameWithTheContent();
    void saysWhyAPictureCannotBeRead();
    void thresholdsCanBeSetByCategory();
    void scoresRankTheWorstFirst();
    void sizesAreOddAmongOthers();
    void aShrunkenCopyIsNotSharper();
    void agreesWithTheTruthOfDamagedPictures();
    void tellsRealPhotosFromDamagedOnes();
};

void TstPictureRules::everyRuleHasAKindAndAScale()
{
    Kinds kinds;
    for (const auto& rule : pictureRules()) {
        QVERIFY(kinds.insert(rule->kind()).second);
        QCOMPARE(pictureRule(rule->kind()), rule.get());
        const RuleScale scale = rule->scale();
        QVERIFY(scale.least < scale.threshold && scale.threshold < scale.most);
        QVERIFY(!scale.unit.empty());
    }
    QVERIFY(!pictureRule(FindingKind::PriceZero));
}

void TstPictureRules::findsNothingInOrdinaryPhotos()
{
    QVERIFY(foundIn(scene(50, 400, 300)).empty());
    QVERIFY(foundIn(scene(51, 300, 400)).empty());
    QVERIFY(foundIn(throughJpeg(scene(52, 400, 300), 85)).empty());
}

void TstPictureRules::findsWhatIsWrong()
{
    const Picture photo = scene(60, 400, 300);
    const auto only = [](FindingKind kind) { return Kinds{kind}; };
    QVERIFY(foundIn(brightened(photo, 0.2)) == only(FindingKind::Dark));
    QVERIFY(foundIn(blurred(photo, 4.0)) == only(FindingKind::Blurry));
    QVERIFY(foundIn(grey(photo)) == only(FindingKind::Greyscale));
    QVERIFY(foundIn(scene(60, 700, 180)) == only(FindingKind::OddAspectRatio));
    QVERIFY(foundIn(scene(60, 32, 24)).contains(FindingKind::OddSize));
    QVERIFY(foundIn(plain(400, 300, {200, 150, 90})) == only(FindingKind::LowInformation));
    const Picture washedOut = painted(400, 300, [&](int x, int y) {
        const Colour c = colourOf(photo, x, y);
        return Colour{245 + c[0] / 25.0, 245 + c[1] / 25.0, 245 + c[2] / 25.0};
    });
    QVERIFY(foundIn(washedOut).contains(FindingKind::Light));
}

void TstPictureRules::findsScreensAndSparesProductsOnWhite()
{
    int screens = 0;
    int compressed = 0; // of the same, as a browser or a messenger stores them
    int products = 0;
    constexpr int kEach = 20;
    for (std::uint64_t seed = 1; seed <= kEach; ++seed) {
        const Picture drawn = screen(seed, 360, 480);
        const auto facts = factsOf({drawn, onWhite(scene(seed, 400, 300)),
            throughJpeg(onWhite(scene(seed + 40, 400, 300)), 90), throughJpeg(drawn, 60)});
        const auto findings = checkPictures(facts);
        screens += kindsOf(findings, facts[0].row).contains(FindingKind::Screenshot) ? 1 : 0;
        compressed += kindsOf(findings, facts[3].row).contains(FindingKind::Screenshot) ? 1 : 0;
        products += kindsOf(findings, facts[1].row).contains(FindingKind::Screenshot) ? 1 : 0;
        products += kindsOf(findings, facts[2].row).contains(FindingKind::Screenshot) ? 1 : 0;
        for (const PictureFacts& fact : {facts[1], facts[2]}) {
            const Kinds kinds = kindsOf(findings, fact.row);
            QVERIFY(!kinds.contains(FindingKind::Blurry));
            QVERIFY(!kinds.contains(FindingKind::LowInformation));
            QVERIFY(!kinds.contains(FindingKind::Light));
        }
    }
    qInfo(
        "screens found: %d of %d, at JPEG quality 60 %d; products on white taken for one: %d of %d",
        screens, kEach, compressed, products, 2 * kEach);
    QVERIFY(screens >= kEach * 9 / 10);
    QVERIFY(compressed >= kEach * 9 / 10);
    QCOMPARE(products, 0);
}

void TstPictureRules::findsJpegArtefacts()
{
    int found = 0;
    int wrong = 0;
    constexpr int kEach = 15;
    for (std::uint64_t seed = 1; seed <= kEach; ++seed) {
        const auto facts = factsOf(
            {throughJpeg(scene(seed, 400, 300), 6), throughJpeg(scene(seed, 400, 300), 80)});
        const auto findings = checkPictures(facts);
        found += kindsOf(findings, facts[0].row).contains(FindingKind::JpegArtefacts) ? 1 : 0;
        wrong += kindsOf(findings, facts[1].row).contains(FindingKind::JpegArtefacts) ? 1 : 0;
    }
    qInfo("artefacts found at quality 6: %d of %d; at quality 80: %d", found, kEach, wrong);
    QVERIFY(found >= kEach * 9 / 10);
    QCOMPARE(wrong, 0);
}

void TstPictureRules::comparesTheNameWithTheContent()
{
    PictureFacts fact = factWith(0.9);
    const PictureRule& rule = *pictureRule(FindingKind::WrongExtension);
    const auto check = [&](const char* name, const char* format) {
        fact.fileName = name;
        fact.format = format;
        return rule.check(fact, {}, rule.scale().threshold);
    };
    QVERIFY(!check("a.JPEG", "jpeg"));
    QVERIFY(!check("a.tif", "tiff"));
    QVERIFY(!check("folder.png/a", "jpeg"));
    QVERIFY(!check("a.txt", ""));
    const auto finding = check("a.b.JPG", "webp");
    QVERIFY(finding);
    QCOMPARE(finding->text, std::string(".jpg"));
    QCOMPARE(finding->suggestion, std::string(".webp"));
    QCOMPARE(finding->image, fact.row);
}

void TstPictureRules::saysWhyAPictureCannotBeRead()
{
    PictureFacts fact; // measures of nothing: no other rule may speak
    fact.row = ImageRow{4};
    fact.problem = PictureProblem::Truncated;
    const auto findings = checkPictures(std::vector{fact});
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].kind, FindingKind::Unreadable);
    QCOMPARE(findings[0].text, std::string("truncated"));
    QCOMPARE(findings[0].score, 1.0);
}

void TstPictureRules::thresholdsCanBeSetByCategory()
{
    const CategoryRow lamps{7};
    const std::vector facts{factWith(0.4, 1), factWith(0.4, 2, lamps), factWith(0.2, 3, lamps)};
    const auto darkRows = [&](const RuleSettings& settings) {
        std::set<std::int64_t> rows;
        for (const Finding& finding : checkPictures(facts, settings)) {
            if (finding.kind == FindingKind::Dark)
                rows.insert(finding.image.value);
        }
        return rows;
    };
    RuleSettings settings;
    QVERIFY(darkRows(settings) == std::set<std::int64_t>{3});
    settings.thresholds[FindingKind::Dark] = 0.5;
    QVERIFY((darkRows(settings) == std::set<std::int64_t>{1, 2, 3}));
    settings.categoryThresholds[lamps][FindingKind::Dark] = 0.1;
    QVERIFY(darkRows(settings) == std::set<std::int64_t>{1});
    settings.off.insert(FindingKind::Dark);
    QVERIFY(darkRows(settings).empty());
}

void TstPictureRules::scoresRankTheWorstFirst()
{
    const std::vector facts{factWith(0.24, 1), factWith(0.0, 2), factWith(0.31, 3)};
    const auto findings = checkPictures(facts);
    QCOMPARE(findings.size(), std::size_t{3});
    QCOMPARE(findings[0].image.value, std::int64_t{2});
    QCOMPARE(findings[0].score, 1.0);
    QVERIFY(std::abs(findings[1].score - 0.25) < 1e-9);
    QCOMPARE(findings[1].value, 0.24);
    QCOMPARE(findings[1].threshold, 0.32);
    QVERIFY(findings[2].score > 0.0);
}

void TstPictureRules::sizesAreOddAmongOthers()
{
    std::vector<PictureFacts> facts;
    for (int i = 0; i < 40; ++i) {
        facts.push_back(factWith(0.9, i + 1));
        facts.back().measures.width = 400 + i;
    }
    facts[5].measures.width = 90;
    facts[5].measures.height = 70;
    facts[9].measures.width = 420; // within a tenth of the others, though their range is narrow
    facts[9].measures.height = 330;
    const auto findings = checkPictures(facts);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].image, facts[5].row);
    QCOMPARE(findings[0].kind, FindingKind::OddSize);
}

void TstPictureRules::aShrunkenCopyIsNotSharper()
{
    constexpr double kClearly = 0.7; // of keepmerits.cpp
    const auto sharpness = [](const Picture& picture) {
        return sharpnessAtOneScale(imaging::measure(picture));
    };
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Picture clear = scene(seed, 1560, 1170);
        const Picture soft = blurred(clear, 6.0);
        QVERIFY(sharpness(soft) < kClearly * sharpness(clear));
        for (const Picture& original : {clear, soft}) {
            for (const int width : {1200, 1000, 600, 400, 240}) {
                const double copy = sharpness(imaging::resized(original, width, width * 3 / 4));
                QVERIFY2(sharpness(original) >= kClearly * copy,
                    qPrintable(QStringLiteral("%1 wide: %2 to %3")
                                   .arg(width)
                                   .arg(copy)
                                   .arg(sharpness(original))));
            }
        }
        // What is out of focus is told from what is small.
        QVERIFY(sharpness(imaging::resized(clear, 600, 450)) > sharpness(soft));
    }
}

void TstPictureRules::agreesWithTheTruthOfDamagedPictures()
{
    VITRINE_NEEDS_SHARED(folder, "data/dirty");
    auto truth = readTruth(folder / "truth.json");
    QVERIFY(!truth.empty());
    std::vector<std::filesystem::path> files;
    int misnamed = 0;
    for (auto& [name, kinds] : truth) {
        files.push_back(folder / "images" / name);
        if (!isMisnamed(files.back()))
            continue;
        kinds.insert(FindingKind::WrongExtension);
        ++misnamed;
    }
    QVERIFY(misnamed > 0);
    const auto facts = factsOf(files);
    std::vector<Finding> findings = checkPictures(facts);
    JobContext context;
    const DuplicateOptions options;
    const auto duplicates = duplicateFindings(findDuplicates(facts, {}, options, context), facts);
    findings.insert(findings.end(), duplicates.begin(), duplicates.end());

    std::map<FindingKind, Score> scores;
    for (const PictureFacts& fact : facts) {
        const Kinds& expected = truth.at(fact.fileName);
        const Kinds found = kindsOf(findings, fact.row);
        for (const FindingKind kind : found)
            ++(expected.contains(kind) ? scores[kind].hits : scores[kind].wrong);
        for (const FindingKind kind : expected)
            scores[kind].misses += found.contains(kind) ? 0 : 1;
    }
    Score all;
    for (const auto& [kind, score] : scores) {
        const int found = score.hits + score.wrong;
        const int there = score.hits + score.misses;
        qInfo("%-18s precision %d/%d recall %d/%d", findingKindName(kind).data(), score.hits, found,
            score.hits, there);
        all.hits += score.hits;
        all.misses += score.misses;
        all.wrong += score.wrong;
    }
    QCOMPARE(scores[FindingKind::WrongExtension].hits, misnamed);
    QCOMPARE(scores[FindingKind::WrongExtension].wrong, 0);
    QVERIFY(all.hits >= 0.9 * (all.hits + all.misses));
    QVERIFY(all.hits >= 0.9 * (all.hits + all.wrong));
}

void TstPictureRules::tellsRealPhotosFromDamagedOnes()
{
    VITRINE_NEEDS_SHARED(folder, "data/clothing/images");
    struct Damage {
        FindingKind kind;
        Picture (*apply)(const Picture&);
    };
    static const std::vector<Damage> kDamages{
        {FindingKind::Dark, [](const Picture& p) { return brightened(p, 0.25); }},
        {FindingKind::Blurry, [](const Picture& p) { return throughJpeg(blurred(p, 4.0), 90); }},
        {FindingKind::Greyscale, [](const Picture& p) { return throughJpeg(grey(p), 85); }},
        {FindingKind::JpegArtefacts, [](const Picture& p) { return throughJpeg(p, 8); }},
    };
    constexpr std::size_t kPhotos = 30;
    const auto files = filesIn(folder);
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < kPhotos && i < files.size(); ++i) {
        const Picture photo = imaging::decodeFile(files[i * files.size() / kPhotos]).picture;
        QVERIFY(!photo.empty());
        pictures.push_back(photo);
        for (const Damage& damage : kDamages)
            pictures.push_back(damage.apply(photo));
    }
    const auto facts = factsOf(pictures);
    const auto findings = checkPictures(facts);
    std::map<FindingKind, Score> scores;
    const std::size_t each = kDamages.size() + 1;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Kinds found = kindsOf(findings, facts[i].row);
        for (std::size_t d = 0; d < kDamages.size(); ++d) {
            const FindingKind kind = kDamages[d].kind;
            const bool there = i % each == d + 1;
            scores[kind].hits += there && found.contains(kind) ? 1 : 0;
            scores[kind].misses += there && !found.contains(kind) ? 1 : 0;
            scores[kind].wrong += i % each == 0 && found.contains(kind) ? 1 : 0;
        }
    }
    for (const auto& [kind, score] : scores) {
        qInfo("%-15s on %d of %d damaged, on %d untouched photos", findingKindName(kind).data(),
            score.hits, score.hits + score.misses, score.wrong);
        QVERIFY(score.hits >= 0.9 * (score.hits + score.misses));
        QVERIFY(score.wrong <= 1);
    }
}

QTEST_GUILESS_MAIN(TstPictureRules)
#include "tst_picturerules.moc"
