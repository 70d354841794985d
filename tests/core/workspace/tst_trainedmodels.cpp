// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "tests/core/workspace/trainingshop.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <future>
#include <optional>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
namespace fs = std::filesystem;

namespace {

SearchResult searched(Workspace& workspace, const fs::path& picture)
{
    JobContext context;
    return workspace.search({picture, 3, {}}, context);
}

/// What searches find with the network that embedded first, and a run that replaced it.
struct Changed {
    explicit Changed(const TrainingShop& from)
        : shop(from)
        , workspace(shop.workspace())
        , training(workspace->training())
    {
        JobContext context;
        before = workspace->embed({"random", false}, context).model.id;
        first = find();
    }
    void train()
    {
        TrainRequest request = TrainingShop::request(2);
        request.useModel = true;
        RunProbe probe;
        probe.afterEpoch = [&](RunRow) {
            find();
            meanwhile.push_back(training.searchModel());
        };
        run = trained(*workspace, request, &probe);
        changes = probe.changes;
    }
    SearchResult find() const { return searched(*workspace, shop.source().picture(4, 0)); }
    fs::path indexOf(const std::string& model) const
    {
        for (const auto& entry : fs::directory_iterator(shop.folder() / "cache")) {
            if (entry.path().filename().string().find(model) != std::string::npos)
                return entry.path();
        }
        return {};
    }

    const TrainingShop& shop;
    std::shared_ptr<Workspace> workspace;
    Training& training;
    std::string before; ///< id
    SearchResult first;
    RunRecord run;
    std::vector<std::string> meanwhile; ///< models that searches used while the run went on
    std::vector<SearchChange> changes;
};

}

/// What becomes of the models that training makes: searches, guesses, judgements, exports.
class TstTrainedModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { hideUserData(m_data.path()); }
    void torchvisionLoadsTheModel();
    void searchesChangeOverAndBack();
    void weightsThatWereSwappedAreRefused();
    void searchesAreJudgedBeforeAndAfter();
    void changingOverTellsWhatItDid();
    void onlyWhatHasEmbeddedEverythingIsUsed();
    void whatIsUsedStaysWhenAllVectorsAreGone();
    void aPictureIsTriedAtEveryStage();
    void aPictureIsTriedBeforeTheFirstEpochEnds();
    void tryingAPictureChangesNothing();
    void sidesAreEvaluated();
    void modelsAreExported();
    void aRenamedRunsModelFollows();

private:
    TemporaryFolder m_data;
};

