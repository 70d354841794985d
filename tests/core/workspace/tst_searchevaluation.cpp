// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/search/searchevaluation.h"
#include "tests/core/workspace/vectorshop.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::VectorShop;

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
    void split(const std::map<std::size_t, int>& sides);
    SearchEvaluation judged(
        const std::vector<std::string>& ids, const std::vector<std::int64_t>& duplicates);

    const std::vector<std::int64_t> m_noDuplicates = std::vector<std::int64_t>(2 * kListings);
    const VectorShop m_shop{kListings};
};

void TstSearchEvaluation::initTestCase()
{
    const std::size_t photos = m_shop.pictures.size();
    QCOMPARE(photos, std::size_t{2 * kListings});
    QCOMPARE(m_shop.pictures.labels[0], m_shop.pictures.labels[6]);
    m_shop.addModel("blind", false, photos);
    m_shop.addModel("seeing", true, photos);
    m_shop.addModel("half", true, photos / 2);
    m_shop.addModel("empty", true, 0);
}

void TstSearchEvaluation::split(const std::map<std::size_t, int>& sides)
{
    std::vector<std::pair<ImageRow, int>> rows;
    for (const auto& [image, side] : sides)
        rows.emplace_back(m_shop.pictures.images[image], side);
    const auto writer = m_shop.catalogue->writer();
    writer->begin();
    writer->replaceSplit(rows);
    writer->commit();
}

SearchEvaluation TstSearchEvaluation::judged(
    const std::vector<std::string>& ids, const std::vector<std::int64_t>& duplicates)
{
    JobContext context;
    return evaluateSearch(modelsToJudge(*m_shop.catalogue->reader(), ids), m_shop.pictures,
        duplicates, sidesToJudge(*m_shop.catalogue->reader(), {}), *m_shop.catalogue, *m_shop.jobs,
        context);
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
    const auto sides = sidesToJudge(*m_shop.catalogue->reader(),
        {{image(1, kTrainSide), image(2, kValidationSide), image(3, kValidationSide)},
            {image(1, kValidationSide), image(2, kTrainSide), image(3, kValidationSide)}});
    QVERIFY(sides
        == (std::map<ImageRow, int>{{{1}, kTrainSide}, {{2}, kTrainSide}, {{3}, kValidationSide}}));
    const SearchGround ground =
        searchGround(*m_shop.catalogue->reader(), m_shop.pictures, m_noDuplicates, sides);
    QCOMPARE(ground.side, std::string("validation"));
    for (std::size_t i = 0; i < ground.images.size(); ++i)
        QCOMPARE(static_cast<bool>(ground.asks[i]), ground.images[i].value == 3);
    // Without any run, what the workspace dealt out.
    QVERIFY(
        sidesToJudge(*m_shop.catalogue->reader(), {}) == m_shop.catalogue->reader()->splitSides());
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
            modelsToJudge(*m_shop.catalogue->reader(), ids);
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
        evaluateSearch(modelsToJudge(*m_shop.catalogue->reader(), {"blind", "seeing"}),
            m_shop.pictures, m_noDuplicates, {}, *m_shop.catalogue, *m_shop.jobs, context));
}

QTEST_GUILESS_MAIN(TstSearchEvaluation)
#include "tst_searchevaluation.moc"
