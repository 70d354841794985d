// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/workspace/joblock.h"
#include "core/workspace/settings.h"
#include "core/workspace/training/batchlog.h"
#include "core/workspace/training/runstore.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <array>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::errorOf;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

RunData sampleData()
{
    RunData data;
    data.classes = {"Beds", "Sofas"};
    data.images = {{{1}, "a", 0, kTrainSide, 1}, {{2}, "b", 1, kTrainSide, 2},
        {{3}, "c", 1, kValidationSide, 3}};
    data.leaks = 1;
    return data;
}

RunEntry sampleEntry(const std::string& name)
{
    RunEntry entry;
    entry.record.name = name;
    entry.record.tags = {"first", "a \"tag\""};
    entry.record.config.epochs = 4;
    entry.record.startWeights = "random";
    entry.useModel = false;
    return entry;
}

/// A workspace's folder, with what a store needs.
struct Shop {
    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace = Workspace::create(folder / "shop");
    Layout layout{folder / "shop"};
    std::unique_ptr<catalogue::Catalogue> catalogue =
        catalogue::Catalogue::open(layout.catalogue());
    RunStore store{layout, *catalogue};

    RunRow finished(const std::string& name, const std::string& model)
    {
        const RunRow row = store.add(sampleEntry(name), sampleData());
        RunRecord record = *store.run(row);
        record.state = RunState::Finished;
        record.model = model;
        store.update(row, progressOf(record));
        return row;
    }
    void addModel(const std::string& id) const
    {
        ModelRecord model;
        model.id = id;
        model.length = 3;
        catalogue->writer()->putModel(model);
        fs::create_directories(layout.model(id));
        writeFileAtomically(layout.weights(id), std::string(1000, 'w'));
    }
};

}

class TstRunStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunIsKeptWithItsData();
    void aRunIsAliveWhileItsJobRuns();
    void labelsAreCheckedAndKept();
    void settingsThatDifferAreTold();
    void deletedRunsAreHiddenUntilTheyArePurged();
    void purgingSparesModelsInUse();
    void whatAModelLearntFromOutlivesItsRun();
    void theEvaluationIsOfTheRun();
    void theStartingModelStaysTheSame();
};

void TstRunStore::aRunIsKeptWithItsData()
{
    Shop shop;
    const RunRow row = shop.store.add(sampleEntry("run"), sampleData());
    const RunRecord record = shop.workspace->training().run(row).value(); // through the door
    QCOMPARE(record.name, std::string("run"));
    QCOMPARE(record.tags, (std::vector<std::string>{"first", "a \"tag\""}));
    QCOMPARE(record.classes, (std::vector<std::string>{"Beds", "Sofas"}));
    QCOMPARE(record.config.epochs, 4);
    QCOMPARE(record.trainImages, 2);
    QCOMPARE(record.validationImages, 1);
    QCOMPARE(record.leaks, 1);
    QCOMPARE(record.dataSha256, dataSha256(sampleData()));
    QVERIFY(!shop.store.entry(row).useModel);
    const RunData data = shop.store.data(row);
    QVERIFY(data.images == sampleData().images);
    QCOMPARE(data.classes, record.classes);
    QCOMPARE(errorOf([&] { shop.store.entry({row.value + 1}); }), ErrorCode::NotFound);
    QVERIFY(shop.workspace->training().batches(row, 0).empty());
    QVERIFY(!shop.workspace->training().evaluation(row));
}

void TstRunStore::aRunIsAliveWhileItsJobRuns()
{
    Shop shop;
    const RunRow row = shop.store.add(sampleEntry("run"), sampleData());
    QVERIFY(!shop.store.run(row)->alive); // nobody holds the job's lock
    const JobLock lock(shop.layout.jobLock(), "train");
    QVERIFY(shop.store.run(row)->alive);
    QCOMPARE(errorOf([&] { shop.store.setDeleted(row, true); }), ErrorCode::Busy);
    RunRecord record = *shop.store.run(row);
    record.state = RunState::Paused;
    shop.store.update(row, progressOf(record));
    QVERIFY(!shop.store.run(row)->alive);
}