void TstTrainedModels::torchvisionLoadsTheModel()
{
    QProcess probe;
    probe.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), QStringLiteral("import torchvision")});
    if (!probe.waitForFinished(120'000) || probe.exitCode() != 0)
        QSKIP("needs Python's torchvision");
    const TrainingShop shop;
    const RunRecord run = trained(*shop.workspace(), TrainingShop::request(1));
    const fs::path model = shop.folder() / "models" / run.model;
    const std::string readme = readFile(model / "README.md");
    const auto begin = readme.find("```python\n") + 10;
    const std::string script = readme.substr(begin, readme.find("```", begin) - begin);
    fs::copy_file(shop.source().picture(1, 0), model / "photo.jpg");
    QProcess python;
    python.setWorkingDirectory(QString::fromStdString(model.string()));
    python.start(
        QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QString::fromStdString(script)});
    QVERIFY(python.waitForFinished(120'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    const QByteArray said = python.readAllStandardOutput().trimmed();
    JobContext context;
    const Guess guess =
        shop.workspace()->training().guess(run.row, model / "photo.jpg", context).best.at(0);
    QVERIFY2(said.startsWith(guess.category.c_str()), said);
    const double share = said.mid(said.lastIndexOf(' ')).toDouble();
    QVERIFY2(std::abs(share - guess.probability) < 0.01, said);
}

void TstTrainedModels::searchesChangeOverAndBack()
{
    const TrainingShop shop(9, 2);
    Changed changed(shop);
    QVERIFY(changed.first.randomNetwork);
    QCOMPARE(changed.training.searchModel(), changed.before);
    QCOMPARE(changed.training.searchModelBefore(), std::string()); // none yet
    changed.train();
    QCOMPARE(changed.training.searchModelBefore(), changed.before);
    QCOMPARE(changed.meanwhile, (std::vector<std::string>{changed.before, changed.before}));
    QCOMPARE(changed.training.searchModel(), changed.run.model);
    const WorkspaceInfo info = changed.workspace->info();
    QVERIFY(info.indexReady);
    QCOMPARE(info.imagesToEmbed, 0);
    const SearchResult second = changed.find();
    QVERIFY(!second.randomNetwork);
    QVERIFY(second.hits.at(0).score > 0.99); // its own vector: index and network agree
    QVERIFY(second.hits[0].summary.listing.id == "L4" || second.hits[0].score > 0.999);

    JobContext context;
    changed.training.useModel(changed.before, context); // back, in one step
    QCOMPARE(changed.training.searchModel(), changed.before);
    QCOMPARE(changed.training.searchModelBefore(), changed.run.model);
    const SearchResult third = changed.find();
    QVERIFY(third.randomNetwork);
    QCOMPARE(third.hits.size(), changed.first.hits.size());
    for (std::size_t i = 0; i < third.hits.size(); ++i)
        QCOMPARE(third.hits[i].score, changed.first.hits[i].score);
    changed.training.useModel(changed.run.model, context);
    QCOMPARE(changed.find().hits.at(0).score, second.hits[0].score);

    // An index that lies under another model's name is not believed.
    const fs::path mine = changed.indexOf(changed.run.model);
    fs::copy_file(changed.indexOf(changed.before), mine, fs::copy_options::overwrite_existing);
    QCOMPARE(searched(*shop.workspace(), shop.source().picture(4, 0)).hits.at(0).score,
        second.hits[0].score);
    QVERIFY(readFile(changed.indexOf(changed.before)) != readFile(mine));
}

void TstTrainedModels::weightsThatWereSwappedAreRefused()
{
    const TrainingShop shop(9, 2);
    Changed changed(shop);
    changed.train();
    TrainRequest request = TrainingShop::request(1);
    request.config.seed = 2;
    const RunRecord other = trained(*changed.workspace, request);
    const auto weightsOf = [&](const RunRecord& run) {
        return shop.folder() / "models" / run.model / "weights.pth";
    };
    const fs::path mine = weightsOf(changed.run);
    const std::string good = readFile(mine);
    fs::copy_file(weightsOf(other), mine, fs::copy_options::overwrite_existing);
    QCOMPARE(fs::file_size(mine), static_cast<std::uintmax_t>(good.size()));
    QVERIFY(readFile(mine) != good);

    const auto fresh = shop.workspace();
    JobContext context;
    const fs::path picture = shop.source().picture(4, 0);
    const TemporaryFolder folder;
    QCOMPARE(errorOf([&] { searched(*fresh, picture); }), ErrorCode::Corrupt);
    QCOMPARE(errorOf([&] { fresh->training().guess(changed.run.row, picture, context); }),
        ErrorCode::Corrupt);
    QCOMPARE(errorOf([&] {
        fresh->training().evaluate(changed.run.row, Training::Side::Validation, context);
    }),
        ErrorCode::Corrupt);
    QCOMPARE(
        errorOf([&] { fresh->training().exportModel(changed.run.model, folder / "out", context); }),
        ErrorCode::Corrupt);
    QVERIFY(!fs::exists(folder / "out"));
    QCOMPARE(errorOf([&] {
        fresh->embed({changed.run.model, true}, context);
    }),
        ErrorCode::Corrupt);

    writeFileAtomically(mine, good);
    QCOMPARE(searched(*fresh, picture).hits.at(0).score, changed.find().hits.at(0).score);
}

void TstTrainedModels::searchesAreJudgedBeforeAndAfter()
{
    const TrainingShop shop(9, 2);
    Changed changed(shop);
    changed.train();
    JobContext context;
    const SearchEvaluation judged = changed.training.evaluateSearch({}, context);
    QCOMPARE(judged.models.size(), std::size_t{2}); // on the same pictures
    QCOMPARE(judged.models[0].model, changed.before);
    QCOMPARE(judged.models[1].model, changed.run.model);
    QCOMPARE(judged.images, 18);
    QVERIFY(judged.models[1].byCategory.queries > 0);
    QCOMPARE(judged.side, std::string("validation"));
    QVERIFY(changed.changes.empty()); // eighteen photos tell too little
    QVERIFY(judged.models[0].dataKnown && judged.models[1].dataKnown);

    // Where the list of what it learnt from is gone, the answer says so.
    fs::remove(shop.folder() / "runs" / std::to_string(changed.run.row.value) / "data.csv");
    const SearchEvaluation unsure = changed.training.evaluateSearch({}, context);
    QVERIFY(unsure.models[0].dataKnown && !unsure.models[1].dataKnown);
    QCOMPARE(unsure.side, std::string("all")); // the workspace has dealt out nothing
}

void TstTrainedModels::changingOverTellsWhatItDid()
{
    const TrainingShop shop(60, 2);
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    JobContext context;
    const std::string random = workspace->embed({"random", false}, context).model.id;
    TrainRequest request = TrainingShop::request(3);
    request.useModel = true;
    request.embeddingsFile = false;
    RunProbe probe;
    const RunRecord good = trained(*workspace, request, &probe);
    QCOMPARE(probe.changes.size(), std::size_t{1});
    const SearchChange change = probe.changes[0];
    QCOMPARE(change.before.id, random);
    QCOMPARE(change.after.id, good.model);
    QCOMPARE(change.side, std::string("validation")); // neither has learnt from those
    QCOMPARE(change.queries, good.validationImages);
    // As `evaluate --search` has it.
    const SearchEvaluation judged = training.evaluateSearch({random, good.model}, context);
    QCOMPARE(judged.models[0].byCategory.precision[2], change.before.precisionAt10);
    QCOMPARE(judged.models[1].byCategory.precision[2], change.after.precisionAt10);

    // Where nobody wants to change over, nothing is told.
    request.useModel = false;
    request.config.seed = 7;
    trained(*workspace, request, &probe);
    QCOMPARE(probe.changes.size(), std::size_t{1});
}

void TstTrainedModels::onlyWhatHasEmbeddedEverythingIsUsed()
{
    const TrainingShop shop(9, 2);
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const RunRecord run = trained(*workspace, TrainingShop::request(1));
    JobContext context;
    QCOMPARE(errorOf([&] { training.useModel(run.model, context); }), ErrorCode::NotReady);
    QCOMPARE(errorOf([&] { training.useModel("none", context); }), ErrorCode::NotFound);
    workspace->embed({run.model, false}, context);
    training.useModel(run.model, context);
    QCOMPARE(training.searchModel(), run.model);
}

void TstTrainedModels::whatIsUsedStaysWhenAllVectorsAreGone()
{
    const TrainingShop shop(9, 2);
    const auto workspace = shop.workspace();
    JobContext context;
    const std::string used = workspace->embed({"random", false}, context).model.id;
    const RunRecord another = trained(*workspace, TrainingShop::request(1)); // newer, not asked for
    QVERIFY(another.model != used);
    workspace->cleanPictures({64, {}, false}, context);
    QCOMPARE(workspace->info().embeddings, 0);
    QCOMPARE(workspace->info().model->id, used);
    QCOMPARE(workspace->embed({}, context).model.id, used);
}

void TstTrainedModels::aPictureIsTriedAtEveryStage()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const Picture stranger = SmallShop::stranger(1);
    RunProbe probe;
    std::vector<Guesses> live;
    int epochs = 0;
    probe.afterEpoch = [&](RunRow row) {
        if (++epochs == 1 || live.size() >= 2) // the first one's weights are published after this
            return;
        // Another thread asks while this one, which trains, waits: the answer needs nothing of it.
        std::thread([&] {
            JobContext context;
            live.push_back(training.guess(row, stranger, context));
        }).join();
    };
    probe.stopWhen = [](const BatchStats& stats) { return stats.epoch == 4; };
    const RunRecord stopped = paused(*workspace, TrainingShop::request(6), probe);
    QVERIFY(!live.empty());
    QCOMPARE(live[0].best.size(), std::size_t{3});
    QVERIFY(live[0].epoch >= 1 && live[0].step > 0);

    JobContext context;
    const Guesses asleep = training.guess(stopped.row, stranger, context);
    QCOMPARE(asleep.best.size(), std::size_t{3});
    QVERIFY(asleep.step > live[0].step);
    const RunRecord run = training.resume(stopped.row, nullptr, nullptr, context);
    for (const Guesses& guesses : {training.guess(run.row, stranger, context),
             training.guess(run.row, shop.source().picture(1, 0), context),
             training.guess(run.row, ImageRow{1}, context)}) {
        double sum = 0.0;
        for (const Guess& guess : guesses.best)
            sum += guess.probability;
        QVERIFY(std::abs(sum - 1.0) < 1e-4); // three categories, all of them
        QVERIFY(std::ranges::is_sorted(guesses.best, std::greater(), &Guess::probability));
        QVERIFY(!guesses.query.empty());
    }
    QCOMPARE(errorOf([&] { training.guess(run.row, fs::path("/none.jpg"), context); }),
        ErrorCode::NotFound);
    QCOMPARE(errorOf([&] { training.guess({99}, stranger, context); }), ErrorCode::NotFound);
}

void TstTrainedModels::sidesAreEvaluated()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    TrainRequest request = TrainingShop::request(3);
    request.sides = {{0.5, 0.3, 0.2}, 1};
    const RunRecord run = trained(*workspace, request);
    JobContext context;
    const Evaluation again = training.evaluate(run.row, Training::Side::Validation, context);
    const Evaluation kept = training.evaluation(run.row).value();
    QCOMPARE(again.quality.images, kept.quality.images);
    QCOMPARE(again.quality.top1, kept.quality.top1);
    QVERIFY(std::abs(again.quality.loss - kept.quality.loss) < 0.02);
    const Evaluation test = training.evaluate(run.row, Training::Side::Test, context);
    QCOMPARE(test.quality.images, run.testImages);
    QCOMPARE(
        training.evaluate(run.row, Training::Side::Train, context).quality.images, run.trainImages);
    const RunRecord noTest = trained(*workspace, TrainingShop::request(1));
    QCOMPARE(errorOf([&] { training.evaluate(noTest.row, Training::Side::Test, context); }),
        ErrorCode::NotReady);
}

