// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/cleaning/listings/minhash.h"
#include "core/cleaning/listings/similargroups.h"
#include "core/cleaning/text/listingwords.h"
#include "tests/core/cleaning/listings.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <set>

using namespace vitrine;
using vitrine::cleaning::HashSet;
using vitrine::test::findingsOf;
using vitrine::test::rowsOf;
using vitrine::test::TableBuilder;

namespace {

using Rows = std::vector<std::int64_t>;

std::string sentence(Random& random, int words)
{
    std::string text;
    for (int i = 0; i < words; ++i)
        text += "w" + std::to_string(random.below(4000)) + ' ';
    return text;
}

/// Two sets of `size` numbers that share `shared` of them.
std::pair<HashSet, HashSet> setsSharing(Random& random, std::size_t size, std::size_t shared)
{
    HashSet a;
    HashSet b;
    for (std::size_t i = 0; i < size; ++i) {
        a.push_back(random.next());
        b.push_back(i < shared ? a.back() : random.next());
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return {a, b};
}

bool agreeInABand(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b)
{
    for (std::size_t band = 0; band < a.size(); ++band) {
        if (a[band] == b[band])
            return true;
    }
    return false;
}

std::vector<std::size_t> leadersOf(const std::vector<HashSet>& sets, double threshold)
{
    JobContext context;
    cleaning::RuleSteps steps(context, 1);
    std::vector<std::size_t> leaders;
    for (const cleaning::Follower& follower : cleaning::followLeaders(sets, threshold, steps))
        leaders.push_back(follower.leader);
    return leaders;
}

HashSet numbers(std::uint64_t first, std::uint64_t last)
{
    HashSet set;
    for (std::uint64_t i = first; i <= last; ++i)
        set.push_back(Random(i).next());
    std::sort(set.begin(), set.end());
    return set;
}

/// Of the listings, 2 in 100 repeat an earlier one, and as many add a word to it.
cleaning::ListingTable shopOf(int count)
{
    Random random(3);
    std::vector<std::string> texts;
    TableBuilder shop;
    for (int i = 0; i < count; ++i) {
        std::string text = sentence(random, 20 + static_cast<int>(random.below(80)));
        if (i >= 100 && i % 50 == 0)
            text = texts[random.below(texts.size())];
        else if (i >= 100 && i % 50 == 1)
            text = texts[random.below(texts.size())] + " reduced";
        texts.push_back(text);
        shop.add("Thing", text);
    }
    return shop.table;
}

}

class TstDuplicateListings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsLeaveFormAside()
    {
        const auto words = [](const char* text) {
            std::vector<std::uint64_t> out;
            cleaning::appendWords(text, out);
            return out;
        };
        QCOMPARE(words("Don’t wait, CAFÉ-Tisch №5!"), words("dont\nWAIT café tisch № 5"));
        QCOMPARE(words("ПРОДАЮ Стол"), words("продаю стол"));
        QVERIFY(words("size 5") != words("size 6"));
        QVERIFY(words("a b") != words("ab"));
        QVERIFY(words("👉 !").empty());
        QCOMPARE(words("日本").size(), 1U);
    }

    void repeatedListingsAreGrouped()
    {
        TableBuilder shop;
        shop.add("Red sofa, used", "Three seats.");
        shop.add("Blue lamp", "Size 5, works");
        shop.add("RED SOFA - used", "three seats!!");
        shop.add("Blue lamp", "Size 6, works"); // numbers tell things apart
        shop.add("Blue", "Lamp size 5 works"); // the same words all the same
        shop.add("Bed", "");
        shop.add("Bed", ""); // too little to tell
        const auto found = findingsOf(shop.table, FindingKind::RepeatedListing);
        QCOMPARE(rowsOf(found), (Rows{1, 3, 2, 5}));
        QCOMPARE(found[0].group, 1);
        QCOMPARE(found[1].group, 1);
        QCOMPARE(found[2].group, 2);
        QCOMPARE(found[0].value, 2.0);
        QVERIFY(findingsOf(
            shop.table, FindingKind::RepeatedListing, {{FindingKind::RepeatedListing, 3.0}})
                    .empty());
    }

    void similarListingsAreGrouped()
    {
        Random random(1);
        const std::string sofa = sentence(random, 60);
        TableBuilder shop;
        shop.add("Sofa", sofa);
        shop.add("Something else", sentence(random, 60));
        shop.add("Sofa", sofa + "today");
        shop.add("Sofa", sofa + "TODAY!"); // repeats the one before
        shop.add("Offer", "urgent " + sofa);
        shop.add("Sofa", sofa.substr(0, sofa.size() / 2)); // half of it
        const auto found = findingsOf(shop.table, FindingKind::SimilarListing);
        QCOMPARE(rowsOf(found), (Rows{1, 3, 5}));
        for (const Finding& finding : found) {
            QCOMPARE(finding.group, 1);
            QVERIFY(finding.value >= 0.8 && finding.value < 1.0);
            QCOMPARE(finding.score, finding.value);
        }
        QCOMPARE(rowsOf(findingsOf(shop.table, FindingKind::SimilarListing,
                     {{FindingKind::SimilarListing, 0.4}})),
            (Rows{1, 3, 5, 6}));
    }

