// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/base/random.h"
#include "core/catalogue/catalogue.h"
#include "core/cleaning/duplicates/duplicategroups.h"
#include "core/cleaning/duplicates/embeddingpairs.h"
#include "core/imaging/decode.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/e2e/damages.h"
#include "tests/e2e/keptvectors.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace vitrine;
using vitrine::test::Damage;
using vitrine::test::damages;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Photos of the shop, in tenths, and how many suffer each damage. All of them take several
/// minutes.
struct Extent {
    std::size_t tenths = 4;
    std::size_t ofEach = 24;
    double leastLabelRecall = 0.4; ///< fewer photos tell less of a category
};
Extent extent()
{
    return qgetenv("VITRINE_LONG_TESTS") == "1" ? Extent{10, 60, 0.5} : Extent{};
}

constexpr double kMislabelled = 0.1;

using Ids = std::set<std::string>;

struct Photo {
    std::string listing;
    std::string category;
};

/// The shop's photos by id, one listing each; tests write it anew as it changes.
class Tables {
public:
    explicit Tables(const TemporaryFolder& folder)
        : m_folder(folder)
    {
    }

    std::map<std::string, Photo> photos;

    ImportRequest write() const
    {
        std::string products = "id,product_name,category,product_description,price,location\n";
        std::string images = "id,product_id\n";
        for (const auto& [id, photo] : photos) {
            products += photo.listing + ",Thing " + photo.listing + "," + photo.category
                + ",As shown,£5.00,Leeds\n";
            images += id + "," + photo.listing + "\n";
        }
        return {m_folder.write("Products.csv", products), m_folder.write("Images.csv", images),
            m_folder / "photos"};
    }

private:
    const TemporaryFolder& m_folder;
};

/// What a kind found: the photos, and in which group they are.
using Found = std::map<std::string, std::int64_t>;

}

/// How much of the damage that was made to real photos is found, and how much else.
class TstDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_folder / "data"); }
    void isFoundKindByKind();

private:
    void copyShop(const fs::path& clothing);
    void damageShop();
    void damage(const Damage& damage, const std::string& id);
    void mislabel(std::vector<std::string> ids);
    void run(const fs::path& weights);
    Found found(FindingKind kind) const;
    void judgeSingles(const Damage& damage, const Found& before) const;
    void judgeLabels(const Found& before) const;
    void judgeProposals() const;
    void judgeCopies(const Found& exactBefore, const Found& nearBefore) const;

    TemporaryFolder m_folder;
    Tables m_tables{m_folder};
    std::shared_ptr<Workspace> m_workspace;
    std::map<std::string, const Damage*> m_damageOf; ///< of photos
    std::map<std::string, std::string> m_originalOf; ///< of copies
    Ids m_mislabelled;
};

void TstDamage::copyShop(const fs::path& clothing)
{
    const auto source = Workspace::create(m_folder / "source");
    JobContext context;
    source->importTables(
        {clothing / "Products.csv", clothing / "Images.csv", clothing / "images"}, context);
    fs::create_directory(m_folder / "photos");
    const auto catalogue = catalogue::Catalogue::open(source->folder() / "catalogue.sqlite");
    std::size_t seen = 0;
    catalogue->reader()->forEachJoined(
        [&](const Listing& listing, const ListingImage& image, const Category* category) {
            if (category && !image.source.empty() && seen++ % 10 < extent().tenths) {
                m_tables.photos[image.id] = {listing.id + "-" + image.id, category->name};
                fs::copy_file(image.source, m_folder / ("photos/" + image.id + ".jpg"));
            }
            return true;
        });
}

void TstDamage::damage(const Damage& damage, const std::string& id)
{
    const fs::path file = m_folder / ("photos/" + id + ".jpg");
    const std::string damaged = damage.apply(imaging::decodeFile(file).picture, readFile(file));
    if (!damage.copies) {
        m_folder.write("photos/" + id + ".jpg", damaged);
        m_damageOf[id] = &damage;
        return;
    }
    const std::string copy = id + "-copy";
    m_folder.write("photos/" + copy + ".jpg", damaged);
    m_tables.photos[copy] = {copy, m_tables.photos[id].category};
    m_originalOf[copy] = id;
    m_damageOf[copy] = &damage;
}

void TstDamage::mislabel(std::vector<std::string> ids)
{
    std::set<std::string> names;
    for (const auto& [id, photo] : m_tables.photos)
        names.insert(photo.category);
    const std::vector<std::string> categories(names.begin(), names.end());
    Random random(11);
    for (const std::string& id : ids) {
        std::string& category = m_tables.photos[id].category;
        const std::string truth = category;
        while (category == truth)
            category = categories[random.below(categories.size())];
        m_mislabelled.insert(id);
    }
}

