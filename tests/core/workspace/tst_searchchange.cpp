// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/search/searchchange.h"
#include "core/workspace/search/searchevaluation.h"
#include "core/workspace/settings.h"
#include "tests/core/workspace/vectorshop.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::ProgressProbe;
using vitrine::test::VectorShop;

namespace {

constexpr int kListings = 60; // twenty of each category

}

/// Vectors made up by hand in a shop of tables alone: one model sees categories, another nothing.
class TstSearchChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsBetterFromWorse();
    void asksWithWhatNeitherHasLearnt();
    void fewHeldOutPhotosTellTooLittle();
    void oneThatNobodyKnowsTellsNothing();
    void fewPhotosTellNothing();
    void saysNothingWhereItFails();
    void luckIsNoFall();
    void saysNothingWhereNothingChanges();
    void stopsWhenAsked();

private:
    void use(const std::string& id);
    void learnt(const std::string& model, std::size_t validation);
    std::optional<SearchChange> changeTo(const ModelRecord& model);

    std::unique_ptr<VectorShop> m_shop;
    std::unique_ptr<RunStore> m_store;
};

void TstSearchChange::init()
{
    m_store.reset(); // before what it refers to
    m_shop = std::make_unique<VectorShop>(kListings);
    m_store = std::make_unique<RunStore>(m_shop->layout, *m_shop->catalogue);
    QCOMPARE(m_shop->pictures.size(), std::size_t{2 * kListings});
}

void TstSearchChange::use(const std::string& id)
{
    const auto reader = m_shop->catalogue->reader();
    const auto writer = m_shop->catalogue->writer();
    writer->begin();
    setSearchModel(*reader, *writer, id);
    writer->commit();
}

/// A run has made the model: it kept the last photos for validation, and learnt from the others.
void TstSearchChange::learnt(const std::string& model, std::size_t validation)
{
    std::vector<RunImage> images;
    for (std::size_t i = 0; i < m_shop->pictures.size(); ++i) {
        RunImage image;
        image.row = m_shop->pictures.images[i];
        image.id = std::to_string(i);
        image.side = i + validation < m_shop->pictures.size() ? kTrainSide : kValidationSide;
        images.push_back(std::move(image));
    }
    makeFolder(m_shop->layout.model(model));
    writeFileAtomically(m_shop->layout.modelData(model), csvOf(images));
}

std::optional<SearchChange> TstSearchChange::changeTo(const ModelRecord& model)
{
    JobContext context;
    return judgeChange(model, *m_store, *m_shop->catalogue, *m_shop->jobs, context);
}

void TstSearchChange::tellsBetterFromWorse()
{
    const ModelRecord blind = m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    const auto better = changeTo(seeing);
    QVERIFY(better.has_value());
    QCOMPARE(better->before.id, std::string("blind"));
    QCOMPARE(better->after.name, std::string("The seeing one"));
    QCOMPARE(better->after.precisionAt10, 1.0);
    QVERIFY(better->before.precisionAt10 < 0.5); // a third of the photos, in the order of rows
    QVERIFY(!better->worse());
    QCOMPARE(better->queries, 2 * kListings);

    use("seeing");
    const auto worse = changeTo(blind);
    QVERIFY(worse.has_value() && worse->worse());
    QCOMPARE(worse->before.precisionAt10, better->after.precisionAt10);
    QCOMPARE(worse->after.precisionAt10, better->before.precisionAt10);
}

void TstSearchChange::asksWithWhatNeitherHasLearnt()
{
    m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    learnt("seeing", 40);
    const auto first = changeTo(seeing);
    QVERIFY(first.has_value());
    QCOMPARE(first->side, std::string("validation"));
    QCOMPARE(first->queries, 40);
    learnt("blind", 34); // six of those it has learnt from
    QCOMPARE(changeTo(seeing)->queries, 34);
    JobContext context;
    const std::vector<std::int64_t> noDuplicates(m_shop->pictures.size());
    std::vector<std::vector<RunImage>> runs;
    for (const char* model : {"blind", "seeing"})
        runs.push_back(m_store->dataBehind(model).lists.at(0));
    const SearchEvaluation judged =
        evaluateSearch(modelsToJudge(*m_shop->catalogue->reader(), {"blind", "seeing"}),
            m_shop->pictures, noDuplicates, sidesToJudge(*m_shop->catalogue->reader(), runs),
            *m_shop->catalogue, *m_shop->jobs, context);
    QCOMPARE(judged.models[0].byCategory.precision[2], changeTo(seeing)->before.precisionAt10);
}