    void shortTextsAreNotSimilar()
    {
        TableBuilder shop;
        shop.add("Blue sofa", "Good condition, collection only");
        shop.add("Red sofa", "Good condition, collection only");
        QVERIFY(findingsOf(
            shop.table, FindingKind::SimilarListing, {{FindingKind::SimilarListing, 0.3}})
                    .empty());
    }

    void bandsFindWhatIsAboveTheThreshold()
    {
        for (const double threshold : {0.5, 0.8, 0.9}) {
            const cleaning::MinHash minHash(threshold);
            Random random(7);
            int found = 0;
            int foundFarBelow = 0;
            constexpr std::size_t kSize = 100;
            constexpr int kPairs = 300;
            // |A and B| / |A or B| = s / (2n - s)
            const auto shared =
                static_cast<std::size_t>(std::ceil(2.0 * kSize * threshold / (1.0 + threshold)));
            for (int i = 0; i < kPairs; ++i) {
                const auto [a, b] = setsSharing(random, kSize, shared);
                QVERIFY(cleaning::jaccard(a, b) >= threshold);
                found += agreeInABand(minHash.bandKeys(a), minHash.bandKeys(b)) ? 1 : 0;
                const auto [c, d] = setsSharing(random, kSize, 10);
                foundFarBelow += agreeInABand(minHash.bandKeys(c), minHash.bandKeys(d)) ? 1 : 0;
            }
            QVERIFY(found >= kPairs * 97 / 100);
            QVERIFY(foundFarBelow <= kPairs / 20);
        }
        QCOMPARE(cleaning::MinHash(0.8).bandLength(), 6U);
        QCOMPARE(cleaning::MinHash(0.8).bands(), 21U);
    }

    void noChainJoinsUnlikeSets()
    {
        // Each set shares 9 in 11 with the next; the first and last share nothing.
        std::vector<HashSet> chain;
        for (std::uint64_t i = 0; i < 20; ++i)
            chain.push_back(numbers(i * 10, i * 10 + 99));
        const auto leaders = leadersOf(chain, 0.8);
        QCOMPARE(leaders[0], 0U);
        QCOMPARE(leaders[1], 0U);
        std::set<std::size_t> different(leaders.begin(), leaders.end());
        QVERIFY(different.size() > 5);
        for (std::size_t set = 0; set < chain.size(); ++set)
            QVERIFY(
                leaders[set] == set || cleaning::jaccard(chain[set], chain[leaders[set]]) >= 0.8);
    }

    void theMostSimilarLeaderIsFollowed()
    {
        const std::vector<HashSet> sets = {
            numbers(0, 99), numbers(30, 129), numbers(25, 124), {}, {}};
        QCOMPARE(leadersOf(sets, 0.55), (std::vector<std::size_t>{0, 1, 1, 3, 4}));
    }

    void aHundredThousandListings()
    {
        constexpr int kCount = 100'000;
        const auto table = shopOf(kCount);
        const auto start = std::chrono::steady_clock::now();
        auto last = start;
        std::chrono::duration<double> longest{};
        test::ProgressProbe probe([&](const Progress&) {
            const auto now = std::chrono::steady_clock::now();
            longest = std::max<std::chrono::duration<double>>(longest, now - last);
            last = now;
            return false;
        });
        JobContext context = probe.context();
        const auto findings = cleaning::findInListings(table, {}, context);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        qInfo("%d listings, table of %.0f MB: %.2f s, at most %.0f ms between checks, %zu findings",
            kCount, static_cast<double>(table.bytes()) / 1e6, seconds.count(),
            longest.count() * 1e3, findings.size());
        QCOMPARE(probe.seen().back().fraction, 1.0);
        std::set<std::int64_t> repeated;
        std::set<std::int64_t> similar;
        for (const Finding& finding : findings) {
            if (finding.kind == FindingKind::RepeatedListing)
                repeated.insert(finding.listing.value);
            if (finding.kind == FindingKind::SimilarListing)
                similar.insert(finding.listing.value);
        }
        int missed = 0;
        for (std::int64_t i = 100; i < kCount; i += 50) {
            QVERIFY(repeated.contains(i + 1));
            missed += similar.contains(i + 2) || repeated.contains(i + 2) ? 0 : 1;
        }
        QVERIFY(missed <= kCount / 50 / 50); // one in fifty
        QVERIFY(similar.size() < kCount / 10);
    }

    void cancelIsHeeded_data()
    {
        QTest::addColumn<double>("at");
        for (const double at : {0.0, 0.2, 0.5, 0.8, 0.95})
            QTest::addRow("%.2f", at) << at;
    }

    void cancelIsHeeded()
    {
        QFETCH(double, at);
        static const auto kTable = shopOf(20'000);
        test::ProgressProbe probe(
            [at](const Progress& progress) { return progress.fraction >= at; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, cleaning::findInListings(kTable, {}, context));
        QVERIFY(probe.seen().back().fraction < at + 0.05);
    }
};

QTEST_GUILESS_MAIN(TstDuplicateListings)
#include "tst_duplicatelistings.moc"