/// Each damage to other photos than the rest, so that one cannot hide another.
void TstDamage::damageShop()
{
    std::vector<std::string> ids;
    for (const auto& [id, photo] : m_tables.photos)
        ids.push_back(id);
    const std::size_t photos = ids.size();
    Random random(7);
    for (std::size_t i = ids.size(); i > 1; --i)
        std::swap(ids[i - 1], ids[random.below(i)]);
    const auto take = [&](std::size_t count) {
        const auto first = ids.end() - static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
        std::vector<std::string> taken(first, ids.end());
        ids.erase(first, ids.end());
        return taken;
    };
    for (const Damage& each : damages()) {
        for (const std::string& id : take(extent().ofEach))
            damage(each, id);
    }
    mislabel(take(static_cast<std::size_t>(kMislabelled * static_cast<double>(photos))));
}

void TstDamage::run(const fs::path& weights)
{
    if (!m_workspace)
        m_workspace = Workspace::create(m_folder / "shop");
    JobContext context;
    m_workspace->importTables(m_tables.write(), context);
    m_workspace->cleanPictures({}, context);
    if (m_damageOf.empty()) {
        const auto catalogue =
            catalogue::Catalogue::open(m_workspace->folder() / "catalogue.sqlite");
        test::KeptVectors(weights).lendTo(*catalogue);
    }
    const EmbedReport report = m_workspace->embed({weights.string(), false}, context);
    QCOMPARE(report.done + report.skipped, m_workspace->info().counts.imagesReady);
    m_workspace->inspection().check({}, context);
}

Found TstDamage::found(FindingKind kind) const
{
    Found all;
    for (const auto& [row, finding] :
        m_workspace->inspection().findings({kind, {}, true}, 0, kNoLimit)) {
        if (finding.image)
            all[m_workspace->image(finding.image)->id] = finding.group;
    }
    return all;
}

void print(const char* damage, FindingKind kind, double recall, std::size_t made, double precision,
    std::size_t others, std::size_t before)
{
    qInfo("%-16s %-16s %5zu %7.1f %% %9.1f %% %7zu %7zu", damage,
        std::string(findingKindName(kind)).c_str(), made, 100.0 * recall, 100.0 * precision, others,
        before);
}

/// Of what was found, photos with another damage say nothing about this one, and those that were
/// found in the shop as it was may be as they say.
void TstDamage::judgeSingles(const Damage& damage, const Found& before) const
{
    double made = 0.0;
    double hits = 0.0;
    std::size_t others = 0;
    const Found now = found(damage.kind);
    for (const auto& [id, own] : m_damageOf) {
        made += own == &damage ? 1.0 : 0.0;
        hits += own == &damage && now.contains(id) ? 1.0 : 0.0;
    }
    for (const auto& [id, group] : now)
        others += !m_damageOf.contains(id) && !before.contains(id) ? 1 : 0;
    const double recall = hits / made;
    const double precision = hits / std::max(1.0, hits + static_cast<double>(others));
    print(damage.name, damage.kind, recall, static_cast<std::size_t>(made), precision, others,
        before.size());
    QVERIFY2(recall >= damage.leastRecall, damage.name);
    QVERIFY2(precision >= damage.leastPrecision, damage.name);
}

void TstDamage::judgeLabels(const Found& before) const
{
    const Found now = found(FindingKind::LabelIssue);
    double hits = 0.0;
    std::size_t others = 0;
    for (const auto& [id, group] : now) {
        const bool hit = m_mislabelled.contains(id);
        hits += hit ? 1.0 : 0.0;
        others += !hit && !m_damageOf.contains(id) ? 1 : 0;
    }
    const double recall = hits / static_cast<double>(m_mislabelled.size());
    const double precision = hits / std::max(1.0, hits + static_cast<double>(others));
    print("mislabelled", FindingKind::LabelIssue, recall, m_mislabelled.size(), precision, others,
        before.size());
    QVERIFY(recall >= extent().leastLabelRecall);
    QVERIFY(precision >= 0.6);
}

