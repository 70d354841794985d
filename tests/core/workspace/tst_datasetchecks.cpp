// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/base/random.h"
#include "core/catalogue/catalogue.h"
#include "core/imaging/resize.h"
#include "core/imaging/standardise.h"
#include "core/jobs/outcome.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::ProgressProbe;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::string>;

/// Rectangles of random colours with some grain: sharp, colourful, unlike those of other seeds.
Picture photograph(std::uint64_t seed, int width = 160, int height = 120)
{
    Random random(seed);
    struct Patch {
        int left, top, right, bottom;
        std::array<int, 3> colour;
    };
    std::vector<Patch> patches;
    for (int i = 0; i < 24; ++i) {
        const auto x = static_cast<int>(random.below(160));
        const auto y = static_cast<int>(random.below(120));
        const auto side = 20 + static_cast<int>(random.below(60));
        const auto level = [&] { return static_cast<int>(random.below(236)); };
        patches.push_back(
            {x - side / 2, y - side / 2, x + side / 2, y + side / 2, {level(), level(), level()}});
    }
    Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::array<int, 3> colour{90, 120, 150};
            for (const Patch& patch : patches) {
                const int atX = x * 160 / width;
                const int atY = y * 120 / height;
                if (atX >= patch.left && atX < patch.right && atY >= patch.top
                    && atY < patch.bottom)
                    colour = patch.colour;
            }
            const auto grain = static_cast<int>(random.below(20));
            for (const int channel : colour)
                picture.rgb.push_back(static_cast<std::uint8_t>(channel + grain));
        }
    }
    return picture;
}

Picture darkened(Picture picture)
{
    for (auto& value : picture.rgb)
        value = static_cast<std::uint8_t>(value / 8);
    return picture;
}