void TstTrainedModels::modelsAreExported()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    const RunRecord run = trained(*workspace, TrainingShop::request(1));
    const TemporaryFolder folder;
    JobContext context;
    training.exportModel(run.model, folder / "out", context);
    for (const char* file : {"weights.pth", "model.json", "README.md"})
        QCOMPARE(
            readFile(folder / "out" / file), readFile(shop.folder() / "models" / run.model / file));
    QCOMPARE(errorOf([&] { training.exportModel(run.model, folder / "out", context); }),
        ErrorCode::AlreadyExists);
    QCOMPARE(
        errorOf([&] { training.exportModel("none", folder / "o", context); }), ErrorCode::NotFound);
    QCOMPARE(errorOf([&] { training.exportModel(run.model, shop.folder() / "o", context); }),
        ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped(stop.get_token());
    QVERIFY_THROWS_EXCEPTION(Cancelled, training.exportModel(run.model, folder / "half", stopped));
    QVERIFY(!fs::exists(folder / "half"));
    const std::string random = workspace->embed({"random", false}, context).model.id;
    QCOMPARE(errorOf([&] { training.exportModel(random, folder / "r", context); }),
        ErrorCode::Unsupported);
}

void TstTrainedModels::aRenamedRunsModelFollows()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    TrainRequest request = TrainingShop::request(1);
    request.name = "first";
    const RunRecord run = trained(*workspace, request);
    const fs::path model = shop.folder() / "models" / run.model;
    const std::string card = readFile(model / "model.json");
    const auto everywhere = [&](const std::string& name) {
        return training.models().front().name == name
            && readFile(model / "README.md").starts_with("# " + name + "\n")
            && readFile(model / "model.json").find("\"name\": \"" + name + "\"")
            != std::string::npos;
    };
    QVERIFY(everywhere("first"));
    QCOMPARE(training.rename(run.row, " autumn "), std::string());
    QVERIFY(everywhere("autumn"));
    QCOMPARE(training.rename(run.row, "first"), std::string()); // undone
    QVERIFY(everywhere("first"));
    QCOMPARE(readFile(model / "model.json"), card);

    // Two runs that came to the same weights have one model, called after the later.
    request.name = "second";
    const RunRecord same = trained(*workspace, request);
    QCOMPARE(same.model, run.model);
    QCOMPARE(training.rename(run.row, "the earlier one"), std::string("second"));
    QVERIFY(everywhere("second"));
    QCOMPARE(training.run(run.row)->name, std::string("the earlier one"));
}

