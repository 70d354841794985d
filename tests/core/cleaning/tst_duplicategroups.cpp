// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/base/error.h"
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/cleaning/duplicates/likeness.h"
#include "core/imaging/resize.h"
#include "core/imaging/standardise.h"
#include "tests/core/cleaning/facts.h"
#include "tests/core/imaging/scenes.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <map>

using namespace vitrine;
using namespace vitrine::cleaning;
using namespace vitrine::test;

namespace {

/// A tenth of each side gone, all around.
Picture croppedByATenth(const Picture& photo)
{
    const int x = photo.width / 20;
    const int y = photo.height / 20;
    return imaging::cropped(photo, {x, y, photo.width - 2 * x, photo.height - 2 * y});
}

struct Damage {
    const char* name;
    std::function<Picture(const Picture&)> apply;
    bool reachable = true; ///< by the hash alone
};

const std::vector<Damage>& damages()
{
    static const std::vector<Damage> kDamages{
        {"re-encoded", [](const Picture& p) { return throughJpeg(p, 60); }},
        {"halved",
            [](const Picture& p) {
                return throughJpeg(
                    imaging::resized(p, std::max(p.width / 2, 1), std::max(p.height / 2, 1)), 85);
            }},
        {"brighter", [](const Picture& p) { return throughJpeg(brightened(p, 1.2), 90); }},
        {"darker", [](const Picture& p) { return throughJpeg(brightened(p, 0.7), 90); }},
        {"mirrored", [](const Picture& p) { return throughJpeg(turned(p, 1), 90); }},
        {"turned by 90", [](const Picture& p) { return throughJpeg(turned(p, 5), 90); }},
        {"cropped by 10 %", [](const Picture& p) { return throughJpeg(croppedByATenth(p), 90); },
            false},
    };
    return kDamages;
}

DuplicateGroups groupsOf(const std::vector<PictureFacts>& facts, const UnitVectors& table = {})
{
    JobContext context;
    return findDuplicates(facts, table, {}, context);
}

/// Which near group each picture is in; 0: none.
std::vector<std::size_t> nearGroupOf(const DuplicateGroups& groups, std::size_t pictures)
{
    std::vector<std::size_t> result(pictures, 0);
    for (std::size_t g = 0; g < groups.near.size(); ++g) {
        for (const std::size_t member : groups.near[g])
            result[member] = g + 1;
    }
    return result;
}

using Groups = std::vector<std::vector<std::size_t>>;

}

class TstDuplicateGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsCopiesAndKeepsTheBest();
    void leavesPlainPicturesAlone();
    void countsEqualHashesOnce();
    void embeddingsConfirmAndPropose();
    void lookingDecides();
    void oneHashOfTwoColoursIsTwoThings();
    void likenessIsOfColoursPlaceByPlace();
    void refusesWhatDoesNotFit();
    void saysHowFarItIsAndStops();
    void givesEveryMemberAFinding();
    void saysWhichRuleMatched();
    void findsDamagedCopiesOfRealPhotos();
};

void TstDuplicateGroups::groupsCopiesAndKeepsTheBest()
{
    const Picture a = scene(1, 320, 240);
    const Picture b = scene(2, 320, 240);
    std::vector<PictureFacts> facts = factsOf({throughJpeg(a, 50), a, imaging::resized(a, 160, 120),
        turned(a, 6), b, b, scene(3, 320, 240)});
    facts[0].measures.bytes = 9'000;
    facts[1].measures.bytes = 20'000;
    facts[3].measures.bytes = 19'000;
    facts.push_back(facts[0]);
    facts.back().problem = PictureProblem::Truncated;
    const DuplicateGroups groups = groupsOf(facts);
    QVERIFY(groups.exact == (Groups{{4, 5}}));
    QVERIFY(groups.near == (Groups{{1, 3, 0, 2}}));
}

void TstDuplicateGroups::leavesPlainPicturesAlone()
{
    Random random(9);
    std::vector<Picture> pictures;
    for (int i = 0; i < 8; ++i) {
        const double level = 200.0 + 6.0 * i;
        pictures.push_back(throughJpeg(painted(300, 200,
                                           [&](int, int) {
                                               const double grain = level + random.normal();
                                               return Colour{grain, grain, grain};
                                           }),
            90));
    }
    pictures.push_back(plain(300, 200, {255, 255, 255}));
    pictures.push_back(plain(300, 200, {255, 255, 255}));
    const auto facts = factsOf(pictures);
    const DuplicateGroups groups = groupsOf(facts);
    QVERIFY(groups.near.empty());
    QVERIFY(groups.exact == (Groups{{8, 9}}));
}