void TstRunStore::labelsAreCheckedAndKept()
{
    Shop shop;
    Training& training = shop.workspace->training();
    const RunRow row = shop.store.add(sampleEntry("run"), sampleData());
    training.rename(row, "  better ");
    training.setTags(row, {"b", " b", "", "a"});
    training.setArchived(row, true);
    const RunRecord record = training.run(row).value();
    QCOMPARE(record.name, std::string("better"));
    QCOMPARE(record.tags, (std::vector<std::string>{"b", "a"}));
    QVERIFY(record.archived);
    training.setArchived(row, false);
    QVERIFY(!training.run(row)->archived);
    QCOMPARE(errorOf([&] { training.rename(row, "  "); }), ErrorCode::InvalidArgument);
    QCOMPARE(errorOf([&] { training.rename({99}, "x"); }), ErrorCode::NotFound);
    // Runs are found by their names.
    const RunRow other = shop.store.add(sampleEntry("other"), sampleData());
    QCOMPARE(errorOf([&] { training.rename(other, "better "); }), ErrorCode::AlreadyExists);
    training.rename(row, "better"); // its own
    QCOMPARE(errorOf([&] { training.setTags({99}, {}); }), ErrorCode::NotFound);
}

void TstRunStore::settingsThatDifferAreTold()
{
    Shop shop;
    const RunRow first = shop.store.add(sampleEntry("one"), sampleData());
    RunEntry other = sampleEntry("two");
    other.record.config.batchSize = 64;
    other.record.startWeights = "resnet50";
    RunData data = sampleData();
    data.images.pop_back();
    const RunRow second = shop.store.add(other, data);
    const auto differences =
        shop.workspace->training().differences(std::array{first, second, first});
    QCOMPARE(differences.size(), std::size_t{3});
    QCOMPARE(differences[0].setting, std::string("batch_size"));
    QCOMPARE(differences[0].values, (std::vector<std::string>{"32", "64", "32"}));
    QCOMPARE(differences[1].setting, std::string("weights"));
    QCOMPARE(differences[2].setting, std::string("data"));
    QVERIFY(shop.workspace->training().differences(std::array{first, first}).empty());
    QVERIFY(shop.workspace->training().differences({}).empty());
}

void TstRunStore::deletedRunsAreHiddenUntilTheyArePurged()
{
    Shop shop;
    Training& training = shop.workspace->training();
    const RunRow kept = shop.finished("kept", "");
    const RunRow gone = shop.finished("gone", "");
    BatchLog(shop.layout.runBatches(gone)).append({});
    training.setDeleted(gone, true);
    QCOMPARE(training.runs().size(), std::size_t{1});
    training.setDeleted(gone, false); // undo
    QCOMPARE(training.runs().size(), std::size_t{2});
    training.setDeleted(gone, true);
    QVERIFY(fs::exists(shop.layout.run(gone)));
    QVERIFY(training.purgeDeleted() >= 72); // the batch, and data.csv
    QVERIFY(!fs::exists(shop.layout.run(gone)));
    QVERIFY(!training.run(gone));
    QVERIFY(training.run(kept) && fs::exists(shop.layout.run(kept)));
    QCOMPARE(training.purgeDeleted(), 0);
    QVERIFY(shop.store.add(sampleEntry("new"), sampleData()) > gone); // rows never come back
}