std::string jpeg(const Picture& picture, int quality = 92)
{
    const auto bytes = imaging::encodeJpeg(picture, quality);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A shop of two categories with `listings` sound listings "L<n>", n of category "Hats" where n is
/// even, else "Shoes", of two photographs "L<n>-0" and "L<n>-1". Tests spoil it before they open
/// it.
class Shop {
public:
    explicit Shop(int listings = 8)
    {
        for (int n = 0; n < listings; ++n) {
            const std::string id = "L" + std::to_string(n);
            addListing(id, n % 2 == 0 ? "Hats" : "Shoes", "£" + std::to_string(10 + n) + ".00");
            for (int k = 0; k < 2; ++k)
                addImage(id + "-" + std::to_string(k), id,
                    jpeg(photograph(static_cast<std::uint64_t>(n * 2 + k + 1))));
        }
    }

    void addListing(
        const std::string& id, const std::string& category, const std::string& price = "£9.00")
    {
        m_products += "0," + id + ",Thing " + id + "," + category + ",Made by hand number " + id
            + "," + price + ",Leeds\n";
    }
    /// Without contents there is no file.
    void addImage(const std::string& id, const std::string& listing, const std::string& contents)
    {
        m_images += "0," + id + "," + listing + "\n";
        if (!contents.empty())
            replacePicture(id, contents);
    }
    void replacePicture(const std::string& id, const std::string& contents)
    {
        m_folder.write("source/images/" + id + ".jpg", contents);
    }
    void import(bool withPictures = true)
    {
        const auto products = m_folder.write("source/Products.csv", m_products);
        const auto images = m_folder.write("source/Images.csv", m_images);
        if (!m_workspace)
            m_workspace = Workspace::create(m_folder / "shop");
        JobContext context;
        m_workspace->importTables(
            {products, images, withPictures ? m_folder / "source/images" : fs::path()}, context);
    }

    Inspection& inspection() { return m_workspace->inspection(); }
    Workspace& workspace() { return *m_workspace; }
    CheckReport check(CheckRequest request = {})
    {
        JobContext context;
        return inspection().check(request, context);
    }
    StepReport apply(const Action& action)
    {
        JobContext context;
        return inspection().apply(action, "Ann", context);
    }

    std::unique_ptr<catalogue::Catalogue> catalogue() const
    {
        return catalogue::Catalogue::open(m_folder / "shop/catalogue.sqlite");
    }
    ImageRow image(const std::string& id) const
    {
        return catalogue()->reader()->imageById(id).value_or(ListingImage()).row;
    }
    CategoryRow category(const std::string& name) const
    {
        for (const Category& category : m_workspace->categories()) {
            if (category.name == name)
                return category.row;
        }
        return {};
    }
    /// Ids of the images and listings that findings of the kind are about, settled ones too.
    Ids found(FindingKind kind)
    {
        Ids ids;
        for (const auto& [row, finding] : inspection().findings({kind, {}, true}, 0, 1000)) {
            if (finding.image)
                ids.insert(m_workspace->image(finding.image)->id);
            if (finding.listing)
                ids.insert(m_workspace->listing(finding.listing)->id);
        }
        return ids;
    }
    FindingCount counts(FindingKind kind)
    {
        for (const FindingCount& count : inspection().findingCounts()) {
            if (count.kind == kind)
                return count;
        }
        return {kind, -1, -1, -1, {}};
    }
    std::vector<StoredFinding> all() { return inspection().findings({{}, {}, true}, 0, 10'000); }

private:
    TemporaryFolder m_folder;
    std::string m_products = ",id,product_name,category,product_description,price,location\n";
    std::string m_images = ",id,product_id\n";
    std::shared_ptr<Workspace> m_workspace;
};

Action threshold(FindingKind kind, CategoryRow category, const char* value)
{
    Action action;
    action.kind = ActionKind::Threshold;
    action.finding = kind;
    action.category = category;
    action.value = value;
    return action;
}

Action excludeImage(ImageRow image)
{
    Action action;
    action.kind = ActionKind::Exclude;
    action.on.images = {image};
    return action;
}

bool isSkipped(const CheckReport& report, FindingKind kind, std::string_view because = {})
{
    return std::ranges::any_of(report.skipped, [&](const CheckReport::Skipped& skipped) {
        return skipped.kind == kind && skipped.reason.find(because) != std::string::npos;
    });
}

bool isChecked(const CheckReport& report, FindingKind kind)
{
    return std::ranges::any_of(
        report.kinds, [&](const FindingCount& count) { return count.kind == kind; });
}

/// Vectors as a trained network might give them: a direction of its own for each category, with
/// noise.
void embed(Shop& shop, bool pretrained,
    const std::function<int(const std::string& image, int label)>& looksLike)
{
    constexpr std::size_t kLength = 24;
    const auto catalogue = shop.catalogue();
    std::vector<std::pair<ListingImage, int>> images;
    catalogue->reader()->forEachJoined(
        [&](const Listing&, const ListingImage& image, const Category* category) {
            images.emplace_back(image, category ? category->encoderIndex : 0);
            return true;
        });
    ModelRecord model;
    model.id = "0123456789abcdef";
    model.name = "test";
    model.backbone = "resnet18";
    model.pretrained = pretrained;
    model.length = static_cast<int>(kLength);
    const auto writer = catalogue->writer();
    writer->begin();
    writer->putModel(model);
    for (const auto& [image, label] : images) {
        std::vector<float> vector(kLength);
        Random random(static_cast<std::uint64_t>(image.row.value));
        for (float& value : vector)
            value = static_cast<float>(0.15 * random.normal());
        vector.at(static_cast<std::size_t>(looksLike(image.id, label))) += 1.0F;
        writer->putEmbedding(model.id, image.row, vector);
    }
    writer->commit();
}

}

class TstDataSetChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsWrong();
    void needsSomethingToCheck();
    void checksTablesWithoutPictures();
    void leavesOutWhatIsExcluded();
    void measuresOnlyWhatIsNew();
    void cancelLeavesTheFindings_data();
    void cancelLeavesTheFindings();
    void thresholdsOfCategoriesAreFollowedAtOnce();
    void thresholdsOfListingRulesAreFollowedAtOnce();
    void thresholdsOfContentAreFollowedAtOnce();
    void saysWithWhatAKindIsCompared();
    void histogramCountsEachPicture();
    void examplesLieNextToTheThreshold();
    void judgesWhatATrainedNetworkSees();
    void findsCropsByTheirEmbeddings();
    void doesNotBelieveARandomNetwork();
    void forgetsWhatCanNoLongerBeChecked();
    void splitKeepsTogetherWhatBelongsTogether();
    void splitDealsOutWhatTrainingCanUse();
    void splitRefusesWhatDoesNotAddUp();
    void findsLeaksOfASplit();
};

void TstDataSetChecks::findsWhatIsWrong()
{
    Shop shop;
    shop.addListing("free", "Hats", "£0.00");
    shop.addListing("priceless", "", "");
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.addImage("copy", "free", jpeg(photograph(1 * 2 + 1))); // of L1-0
    shop.addImage("small", "free", jpeg(imaging::resized(photograph(2 * 2 + 1), 120, 90), 80));
    shop.addImage("broken", "free", "no picture at all");
    shop.addImage("gone", "free", "");
    shop.addImage("orphan", "nobody", jpeg(photograph(200)));
    shop.import();
    const CheckReport report = shop.check();

    QCOMPARE(report.listings, 10);
    QCOMPARE(report.images, 21);
    QCOMPARE(report.measured, 20); // one has no file
    QCOMPARE(shop.found(FindingKind::Dark), Ids{"L0-0"});
    QCOMPARE(shop.found(FindingKind::ExactDuplicate), (Ids{"L1-0", "copy"}));
    QCOMPARE(shop.found(FindingKind::NearDuplicate), (Ids{"L2-0", "small"}));
    QCOMPARE(shop.found(FindingKind::Unreadable), (Ids{"broken", "gone"}));
    QCOMPARE(shop.found(FindingKind::OrphanImage), Ids{"orphan"});
    QCOMPARE(shop.found(FindingKind::PriceZero), Ids{"free"});
    QCOMPARE(shop.found(FindingKind::PriceMissing), Ids{"priceless"});
    QCOMPARE(shop.found(FindingKind::CategoryMissing), Ids{"priceless"});
    QCOMPARE(shop.found(FindingKind::NoImages), Ids{"priceless"});
    QVERIFY(shop.found(FindingKind::Blurry).empty());
    QVERIFY(shop.found(FindingKind::LowInformation).empty());

    QCOMPARE(shop.counts(FindingKind::Dark).examined, 19); // those with pixels
    QCOMPARE(shop.counts(FindingKind::Unreadable).examined, 21);
    QCOMPARE(shop.counts(FindingKind::PriceZero).examined, 10);
    QCOMPARE(shop.counts(FindingKind::CategoryRare).examined, 2);
    QCOMPARE(report.kinds.size() + report.skipped.size(), std::size_t{kFindingKinds});
    for (const FindingKind kind : {FindingKind::Outlier, FindingKind::LabelIssue,
             FindingKind::ListingDisagrees, FindingKind::SplitLeak})
        QVERIFY(isSkipped(report, kind, ". ")); // a reason, and what to do
}

void TstDataSetChecks::needsSomethingToCheck()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "shop");
    JobContext context;
    for (const auto& call :
        {std::function<void()>([&] { workspace->inspection().check({}, context); }),
            std::function<void()>([&] { workspace->inspection().split({}, context); })}) {
        const Outcome outcome = runJob(call);
        QVERIFY(outcome.error && outcome.error->code() == ErrorCode::NotReady);
    }
}