void TstSearchChange::fewHeldOutPhotosTellTooLittle()
{
    m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    learnt("seeing", 29);
    const auto change = changeTo(seeing);
    QVERIFY(change.has_value());
    QCOMPARE(change->side, std::string("all")); // which a front end says
    QCOMPARE(change->queries, 2 * kListings);
}

void TstSearchChange::oneThatNobodyKnowsTellsNothing()
{
    m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    learnt("seeing", 40);
    QVERIFY(changeTo(seeing));
    // Trained here, but the list of what it has learnt from is gone.
    makeFolder(m_shop->layout.model("blind"));
    writeFileAtomically(m_shop->layout.modelReadme("blind"), "# The blind one");
    QVERIFY(!m_store->dataBehind("blind").known);
    QVERIFY(!changeTo(seeing));
    learnt("blind", 40);
    QVERIFY(m_store->dataBehind("blind").known);
    QVERIFY(changeTo(seeing));
}

void TstSearchChange::fewPhotosTellNothing()
{
    m_shop->addModel("blind", false, 30);
    use("blind");
    QCOMPARE(changeTo(m_shop->addModel("enough", true, 30)).value_or(SearchChange()).queries, 30);
    QVERIFY(!changeTo(m_shop->addModel("few", true, 29)));
}

void TstSearchChange::saysNothingWhereItFails()
{
    const ModelRecord blind = m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    QVERIFY(changeTo(seeing));
    for (const ModelRecord& broken : {blind, seeing}) {
        const std::vector<float> lost(4, std::numeric_limits<float>::quiet_NaN());
        {
            const auto writer = m_shop->catalogue->writer();
            writer->begin();
            writer->putEmbedding(broken.id, m_shop->pictures.images[3], lost);
            writer->commit();
        }
        QVERIFY(!changeTo(seeing)); // and nothing is thrown
        m_shop->addModel("blind", false, m_shop->pictures.size()); // mended
        QVERIFY(broken.id != "blind" || changeTo(seeing));
    }
}

void TstSearchChange::luckIsNoFall()
{
    const auto worse = [](double before, double after, std::int64_t queries) {
        return SearchChange{{"a", "A", before}, {"b", "B", after}, queries, "all"}.worse();
    };
    // Of 400 draws at one half the standard error is 2.5 percentage points.
    QVERIFY(!worse(0.524, 0.476, 400));
    QVERIFY(worse(0.526, 0.474, 400));
    // Of a million it is nothing; half a point is.
    QVERIFY(!worse(0.504, 0.4995, 1'000'000));
    QVERIFY(worse(0.505, 0.4995, 1'000'000));
    QVERIFY(!worse(0.4, 0.6, 1'000'000));
    QVERIFY(!worse(0.5, 0.5, 30));
}

void TstSearchChange::saysNothingWhereNothingChanges()
{
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    QVERIFY(!changeTo(seeing)); // the only one
    use("seeing");
    QVERIFY(!changeTo(seeing));
    const ModelRecord other = m_shop->addModel("other", true, 1); // nothing to compare with
    QVERIFY(!changeTo(other));
}

void TstSearchChange::stopsWhenAsked()
{
    m_shop->addModel("blind", false, m_shop->pictures.size());
    const ModelRecord seeing = m_shop->addModel("seeing", true, m_shop->pictures.size());
    use("blind");
    ProgressProbe probe(
        [](const Progress& progress) { return progress.stage == Stage::Evaluating; });
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, judgeChange(seeing, *m_store, *m_shop->catalogue, *m_shop->jobs, context));
}

QTEST_GUILESS_MAIN(TstSearchChange)
#include "tst_searchchange.moc"