void TstRunStore::purgingSparesModelsInUse()
{
    Shop shop;
    for (const char* model : {"lone", "shared", "used"})
        shop.addModel(model);
    shop.catalogue->writer()->setSetting("search.model", "used");
    {
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putImage({"I", "", "/none.jpg", 1, 1});
        writer->putEmbedding("used", {1}, std::vector<float>{1, 2, 3});
        writer->commit();
    }
    Training& training = shop.workspace->training();
    QCOMPARE(training.searchModel(), std::string("used"));
    shop.finished("keeps the shared one", "shared");
    for (const char* model : {"lone", "shared", "used"})
        training.setDeleted(shop.finished(model, model), true);
    training.purgeDeleted();
    QVERIFY(!fs::exists(shop.layout.model("lone")));
    QVERIFY(fs::exists(shop.layout.weights("shared")));
    QVERIFY(fs::exists(shop.layout.weights("used")));
    std::vector<std::string> left;
    for (const ModelRecord& model : training.models())
        left.push_back(model.id);
    std::ranges::sort(left);
    QCOMPARE(left, (std::vector<std::string>{"shared", "used"}));
}

/// Searches must not be judged by what a model has learnt from, whatever becomes of its run.
void TstRunStore::whatAModelLearntFromOutlivesItsRun()
{
    Shop shop;
    shop.addModel("used");
    shop.catalogue->writer()->setSetting("search.model", "used");
    QVERIFY(shop.store.dataBehind("used").lists.empty());
    const RunRow row = shop.finished("run", "used");
    const std::vector<std::vector<RunImage>> expected{sampleData().images};
    QVERIFY(shop.store.dataBehind("used").lists == expected);
    shop.store.setDeleted(row, true);
    QVERIFY(shop.store.dataBehind("used").lists == expected);
    shop.store.purgeDeleted();
    QVERIFY(!shop.store.run(row));
    QVERIFY(shop.store.dataBehind("used").lists == expected);
    // Nor does another run begin from it unasked.
    shop.addModel("another");
    QVERIFY(modelsLearntHere(*shop.catalogue->reader(), shop.layout)
        == (std::set<std::string>{"used"}));
    writeFileAtomically(shop.layout.modelData("used"), "scribble");
    QVERIFY(shop.store.dataBehind("used").lists.empty());
    const RunRow other = shop.finished("another", "used");
    fs::remove(shop.layout.runData(other));
    QVERIFY(shop.store.dataBehind("used").lists.empty());
}

void TstRunStore::theEvaluationIsOfTheRun()
{
    Shop shop;
    const RunRow row = shop.store.add(sampleEntry("run"), sampleData());
    Evaluation evaluation;
    evaluation.quality.top1 = 0.5;
    shop.store.keepEvaluation(row, evaluation);
    QVERIFY(shop.workspace->training().evaluation(row) == evaluation);
    writeFileAtomically(shop.layout.runEvaluation(row), "scribble");
    QCOMPARE(errorOf([&] { shop.store.evaluation(row); }), ErrorCode::Corrupt);
}

// Groups of near duplicates, and with them the sides of a split, are found with it: what a run has
// learnt must not deal the pictures out in another way.
void TstRunStore::theStartingModelStaysTheSame()
{
    Shop shop;
    const auto put = [&](const std::string& id, bool pretrained) {
        ModelRecord model;
        model.id = id;
        model.length = 3;
        model.pretrained = pretrained;
        const auto writer = shop.catalogue->writer();
        writer->begin();
        writer->putImage({"I", "", "/none.jpg", 1, 1});
        writer->putModel(model);
        writer->putEmbedding(id, {1}, std::vector<float>{1, 2, 3});
        writer->setSetting("search.model", id);
        writer->commit();
    };
    const auto starting = [&] {
        const auto model = startingModel(*shop.catalogue->reader(), shop.layout);
        return model ? model->id : std::string();
    };
    put("random", false);
    QCOMPARE(starting(), std::string());
    put("learnt", true);
    shop.finished("run", "learnt");
    QCOMPARE(starting(), std::string());
    put("published", true);
    QCOMPARE(starting(), std::string("published"));
    put("published later", true);
    put("learnt later", true);
    shop.finished("run", "learnt later");
    QCOMPARE(starting(), std::string("published"));
    QCOMPARE(searchModel(*shop.catalogue->reader())->id, std::string("learnt later"));
}

QTEST_GUILESS_MAIN(TstRunStore)
#include "tst_runstore.moc"