void TstDataSetChecks::checksTablesWithoutPictures()
{
    Shop shop;
    shop.addListing("free", "Hats", "£0.00");
    shop.addImage("orphan", "nobody", "");
    shop.import(false);
    const CheckReport report = shop.check();
    QCOMPARE(shop.found(FindingKind::PriceZero), Ids{"free"});
    QCOMPARE(shop.found(FindingKind::OrphanImage), Ids{"orphan"});
    QCOMPARE(report.measured, 0);
    QVERIFY(isSkipped(report, FindingKind::Unreadable, "No picture file"));
    QVERIFY(isSkipped(report, FindingKind::NearDuplicate, "No picture file"));
    QCOMPARE(shop.counts(FindingKind::Dark).found, -1); // never asked
}

void TstDataSetChecks::leavesOutWhatIsExcluded()
{
    Shop shop;
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.import();
    shop.check();
    QCOMPARE(shop.counts(FindingKind::Dark).open, 1);
    shop.apply(excludeImage(shop.image("L0-0")));
    QCOMPARE(shop.counts(FindingKind::Dark).open, 0);
    QCOMPARE(shop.counts(FindingKind::Dark).found, 1); // until it is checked again

    QCOMPARE(shop.check().images, 15);
    QCOMPARE(shop.counts(FindingKind::Dark).found, 0);
    QCOMPARE(shop.counts(FindingKind::Dark).examined, 15);
}