/// How near embeddings are to those of the originals, and how often the original is among the few
/// nearest: what proposes crops, which hashes do not see.
void TstDamage::judgeProposals() const
{
    const auto catalogue = catalogue::Catalogue::open(m_workspace->folder() / "catalogue.sqlite");
    const auto reader = catalogue->reader();
    cleaning::EmbeddingTable table;
    std::map<std::string, std::size_t> place;
    reader->forEachEmbedding(reader->models().front().id, [&](const catalogue::EmbeddingRow& row) {
        place[m_workspace->image(row.image)->id] = table.images.size();
        table.images.push_back(row.image);
        table.length = row.vector.size();
        table.values.insert(table.values.end(), row.vector.begin(), row.vector.end());
        return true;
    });
    const auto unit = cleaning::unitVectors(table, table.images);
    std::map<std::string, std::vector<double>> cosines;
    std::map<std::string, int> proposed;
    for (const auto& [copy, original] : m_originalOf) {
        const std::size_t from = place.at(copy);
        const double cosine = unit.cosine(from, place.at(original));
        std::size_t nearer = 0;
        for (std::size_t i = 0; i < table.size(); ++i)
            nearer += i != from && unit.cosine(from, i) > cosine ? 1 : 0;
        const char* name = m_damageOf.at(copy)->name;
        cosines[name].push_back(cosine);
        proposed[name] += cosine >= cleaning::DuplicateOptions().lookCosine
                && nearer < cleaning::PairLimits().nearest
            ? 1
            : 0;
    }
    for (auto& [name, values] : cosines) {
        std::ranges::sort(values);
        qInfo("%-16s cosine with the original: least %.2f, a tenth below %.2f, half below %.2f; "
              "proposed %d of %zu",
            name.c_str(), values.front(), values[values.size() / 10], values[values.size() / 2],
            proposed[name], values.size());
    }
    QVERIFY(proposed["cropped"] >= 0.95 * static_cast<double>(cosines["cropped"].size()));
}

/// Copies are found when they are in the group of their original.
void TstDamage::judgeCopies(const Found& exactBefore, const Found& nearBefore) const
{
    for (const Damage& damage : damages()) {
        if (!damage.copies)
            continue;
        const Found now = found(damage.kind);
        double made = 0.0;
        double hits = 0.0;
        for (const auto& [copy, original] : m_originalOf) {
            if (m_damageOf.at(copy) != &damage)
                continue;
            made += 1.0;
            const auto its = now.find(copy);
            const auto originals = now.find(original);
            hits += its != now.end() && originals != now.end() && its->second == originals->second;
        }
        qInfo("%-16s %-16s %5.0f %7.1f %%", damage.name,
            std::string(findingKindName(damage.kind)).c_str(), made, 100.0 * hits / made);
        QVERIFY2(hits >= damage.leastRecall * made, damage.name);
    }
    const auto originalOf = [&](const std::string& id) {
        const auto copy = m_originalOf.find(id);
        return copy == m_originalOf.end() ? id : copy->second;
    };
    const auto together = [](const Found& found, const std::string& a, const std::string& b) {
        const auto first = found.find(a);
        const auto second = found.find(b);
        return first != found.end() && second != found.end() && first->second == second->second;
    };
    std::size_t pairs = 0;
    std::size_t falsePairs = 0;
    for (const FindingKind kind : {FindingKind::ExactDuplicate, FindingKind::NearDuplicate}) {
        const Found now = found(kind);
        for (auto a = now.begin(); a != now.end(); ++a) {
            for (auto b = std::next(a); b != now.end(); ++b) {
                if (a->second != b->second)
                    continue;
                ++pairs;
                const std::string first = originalOf(a->first);
                const std::string second = originalOf(b->first);
                falsePairs += first != second && !together(nearBefore, first, second)
                        && !together(exactBefore, first, second)
                    ? 1
                    : 0;
            }
        }
    }
    qInfo("pairs in groups: %zu, of them false: %zu (photos that were together before apart)",
        pairs, falsePairs);
    QVERIFY(static_cast<double>(falsePairs) <= 0.01 * static_cast<double>(pairs));
}

void TstDamage::isFoundKindByKind()
{
    VITRINE_NEEDS_SHARED(clothing, "data/clothing");
    VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
    copyShop(clothing);
    run(weights);
    std::map<FindingKind, Found> before;
    for (const Damage& each : damages())
        before[each.kind] = found(each.kind);
    before[FindingKind::LabelIssue] = found(FindingKind::LabelIssue);

    damageShop();
    run(weights);
    qInfo("%-16s %-16s %5s %9s %11s %7s %7s", "damage", "kind", "made", "recall", "precision",
        "others", "before");
    for (const Damage& each : damages()) {
        if (!each.copies)
            judgeSingles(each, before[each.kind]);
    }
    judgeLabels(before[FindingKind::LabelIssue]);
    judgeProposals();
    judgeCopies(before[FindingKind::ExactDuplicate], before[FindingKind::NearDuplicate]);
}

QTEST_GUILESS_MAIN(TstDamage)
#include "tst_damage.moc"
