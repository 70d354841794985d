// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/search/searchevaluation.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;

namespace {

constexpr int kListings = 6; // two of each category; listing n has images 2n and 2n + 1

bool near(double value, double expected)
{
    return std::abs(value - expected) < 1e-9;
}

/// Of a query that finds its two relevant images at these ranks.
double averagePrecision(double first, double second)
{
    return (1.0 / first + 2.0 / second) / 2.0;
}

}

/// Vectors made up by hand in a shop of tables alone: one model sees categories, another nothing.
class TstSearchEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void judgesByCategoryAndWithoutTheQuerysListing();
    void judgesByDuplicatesAlsoWithinAListing();
    void asksFromTheSideThatWasHeldOut();
    void neverAsksWhatARunHasLearntFrom();
    void judgesWhatEveryModelHasEmbedded();
    void refusesModelsWithoutVectors();
    void stopsWhenAsked();

private:
    void addModel(const std::string& id, bool seesCategories, std::size_t images);
    void split(const std::map<std::size_t, int>& sides);
    SearchEvaluation judged(
        const std::vector<std::string>& ids, const std::vector<std::int64_t>& duplicates);

    const std::vector<std::int64_t> m_noDuplicates = std::vector<std::int64_t>(2 * kListings);
    TemporaryFolder m_folder;
    std::unique_ptr<Layout> m_layout;
    std::unique_ptr<catalogue::Catalogue> m_catalogue;
    std::unique_ptr<PictureJobs> m_jobs;
    PictureTable m_pictures;
};

void TstSearchEvaluation::initTestCase()
{
    const SmallShop shop(m_folder / "download", kListings, 2);
    const auto folder = m_folder / "shop.vitrine";
    JobContext context;
    ImportRequest request = shop.request();
    request.pictures.clear();
    Workspace::create(folder)->importTables(request, context);
    m_layout = std::make_unique<Layout>(folder);
    m_catalogue = catalogue::Catalogue::open(m_layout->catalogue());
    m_jobs = loadPictureJobs(*m_layout, *m_catalogue);
    m_pictures = readPictureTable(*m_catalogue->reader(), context);
    QCOMPARE(m_pictures.size(), std::size_t{2 * kListings});
    QCOMPARE(m_pictures.labels[0], m_pictures.labels[6]);
    addModel("blind", false, m_pictures.size());
    addModel("seeing", true, m_pictures.size());
    addModel("half", true, m_pictures.size() / 2);
    addModel("empty", true, 0);
}

void TstSearchEvaluation::addModel(const std::string& id, bool seesCategories, std::size_t images)
{
    const auto writer = m_catalogue->writer();
    writer->begin();
    ModelRecord model;
    model.id = id;
    model.name = "The " + id + " one";
    model.length = 4;
    model.created = "2026-01-01T00:00:00Z";
    writer->putModel(model);
    for (std::size_t i = 0; i < images; ++i) {
        std::vector<float> vector{0.0F, 0.0F, 0.0F, seesCategories ? 0.0F : 2.0F};
        if (seesCategories)
            vector[static_cast<std::size_t>(m_pictures.labels[i])] = 3.0F;
        writer->putEmbedding(id, m_pictures.images[i], vector);
    }
    writer->commit();
}

void TstSearchEvaluation::split(const std::map<std::size_t, int>& sides)
{
    std::vector<std::pair<ImageRow, int>> rows;
    for (const auto& [image, side] : sides)
        rows.emplace_back(m_pictures.images[image], side);
    const auto writer = m_catalogue->writer();
    writer->begin();
    writer->replaceSplit(rows);
    writer->commit();
}

SearchEvaluation TstSearchEvaluation::judged(
    const std::vector<std::string>& ids, const std::vector<std::int64_t>& duplicates)
{
    JobContext context;
    return evaluateSearch(modelsToJudge(*m_catalogue->reader(), ids), m_pictures, duplicates,
        sidesToJudge(*m_catalogue->reader(), {}), *m_catalogue, *m_jobs, context);
}

void TstSearchEvaluation::judgesByCategoryAndWithoutTheQuerysListing()
{
    split({});
    const SearchEvaluation found = judged({"blind", "seeing"}, m_noDuplicates);
    QCOMPARE(found.images, 2 * kListings);
    QCOMPARE(found.side, std::string("all"));
    QCOMPARE(found.models.size(), std::size_t{2});
    QCOMPARE(found.models[1].name, std::string("The seeing one"));

    // Equal vectors rank by row, so each listing finds the other of its category where it stands.
    const double mean =
        (averagePrecision(5, 6) + averagePrecision(7, 8) + averagePrecision(9, 10)
            + averagePrecision(1, 2) + averagePrecision(3, 4) + averagePrecision(5, 6))
        / 6.0;
    const SearchFigures& blind = found.models[0].byCategory;
    QCOMPARE(blind.queries, 2 * kListings);
    QVERIFY(near(blind.meanAveragePrecision, mean));
    QVERIFY(near(blind.precision[0], 1.0 / 6.0)); // at 1: of listing 3 alone
    QVERIFY(near(blind.precision[1], (2.0 + 2.0 + 1.0 + 1.0) / 5.0 / 6.0));
    QVERIFY(near(blind.precision[2], 2.0 / 10.0));
    QVERIFY(near(blind.recall[1], (1.0 + 1.0 + 0.5 + 0.5) / 6.0));
    QVERIFY(near(blind.recall[2], 1.0));
    QCOMPARE(found.models[0].categories.size(), std::size_t{3});
    for (const auto& [name, figures] : found.models[0].categories) {
        QCOMPARE(figures.queries, 4);
        if (name == "Kind A / Used")
            QVERIFY(near(figures.meanAveragePrecision,
                (averagePrecision(5, 6) + averagePrecision(1, 2)) / 2.0));
    }

    const SearchFigures& seeing = found.models[1].byCategory;
    QVERIFY(near(seeing.meanAveragePrecision, 1.0));
    QVERIFY(near(seeing.precision[0], 1.0));
    QVERIFY(near(seeing.precision[1], 2.0 / 5.0)); // no more than two can be found
    QVERIFY(near(seeing.nDcg[1], 1.0));
    QCOMPARE(found.models[1].duplicates.queries, 0);

    QCOMPARE(found.indexes.size(), std::size_t{3});
    QCOMPARE(found.indexes[0].kind, std::string("exact"));
}