void TstDataSetChecks::measuresOnlyWhatIsNew()
{
    Shop shop;
    shop.import();
    QCOMPARE(shop.check().measured, 16);
    QCOMPARE(shop.check().measured, 0);
    QVERIFY(shop.found(FindingKind::Dark).empty());
    shop.replacePicture("L3-1", jpeg(darkened(photograph(100))));
    shop.import();
    QCOMPARE(shop.check().measured, 1);
    QCOMPARE(shop.found(FindingKind::Dark), Ids{"L3-1"});
    QCOMPARE(shop.check({true}).measured, 16);
}

void TstDataSetChecks::cancelLeavesTheFindings_data()
{
    QTest::addColumn<int>("stage");
    for (const Stage stage : {Stage::MeasuringPictures, Stage::CheckingRows,
             Stage::ComparingPictures, Stage::JudgingPictures})
        QTest::newRow(stageName(stage)) << static_cast<int>(stage);
}

void TstDataSetChecks::cancelLeavesTheFindings()
{
    QFETCH(int, stage);
    Shop shop(60);
    shop.import();
    embed(shop, true, [](const std::string&, int label) { return label; });
    shop.check();
    const auto before = shop.all();
    for (int n = 0; n < 60; ++n)
        shop.replacePicture("L" + std::to_string(n) + "-0",
            jpeg(darkened(photograph(static_cast<std::uint64_t>(1000 + n)))));
    shop.import();

    ProgressProbe probe([&](const Progress& progress) {
        return progress.stage == static_cast<Stage>(stage) && progress.done > 0;
    });
    JobContext context = probe.context();
    const Outcome outcome = runJob([&] { shop.inspection().check({}, context); });
    QCOMPARE(outcome.state, JobState::Cancelled);
    const auto after = shop.all();
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i].row, before[i].row);
    QVERIFY(shop.found(FindingKind::Dark).empty());

    const CheckReport report = shop.check();
    QVERIFY(report.measured < 60); // what was measured before the cancel is kept
    QCOMPARE(shop.found(FindingKind::Dark).size(), std::size_t{60});
}

void TstDataSetChecks::thresholdsOfCategoriesAreFollowedAtOnce()
{
    Shop shop;
    shop.import();
    shop.check();
    QVERIFY(shop.found(FindingKind::Dark).empty());
    const CategoryRow hats = shop.category("Hats");
    const auto made = shop.counts(FindingKind::PriceZero).made;

    shop.apply(threshold(FindingKind::Dark, hats, "1.0")); // every picture is darker than white
    const Ids found = shop.found(FindingKind::Dark);
    QCOMPARE(found.size(), std::size_t{8});
    for (const std::string& id : found)
        QVERIFY((id[1] - '0') % 2 == 0); // hats
    QCOMPARE(
        shop.inspection().findings({FindingKind::Dark, {}, false}, 0, 1)[0].finding.threshold, 1.0);
    QCOMPARE(shop.inspection().histogram(FindingKind::Dark, hats, 10).threshold, 1.0);
    QCOMPARE(shop.inspection().histogram(FindingKind::Dark, {}, 10).threshold, 0.32);
    QCOMPARE(shop.counts(FindingKind::PriceZero).made, made);

    shop.apply(threshold(FindingKind::Dark, {}, "0.99"));
    QCOMPARE(shop.found(FindingKind::Dark).size(), std::size_t{16});
    JobContext context;
    shop.inspection().undo(context);
    shop.inspection().undo(context);
    QVERIFY(shop.found(FindingKind::Dark).empty());
}