void TstTrainedModels::aPictureIsTriedBeforeTheFirstEpochEnds()
{
    const TrainingShop shop;
    const auto workspace = shop.workspace();
    Training& training = workspace->training();
    /// Hears that the question waits for weights, or that it need not.
    struct Waiting : ProgressSink {
        void onProgress(const Progress&) override { tell(); }
        void tell()
        {
            if (!told.exchange(true))
                promise.set_value();
        }
        std::promise<void> promise;
        std::atomic<bool> told = false;
    } waiting;
    const auto ask = [&](RunRow row, ProgressSink* sink) {
        JobContext context({}, sink);
        return training.guess(row, SmallShop::stranger(1), context);
    };
    struct Probe : RunProbe {
        void onRun(const RunRecord& run) override
        {
            if (run.state == RunState::Running)
                tooEarly = errorOf([&] { ask(run.row, nullptr); });
            row = run.row;
        }
        std::function<Guesses(RunRow, ProgressSink*)> ask;
        std::optional<ErrorCode> tooEarly;
        RunRow row;
    } probe;
    probe.ask = ask;
    std::optional<Guesses> first;
    std::thread asker;
    probe.stopWhen = [&](const BatchStats& stats) {
        if (stats.step == 0) {
            asker = std::thread([&] {
                errorOf([&] { first = ask(probe.row, &waiting); });
                waiting.tell();
            });
            waiting.promise.get_future().wait(); // the end of this batch answers it
        } else if (stats.step == 1) {
            asker.join(); // before anything newer is published
        }
        return false;
    };
    const RunRecord run = trained(*workspace, TrainingShop::request(3), &probe);
    QCOMPARE(probe.tooEarly, ErrorCode::NotReady);
    QVERIFY(first.has_value());
    QCOMPARE(first->best.size(), std::size_t{3});
    QCOMPARE(first->epoch, 0);
    QCOMPARE(first->step, std::int64_t{1});
    QVERIFY(run.stepsDone > 1);
}