void TstDuplicateGroups::countsEqualHashesOnce()
{
    std::vector<PictureFacts> facts(20'000, factsOf({scene(1, 64, 48)}).front());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        facts[i].row = ImageRow{static_cast<std::int64_t>(i) + 1};
        facts[i].measures.pixels = i; // as if each was encoded in its own way
    }
    const DuplicateGroups groups = groupsOf(facts);
    QCOMPARE(groups.near.size(), std::size_t{1});
    QCOMPARE(groups.near.front().size(), facts.size());
    QCOMPARE(groups.near.front().front(), std::size_t{0});
}

void TstDuplicateGroups::embeddingsConfirmAndPropose()
{
    auto facts = factsOf({scene(1, 320, 240), scene(2, 320, 240), scene(3, 320, 240)});
    auto loose = facts[0]; // ten bits away
    for (std::uint64_t& hash : loose.measures.turnedHashes)
        hash ^= 0x3FF0U;
    loose.measures.hash = loose.measures.turnedHashes[0];
    loose.measures.pixels ^= 1U;
    facts.push_back(loose);
    QVERIFY(groupsOf(facts).near.empty());
    const std::vector<float> proposed{1, 0, 0.6F, 0.8F, 0.58F, 0.8146F, 0, 1};
    QVERIFY(groupsOf(facts, {proposed, 2}).near == (Groups{{1, 2}}));
    const std::vector<float> confirmed{1, 0, 0.6F, 0.8F, 0, 1, 0.94F, 0.3412F};
    QVERIFY(groupsOf(facts, {confirmed, 2}).near == (Groups{{0, 3}}));
}

void TstDuplicateGroups::lookingDecides()
{
    const Picture photo = scene(1, 320, 240);
    const auto facts = factsOf({photo, throughJpeg(photo, 50)});
    QCOMPARE(groupsOf(facts).near.size(), std::size_t{1});
    int asked = 0;
    const auto refusing = [&asked](std::size_t, std::size_t) {
        ++asked;
        return false;
    };
    JobContext context;
    QVERIFY(findDuplicates(facts, {}, {}, context, refusing).near.empty());
    QVERIFY(asked > 0);
}

void TstDuplicateGroups::oneHashOfTwoColoursIsTwoThings()
{
    std::vector<PictureFacts> facts(6, factsOf({scene(1, 64, 48)}).front());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        facts[i].row = ImageRow{static_cast<std::int64_t>(i) + 1};
        facts[i].measures.pixels = i;
    }
    JobContext context;
    const auto oddAndEven = [](std::size_t a, std::size_t b) { return a % 2 == b % 2; };
    const DuplicateGroups groups = findDuplicates(facts, {}, {}, context, oddAndEven);
    QVERIFY(groups.near == (Groups{{0, 2, 4}, {1, 3, 5}}));
}

void TstDuplicateGroups::likenessIsOfColoursPlaceByPlace()
{
    const Picture photo = scene(1, 320, 240);
    for (const Damage& damage : damages()) {
        if (damage.reachable)
            QVERIFY2(likeness(photo, damage.apply(photo)) > kSamePicture, damage.name);
    }
    QVERIFY(likeness(photo, scene(2, 320, 240)) < 0.9);
    const Picture crop = imaging::cropped(photo, {40, 8, 256, 192}); // four fifths, off the middle
    QVERIFY(likeness(photo, crop) < kSamePicture);
    QVERIFY(croppedLikeness(photo, crop) > kSameCrop);
    QVERIFY(croppedLikeness(crop, photo) > kSameCrop);
    QVERIFY(croppedLikeness(scene(2, 320, 240), crop) < kSameCrop);
    const Picture oneSide = imaging::cropped(photo, {32, 0, 288, 240}); // of other proportions
    QVERIFY(croppedLikeness(photo, oneSide) > kSameCrop);
    QCOMPARE(likeness(photo, Picture()), 0.0);
    QCOMPARE(likeness(photo, plain(50, 50, {200, 200, 200})), 0.0);

    // Two things on one background, of one shape: the hash cannot tell their colours.
    const auto onWhite = [](const Colour& colour) {
        return painted(200, 200, [&](int x, int y) {
            return x > 60 && x < 140 && y > 40 && y < 160 ? colour : Colour{250, 250, 250};
        });
    };
    QVERIFY(likeness(onWhite({40, 60, 180}), onWhite({170, 40, 50})) < kSamePicture);
}