void TstDataSetChecks::thresholdsOfListingRulesAreFollowedAtOnce()
{
    Shop shop;
    shop.import();
    shop.check();
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{0});
    shop.apply(threshold(FindingKind::TitleTooLong, {}, "5"));
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{8}); // "Thing L0"
    shop.check();
    QCOMPARE(shop.found(FindingKind::TitleTooLong).size(), std::size_t{8});
}

void TstDataSetChecks::thresholdsOfContentAreFollowedAtOnce()
{
    Shop shop(40);
    for (int n = 2; n < 40; n += 2) { // every hat but the first is dark
        const std::string id = "L" + std::to_string(n) + "-";
        for (const int k : {0, 1})
            shop.replacePicture(id + std::to_string(k),
                jpeg(darkened(photograph(static_cast<std::uint64_t>(n * 2 + k + 1)))));
    }
    shop.import();
    embed(shop, true, [&](const std::string& image, int label) {
        return image == "L8-0" ? 20 : image.starts_with("L5-") ? 1 - label : label;
    });
    shop.check();
    const auto found = [&](FindingKind kind) {
        return shop.inspection().findings({kind, {}, true}, 0, 1000);
    };
    const auto usual = [&](FindingKind kind) {
        return shop.inspection().threshold(kind).value_or(RuleThreshold()).usual;
    };

    const auto outliers = found(FindingKind::Outlier);
    QVERIFY(!outliers.empty());
    QCOMPARE(outliers.front().finding.threshold, usual(FindingKind::Outlier).value());
    shop.apply(threshold(FindingKind::Outlier, {}, "0.5"));
    QVERIFY(found(FindingKind::Outlier).size() > outliers.size());
    for (const auto& [row, finding] : found(FindingKind::Outlier)) {
        QCOMPARE(finding.threshold, 0.5);
        QVERIFY(finding.value > 0.5);
    }
    shop.apply(threshold(FindingKind::Outlier, {}, "100"));
    QVERIFY(found(FindingKind::Outlier).empty());

    const auto labels = found(FindingKind::LabelIssue);
    QVERIFY(!labels.empty());
    QVERIFY(!usual(FindingKind::LabelIssue)); // it follows from the data
    shop.apply(threshold(FindingKind::LabelIssue, {}, "0"));
    QCOMPARE(found(FindingKind::LabelIssue).size(), std::size_t{80}); // each with a category
    shop.apply(threshold(FindingKind::LabelIssue, {}, "1"));
    QVERIFY(found(FindingKind::LabelIssue).size() < labels.size());

    const auto shortcuts = found(FindingKind::CategoryShortcut);
    QVERIFY(!shortcuts.empty());
    QVERIFY(shortcuts.front().finding.value < 0.999); // one hat is bright
    shop.apply(threshold(FindingKind::CategoryShortcut, {}, "0.999"));
    QVERIFY(found(FindingKind::CategoryShortcut).empty());
    QCOMPARE(shop.counts(FindingKind::CategoryShortcut).examined, 2);

    JobContext context;
    shop.check(); // follows them too
    QVERIFY(found(FindingKind::CategoryShortcut).empty());
    shop.inspection().moveTo({}, context);
    QCOMPARE(found(FindingKind::Outlier).size(), outliers.size());
    QCOMPARE(found(FindingKind::LabelIssue).size(), labels.size());
    QCOMPARE(found(FindingKind::CategoryShortcut).size(), shortcuts.size());
}