void TstTrainedModels::tryingAPictureChangesNothing()
{
    const TrainRequest request = TrainingShop::request(4);
    const TrainingShop quietShop;
    const auto quiet = quietShop.workspace();
    RunProbe undisturbed;
    const RunRecord alone = trained(*quiet, request, &undisturbed);

    const TrainingShop askedShop;
    const auto asked = askedShop.workspace();
    std::atomic<std::int64_t> running = 0;
    std::atomic<int> answers = 0;
    std::atomic<bool> wrong = false;
    RunProbe tried;
    tried.afterEpoch = [&](RunRow row) {
        if (running.exchange(row.value) == 0) // the first one's weights are published after this
            return;
        // So that weights that were asked for are published between batches too.
        const int before = answers;
        for (int turns = 0; answers == before && turns < 1000; ++turns)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    const std::jthread asker([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            JobContext context;
            try {
                if (running != 0) {
                    asked->training().guess({running}, SmallShop::stranger(1), context);
                    ++answers;
                }
            } catch (const Error&) {
                wrong = true;
                ++answers;
            }
        }
    });
    const RunRecord watched = trained(*asked, request, &tried);
    QVERIFY(answers >= 3 && !wrong);
    QVERIFY(withoutTimes(tried.batches) == withoutTimes(undisturbed.batches));
    QVERIFY(withoutTimes(tried.epochs) == withoutTimes(undisturbed.epochs));
    QCOMPARE(watched.model, alone.model); // named after its weights
}

QTEST_GUILESS_MAIN(TstTrainedModels)
#include "tst_trainedmodels.moc"