void TstDuplicateGroups::refusesWhatDoesNotFit()
{
    const auto facts = factsOf({scene(1, 64, 48), scene(2, 64, 48)});
    JobContext context;
    QVERIFY_THROWS_EXCEPTION(
        Error, findDuplicates(facts, {}, {.radius = 9, .looseRadius = 8}, context));
    QVERIFY_THROWS_EXCEPTION(Error, findDuplicates(facts, {}, {.radius = -1}, context));
    QVERIFY_THROWS_EXCEPTION(Error, findDuplicates(facts, {}, {.proposeCosine = 1.0}, context));
    const std::vector<float> short_{1, 0};
    QVERIFY_THROWS_EXCEPTION(Error, findDuplicates(facts, {short_, 2}, {}, context));
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped(stop.get_token());
    QVERIFY_THROWS_EXCEPTION(Cancelled, findDuplicates(facts, {}, {}, stopped));
}

void TstDuplicateGroups::saysHowFarItIsAndStops()
{
    std::vector<PictureFacts> facts = factsOf({scene(1, 64, 48)});
    std::vector<float> embeddings;
    for (std::uint64_t i = 0; i < 40; ++i) { // one bit apart each, and looking alike
        facts.push_back(facts.front());
        facts.back().measures.pixels = i;
        facts.back().measures.hash ^= std::uint64_t{1} << i;
        facts.back().measures.turnedHashes.fill(facts.back().measures.hash);
    }
    for (std::size_t i = 0; i < facts.size(); ++i)
        embeddings.insert(embeddings.end(), {1, 0});
    int looks = 0;
    const auto looking = [&looks](std::size_t, std::size_t) { return ++looks > 0; };

    test::ProgressProbe all;
    JobContext context = all.context();
    findDuplicates(facts, {embeddings, 2}, {}, context, looking);
    QVERIFY(looks > 100);
    QVERIFY(all.seen().size() > 100);
    std::int64_t done = 0;
    for (const Progress& progress : all.seen()) {
        QCOMPARE(progress.stage, Stage::ComparingPictures);
        QCOMPARE(progress.total, static_cast<std::int64_t>(facts.size()));
        QVERIFY(progress.done >= done);
        done = progress.done;
    }
    QCOMPARE(done, static_cast<std::int64_t>(facts.size()));

    looks = 0;
    test::ProgressProbe half([&](const Progress& progress) { return progress.fraction > 0.5; });
    JobContext stopped = half.context();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, findDuplicates(facts, {embeddings, 2}, {}, stopped, looking));
    QVERIFY(looks > 0);
    const auto asked = std::ranges::count_if(
        half.seen(), [](const Progress& progress) { return progress.fraction > 0.5; });
    QCOMPARE(asked, 1); // the pair that was looked at, and no other
}

void TstDuplicateGroups::givesEveryMemberAFinding()
{
    const Picture a = scene(1, 320, 240);
    const auto facts =
        factsOf({a, throughJpeg(turned(a, 1), 70), scene(2, 90, 60), scene(2, 90, 60)});
    const auto findings = duplicateFindings(groupsOf(facts), facts);
    QCOMPARE(findings.size(), std::size_t{4});
    QCOMPARE(findings[0].kind, FindingKind::ExactDuplicate);
    QCOMPARE(findings[1].image, facts[3].row);
    QCOMPARE(findings[1].score, 1.0);
    QCOMPARE(findings[2].kind, FindingKind::NearDuplicate);
    QCOMPARE(findings[2].group, findings[3].group);
    QCOMPARE(
        findings[3].value, static_cast<double>(hashDistance(facts[0].measures, facts[1].measures)));
    QVERIFY(findings[3].value <= findings[3].threshold);
    QCOMPARE(findings[3].text, std::string("hash"));
    QCOMPARE(findings[2].value, findings[3].value); // the first matches the others
    QVERIFY(findings[0].text.empty());
}