void TstDataSetChecks::saysWithWhatAKindIsCompared()
{
    Shop shop;
    shop.import();
    shop.check();
    const auto of = [&](FindingKind kind) { return shop.inspection().threshold(kind); };
    QVERIFY(!of(FindingKind::PriceMissing) && !of(FindingKind::ListingDisagrees));
    QCOMPARE(of(FindingKind::TitleTooLong)->usual, std::optional(120.0));
    QVERIFY(!of(FindingKind::TitleTooLong)->set);
    shop.apply(threshold(FindingKind::TitleTooLong, {}, "5"));
    shop.apply(threshold(FindingKind::Dark, shop.category("Hats"), "0.5"));
    QCOMPARE(of(FindingKind::TitleTooLong)->set, std::optional(5.0));
    QVERIFY(!of(FindingKind::Dark)->set); // only of hats
    QCOMPARE(of(FindingKind::Dark)->most, 1.0);
}

void TstDataSetChecks::histogramCountsEachPicture()
{
    Shop shop;
    shop.replacePicture("L0-0", jpeg(darkened(photograph(100))));
    shop.addImage("broken", "L0", "no picture at all");
    shop.import();
    shop.check();
    const Inspection& inspection = shop.inspection();
    const PropertyHistogram all = inspection.histogram(FindingKind::Dark, {}, 20);
    QCOMPARE(all.bins.size(), std::size_t{20});
    QCOMPARE(std::accumulate(all.bins.begin(), all.bins.end(), std::int64_t{0}), 16);
    QCOMPARE(all.pictures, 16); // the broken one has no brightness
    QCOMPARE(all.beyond, 1);
    QVERIFY(all.below);
    QCOMPARE(all.unit, "brightness");
    // The dark one lies below bin 20 * 0.32, all others above.
    QCOMPARE(std::accumulate(all.bins.begin(), all.bins.begin() + 6, std::int64_t{0}), 1);
    QCOMPARE(inspection.histogram(FindingKind::Dark, shop.category("Shoes"), 20).pictures, 8);

    shop.apply(excludeImage(shop.image("L0-0"))); // noticed without a check
    QCOMPARE(inspection.histogram(FindingKind::Dark, {}, 20).pictures, 15);
    QCOMPARE(inspection.histogram(FindingKind::Dark, {}, 20).beyond, 0);

    for (const FindingKind kind : {FindingKind::PriceZero, FindingKind::Unreadable})
        QVERIFY_THROWS_EXCEPTION(Error, inspection.histogram(kind, {}, 20));
    QVERIFY_THROWS_EXCEPTION(Error, inspection.histogram(FindingKind::Dark, {}, 0));
}

void TstDataSetChecks::examplesLieNextToTheThreshold()
{
    Shop shop;
    shop.import();
    shop.check();
    const Inspection& inspection = shop.inspection();
    constexpr double kThreshold = 0.9;
    const auto beyond = inspection.examples(FindingKind::Dark, {}, kThreshold, true, 100);
    const auto within = inspection.examples(FindingKind::Dark, {}, kThreshold, false, 100);
    QCOMPARE(beyond.size() + within.size(), std::size_t{16});
    QVERIFY(!beyond.empty() && !within.empty());
    for (const auto& side : {beyond, within}) {
        QVERIFY(std::ranges::is_sorted(
            side, {}, [](const PropertyExample& e) { return std::abs(e.value - kThreshold); }));
    }
    QVERIFY(std::ranges::all_of(
        beyond, [](const PropertyExample& e) { return e.beyond && e.value < kThreshold; }));
    QVERIFY(std::ranges::all_of(
        within, [](const PropertyExample& e) { return !e.beyond && e.value >= kThreshold; }));
    const auto two = inspection.examples(FindingKind::Dark, {}, 1.0, true, 2);
    QCOMPARE(two.size(), std::size_t{2});
    QVERIFY(inspection.examples(FindingKind::Dark, shop.category("Hats"), 1.0, true, 100).size()
        == std::size_t{8});
}