void TstSearchEvaluation::judgesByDuplicatesAlsoWithinAListing()
{
    split({});
    std::vector<std::int64_t> duplicates = m_noDuplicates;
    duplicates[0] = duplicates[1] = 4; // of listing 0
    duplicates[2] = duplicates[11] = 9; // of listings 1 and 5
    const SearchFigures figures = judged({"blind"}, duplicates).models[0].duplicates;
    QCOMPARE(figures.queries, 4);
    // In row order 1 is 1st for 0, 0 is 1st for 1, 11 is last for 2, and 2 is 3rd for 11.
    QVERIFY(near(figures.meanAveragePrecision, (1.0 + 1.0 + 1.0 / 11.0 + 1.0 / 3.0) / 4.0));
    QVERIFY(near(figures.recall[0], 0.5));
    QVERIFY(near(figures.recall[1], 0.75));
    QVERIFY(near(figures.nDcg[1], (1.0 + 1.0 + 1.0 / 2.0) / 4.0));
}

void TstSearchEvaluation::asksFromTheSideThatWasHeldOut()
{
    split({{0, 0}, {4, 1}, {5, 1}, {6, 0}});
    SearchEvaluation found = judged({"blind"}, m_noDuplicates);
    QCOMPARE(found.side, std::string("validation"));
    QCOMPARE(found.models[0].byCategory.queries, 2);
    // Found in the whole catalogue.
    QVERIFY(near(found.models[0].byCategory.meanAveragePrecision, averagePrecision(9, 10)));

    split({{0, 0}, {4, 1}, {5, 1}, {6, 2}});
    found = judged({"blind"}, m_noDuplicates);
    QCOMPARE(found.side, std::string("test"));
    QCOMPARE(found.models[0].byCategory.queries, 1);
    QVERIFY(near(found.models[0].byCategory.meanAveragePrecision, averagePrecision(1, 2)));
}

void TstSearchEvaluation::neverAsksWhatARunHasLearntFrom()
{
    split({{0, kTestSide}});
    const auto image = [](std::int64_t row, int side) {
        RunImage of;
        of.row = {row};
        of.side = side;
        return of;
    };
    const auto sides = sidesToJudge(*m_catalogue->reader(),
        {{image(1, kTrainSide), image(2, kValidationSide), image(3, kValidationSide)},
            {image(1, kValidationSide), image(2, kTrainSide), image(3, kValidationSide)}});
    QVERIFY(sides
        == (std::map<ImageRow, int>{{{1}, kTrainSide}, {{2}, kTrainSide}, {{3}, kValidationSide}}));
    const SearchGround ground =
        searchGround(*m_catalogue->reader(), m_pictures, m_noDuplicates, sides);
    QCOMPARE(ground.side, std::string("validation"));
    for (std::size_t i = 0; i < ground.images.size(); ++i)
        QCOMPARE(static_cast<bool>(ground.asks[i]), ground.images[i].value == 3);
    // Without any run, what the workspace dealt out.
    QVERIFY(sidesToJudge(*m_catalogue->reader(), {}) == m_catalogue->reader()->splitSides());
}

void TstSearchEvaluation::judgesWhatEveryModelHasEmbedded()
{
    split({});
    const SearchEvaluation found = judged({"blind", "half"}, m_noDuplicates);
    QCOMPARE(found.images, kListings);
    QCOMPARE(found.models[0].byCategory.queries, 0); // three listings of three categories
    QCOMPARE(judged({"blind"}, m_noDuplicates).images, 2 * kListings);
}

void TstSearchEvaluation::refusesModelsWithoutVectors()
{
    const auto code = [&](const std::vector<std::string>& ids) {
        try {
            modelsToJudge(*m_catalogue->reader(), ids);
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::Internal;
    };
    QCOMPARE(code({"blind", "nobody"}), ErrorCode::NotFound);
    QCOMPARE(code({"empty"}), ErrorCode::NotReady);
    QCOMPARE(code({}), ErrorCode::NotReady);
}

void TstSearchEvaluation::stopsWhenAsked()
{
    test::ProgressProbe probe([](const Progress&) { return true; });
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled,
        evaluateSearch(modelsToJudge(*m_catalogue->reader(), {"blind", "seeing"}), m_pictures,
            m_noDuplicates, {}, *m_catalogue, *m_jobs, context));
}

QTEST_GUILESS_MAIN(TstSearchEvaluation)
#include "tst_searchevaluation.moc"