void TstDuplicateGroups::saysWhichRuleMatched()
{
    auto facts = factsOf({scene(1, 320, 240), scene(2, 320, 240), scene(3, 320, 240)});
    facts.push_back(facts[0]);
    for (std::uint64_t& hash : facts[3].measures.turnedHashes)
        hash ^= 0x3FF0U; // ten bits
    facts[3].measures.hash = facts[3].measures.turnedHashes[0];
    facts[3].measures.pixels ^= 1U;
    // The second and the third look alike to the network only, the first and the last to both.
    const std::vector<float> seen{1, 0, 0, 1, 0.3412F, 0.94F, 0.94F, -0.3412F};
    const DuplicateGroups groups = groupsOf(facts, {seen, 2});
    QVERIFY(groups.near == (Groups{{0, 3}, {1, 2}}));
    const auto findings = duplicateFindings(groups, facts);
    QCOMPARE(findings[1].text, std::string("hash_and_network"));
    QCOMPARE(findings[1].value, 10.0);
    QCOMPARE(findings[1].threshold, static_cast<double>(DuplicateOptions().looseRadius));
    QCOMPARE(findings[3].text, std::string("network"));
    QVERIFY(std::abs(findings[3].value - 0.94) < 1e-3);
    QCOMPARE(findings[3].threshold, DuplicateOptions().proposeCosine);
    QCOMPARE(findings[2].text, findings[3].text);
}

void TstDuplicateGroups::findsDamagedCopiesOfRealPhotos()
{
    VITRINE_NEEDS_SHARED(folder, "data/clothing/images");
    constexpr std::size_t kPhotos = 150;
    const auto files = filesIn(folder);
    const std::size_t step = std::max<std::size_t>(files.size() / kPhotos, 1);
    std::vector<Picture> pictures;
    std::vector<std::size_t> photoOf;
    std::vector<std::size_t> damageOf; // 0: the photo itself
    for (std::size_t file = 0; file < files.size() && file / step < kPhotos; file += step) {
        const Picture photo = imaging::decodeFile(files[file]).picture;
        QVERIFY(!photo.empty());
        pictures.push_back(photo);
        for (const Damage& damage : damages())
            pictures.push_back(damage.apply(photo));
        for (std::size_t kind = 0; kind <= damages().size(); ++kind) {
            photoOf.push_back(file / step);
            damageOf.push_back(kind);
        }
    }
    const auto facts = factsOf(pictures);
    std::vector<Picture> small; // as the program has them
    for (const Picture& picture : pictures) {
        const double scale = 128.0 / std::max(picture.width, picture.height);
        small.push_back(
            imaging::resized(picture, std::max(static_cast<int>(picture.width * scale), 1),
                std::max(static_cast<int>(picture.height * scale), 1)));
    }
    const auto looking = [&small](std::size_t a, std::size_t b) {
        return likeness(small[a], small[b]) >= kSamePicture;
    };
    JobContext context;
    const auto groupOf = nearGroupOf(findDuplicates(facts, {}, {}, context, looking), facts.size());

    const std::size_t kinds = damages().size() + 1;
    std::map<std::size_t, int> found;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const std::size_t original = i - damageOf[i];
        found[damageOf[i]] += groupOf[i] != 0 && groupOf[i] == groupOf[original] ? 1 : 0;
    }
    const auto photos = static_cast<int>(facts.size() / kinds);
    int reached = 0;
    int reachable = 0;
    for (std::size_t kind = 1; kind < kinds; ++kind) {
        const Damage& damage = damages()[kind - 1];
        qInfo(
            "%-16s %3d of %d copies in the group of their photo", damage.name, found[kind], photos);
        if (damage.reachable) {
            reached += found[kind];
            reachable += photos;
        }
    }
    int pairs = 0;
    int falsePairs = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (groupOf[i] == 0 || groupOf[i] != groupOf[j])
                continue;
            ++pairs;
            falsePairs += photoOf[i] != photoOf[j] ? 1 : 0;
        }
    }
    qInfo("reachable kinds: recall %.1f %%; false pairs: %d of %d", 100.0 * reached / reachable,
        falsePairs, pairs);
    // Crops are proposed by embeddings; here, whether the eye then agrees.
    int crops = 0;
    int unlike = 0;
    for (std::size_t i = kinds - 1; i < small.size(); i += kinds) {
        crops += croppedLikeness(small[i - damageOf[i]], small[i]) >= kSameCrop ? 1 : 0;
        const std::size_t other = (i + 7 * kinds) % small.size();
        unlike += croppedLikeness(small[other], small[i]) >= kSameCrop ? 1 : 0;
    }
    qInfo("crops: %d of %d agreed to; of as many unlike pairs: %d", crops, photos, unlike);
    QVERIFY(crops >= 0.95 * photos);
    QVERIFY(unlike <= 0.01 * photos);
    QVERIFY(reached >= 0.95 * reachable);
    QVERIFY(falsePairs <= 0.01 * pairs);
}

QTEST_GUILESS_MAIN(TstDuplicateGroups)
#include "tst_duplicategroups.moc"