void TstDataSetChecks::judgesWhatATrainedNetworkSees()
{
    Shop shop(40);
    shop.import();
    constexpr int kNothingKnown = 20;
    const Ids misfiled{"L5-0", "L5-1", "L12-0", "L12-1", "L21-0", "L21-1", "L30-0", "L30-1"};
    embed(shop, true, [&](const std::string& image, int label) {
        return image == "L8-0" ? kNothingKnown : misfiled.contains(image) ? 1 - label : label;
    });
    const CheckReport report = shop.check();
    for (const FindingKind kind :
        {FindingKind::Outlier, FindingKind::LabelIssue, FindingKind::ListingDisagrees})
        QVERIFY(isChecked(report, kind) && !isSkipped(report, kind));
    QVERIFY(shop.found(FindingKind::Outlier).contains("L8-0"));
    const Ids found = shop.found(FindingKind::LabelIssue);
    QVERIFY(std::ranges::includes(misfiled, found));
    QVERIFY(found.size() >= 6);
    for (const auto& [row, wrong] :
        shop.inspection().findings({FindingKind::LabelIssue, {}, false}, 0, 8))
        QCOMPARE(wrong.suggestion, wrong.text == "Hats" ? "Shoes" : "Hats");
    QCOMPARE(shop.counts(FindingKind::LabelIssue).examined, 80);
    QCOMPARE(shop.counts(FindingKind::ListingDisagrees).examined, 40);
}

void TstDataSetChecks::findsCropsByTheirEmbeddings()
{
    Shop shop(20);
    const Picture whole = photograph(9); // that of L4-0
    const Picture crop = imaging::cropped(
        whole, {whole.width / 5, whole.height / 20, whole.width * 3 / 4, whole.height * 3 / 4});
    shop.addImage("crop", "L0", jpeg(crop));
    shop.addImage("other", "L1", jpeg(photograph(500)));
    shop.import();
    shop.check();
    QVERIFY(shop.found(FindingKind::NearDuplicate).empty());
    embed(shop, true, [](const std::string&, int label) { return label; });
    const auto catalogue = shop.catalogue();
    auto vector = catalogue->reader()->embedding("0123456789abcdef", shop.image("L4-0"));
    vector[0] += 0.01F;
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putEmbedding("0123456789abcdef", shop.image("crop"), vector);
        writer->putEmbedding("0123456789abcdef", shop.image("other"), vector);
        writer->commit();
    }
    shop.check();
    const Ids found = shop.found(FindingKind::NearDuplicate);
    QVERIFY(found.contains("crop") && found.contains("L4-0"));
    QVERIFY(!found.contains("other")); // near by its numbers, and another picture to the eye
}

void TstDataSetChecks::doesNotBelieveARandomNetwork()
{
    Shop shop(20);
    shop.import();
    embed(shop, false, [](const std::string&, int label) { return label; });
    const CheckReport report = shop.check();
    QVERIFY(isSkipped(report, FindingKind::LabelIssue, "random network"));
    QVERIFY(isSkipped(report, FindingKind::Outlier, "pretrained weights"));
}

void TstDataSetChecks::forgetsWhatCanNoLongerBeChecked()
{
    Shop shop(20);
    shop.import();
    embed(shop, true, [](const std::string& image, int label) {
        return image.starts_with("L5-") ? 1 - label : label;
    });
    QVERIFY(isChecked(shop.check(), FindingKind::LabelIssue));
    QVERIFY(shop.inspection().countFindings({FindingKind::LabelIssue, {}, true}) > 0);
    const auto catalogue = shop.catalogue();
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->resetCleaning(); // the vectors are gone, as after another side
        writer->commit();
    }
    QVERIFY(isSkipped(shop.check(), FindingKind::LabelIssue));
    QCOMPARE(shop.inspection().countFindings({FindingKind::LabelIssue, {}, true}), std::int64_t(0));
    for (const FindingCount& count : shop.inspection().findingCounts())
        QVERIFY(count.kind != FindingKind::LabelIssue);
}

void TstDataSetChecks::splitKeepsTogetherWhatBelongsTogether()
{
    Shop shop(60);
    for (int n = 0; n < 20; ++n)
        shop.replacePicture("L" + std::to_string(40 + n) + "-0",
            jpeg(photograph(static_cast<std::uint64_t>(n * 2 + 1)))); // that of L<n>-0
    shop.import();
    JobContext context;
    const SplitReport report = shop.inspection().split({{0.6, 0.2, 0.2}, 7}, context);
    QCOMPARE(report.images[0] + report.images[1] + report.images[2], 120);
    for (std::size_t side = 0; side < 3; ++side)
        QVERIFY(
            std::abs(static_cast<double>(report.images[side]) - (side == 0 ? 72.0 : 24.0)) <= 6);
    QCOMPARE(report.leaks, 0);
    QVERIFY(report.randomLeaks > 20);
    QVERIFY(report.imagesInRandomLeaks >= 2 * report.randomLeaks / 2);

    const auto sides = shop.catalogue()->reader()->splitSides();
    const auto sideOf = [&](const std::string& id) { return sides.at(shop.image(id)); };
    QCOMPARE(sides.size(), std::size_t{120});
    for (const char* n : {"0", "7", "19"}) {
        const std::string twin = "L" + std::to_string(40 + std::stoi(n));
        QCOMPARE(sideOf(std::string("L") + n + "-0"), sideOf(std::string("L") + n + "-1"));
        QCOMPARE(sideOf(std::string("L") + n + "-0"), sideOf(twin + "-1"));
    }
    QCOMPARE(shop.counts(FindingKind::SplitLeak).found, 0);
    QCOMPARE(shop.counts(FindingKind::SplitLeak).examined, 120);

    shop.inspection().split({{0.6, 0.2, 0.2}, 7}, context);
    QVERIFY(shop.catalogue()->reader()->splitSides() == sides);
    shop.inspection().split({{0.6, 0.2, 0.2}, 8}, context);
    QVERIFY(shop.catalogue()->reader()->splitSides() != sides);
}

void TstDataSetChecks::splitDealsOutWhatTrainingCanUse()
{
    Shop shop;
    shop.addImage("broken", "L0", "no picture at all");
    shop.addImage("orphan", "", jpeg(photograph(3)));
    shop.import();
    JobContext context;
    const SplitReport report = shop.inspection().split({{0.5, 0.5, 0.0}, 1}, context);
    QCOMPARE(report.images[0] + report.images[1], 16);
    QCOMPARE(report.unusable, 2);
    const auto sides = shop.catalogue()->reader()->splitSides();
    QVERIFY(!sides.contains(shop.image("broken")) && !sides.contains(shop.image("orphan")));
}

void TstDataSetChecks::splitRefusesWhatDoesNotAddUp()
{
    Shop shop;
    shop.import();
    JobContext context;
    for (const std::array<double, 3> fractions :
        {std::array{0.8, 0.1, 0.2}, std::array{1.2, -0.1, -0.1}, std::array{0.0, 0.0, 0.0}}) {
        const Outcome outcome = runJob([&] { shop.inspection().split({fractions, 1}, context); });
        QVERIFY(outcome.error && outcome.error->code() == ErrorCode::InvalidArgument);
    }
    const SplitReport report = shop.inspection().split({{0.5, 0.0, 0.5}, 1}, context);
    QCOMPARE(report.images[1], 0);
    QCOMPARE(report.images[0], 8);
}

void TstDataSetChecks::findsLeaksOfASplit()
{
    Shop shop;
    shop.import();
    std::vector<std::pair<ImageRow, int>> sides;
    for (int n = 0; n < 8; ++n) {
        for (int k = 0; k < 2; ++k)
            sides.emplace_back(
                shop.image("L" + std::to_string(n) + "-" + std::to_string(k)), n == 3 ? k : 0);
    }
    const auto catalogue = shop.catalogue();
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->replaceSplit(sides);
        writer->commit();
    }
    shop.check();
    QCOMPARE(shop.found(FindingKind::SplitLeak), Ids{"L3"});
    QCOMPARE(shop.counts(FindingKind::SplitLeak).examined, 16);
}

QTEST_GUILESS_MAIN(TstDataSetChecks)
#include "tst_datasetchecks.moc"
