// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/resize.h"
#include "core/imaging/standardise.h"
#include "core/jobs/outcome.h"
#include "tests/core/imaging/pictures.h"
#include "tests/core/imaging/scenes.h"

#include <QTest>

#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::imaging;
using namespace vitrine::test;

namespace fs = std::filesystem;

namespace {

/// `count` small pictures in `folder`/in, to be made in `folder`/out.
std::vector<StandardiseTask> makeTasks(const TemporaryFolder& folder, int count)
{
    fs::create_directories(folder / "out");
    std::vector<StandardiseTask> tasks;
    for (int i = 0; i < count; ++i) {
        const std::string name = std::to_string(i) + ".jpg";
        tasks.push_back({folder.write("in/" + name, jpegFile(softPicture(60 + i, 40), 90)),
            folder / "out" / name});
    }
    return tasks;
}

StandardiseOptions smallOptions(int threads)
{
    StandardiseOptions options;
    options.side = 64;
    options.threads = threads;
    return options;
}

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

}

class TstStandardise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesEveryTargetAndReportsBadPictures();
    void stopsHalfWayAndLeavesNothingHalfMade();
    void failsOnAFolderThatCannotBeWritten();
    void passesOnWhatDeliverThrows();
    void tellsWhatItReplacesBeforeItDoes();
    void refusesOptionsOutOfRange();
    void looksTheSameFromAReducedJpeg();
    void encodesWhatItDecodes();
};

void TstStandardise::makesEveryTargetAndReportsBadPictures()
{
    const TemporaryFolder folder;
    std::vector<StandardiseTask> tasks = makeTasks(folder, 12);
    tasks[3].source = folder.write("in/page.jpg", "<html>");
    tasks[7].source = folder / "absent.jpg";
    ProgressProbe probe;
    JobContext context = probe.context();
    std::map<std::size_t, StandardiseResult> results;
    standardise(
        tasks, smallOptions(3), [&](const auto& result) { results[result.task] = result; },
        context);
    QCOMPARE(results.size(), tasks.size());
    for (const auto& [index, result] : results) {
        const bool bad = index == 3 || index == 7;
        QCOMPARE(result.problem.has_value(), bad);
        QCOMPARE(fs::exists(tasks[index].target), !bad);
        if (bad)
            continue;
        QCOMPARE(result.sourceWidth, 60 + static_cast<int>(index));
        const Decoded made = decodeFile(tasks[index].target);
        QCOMPARE(made.picture.width, 64);
        QCOMPARE(made.picture.height, 64);
        QVERIFY(distance(pixelAt(made.picture, 32, 1), Rgb{}) < 12); // padding
        QVERIFY(distance(pixelAt(made.picture, 32, 32), Rgb{}) > 30);
    }
    QCOMPARE(results[3].problem.value(), PictureProblem::NotAPicture);
    QCOMPARE(results[7].problem.value(), PictureProblem::Missing);
    QCOMPARE(namesIn(folder / "out").size(), tasks.size() - 2);
    QCOMPARE(probe.seen().back().done, 12);
    QCOMPARE(probe.seen().back().fraction, 1.0);
}

void TstStandardise::stopsHalfWayAndLeavesNothingHalfMade()
{
    const TemporaryFolder folder;
    const auto tasks = makeTasks(folder, 60);
    ProgressProbe probe([](const Progress& progress) { return progress.done >= 10; });
    JobContext context = probe.context();
    std::size_t delivered = 0;
    const Outcome outcome = runJob([&] {
        standardise(
            tasks, smallOptions(3), [&](const auto&) { ++delivered; }, context);
    });
    QCOMPARE(outcome.state, JobState::Cancelled);
    QVERIFY(delivered >= 10 && delivered < tasks.size());
    const std::vector<std::string> made = namesIn(folder / "out");
    QVERIFY(made.size() >= delivered && made.size() < tasks.size());
    for (const std::string& name : made) {
        QVERIFY2(name.find(".part") == std::string::npos, name.c_str());
        QVERIFY2(!decodeFile(folder / "out" / name).problem, name.c_str());
    }
}

void TstStandardise::failsOnAFolderThatCannotBeWritten()
{
    const TemporaryFolder folder;
    auto tasks = makeTasks(folder, 20);
    folder.write("blocked", "a file where a folder should be");
    for (StandardiseTask& task : tasks)
        task.target = folder / "blocked" / task.target.filename().string();
    JobContext context;
    std::size_t delivered = 0;
    const Outcome outcome = runJob([&] {
        standardise(
            tasks, smallOptions(2), [&](const auto&) { ++delivered; }, context);
    });
    QCOMPARE(outcome.state, JobState::Failed);
    QCOMPARE(outcome.error->code(), ErrorCode::NotFound);
    QVERIFY2(outcome.error->message().find("blocked") != std::string::npos, outcome.error->what());
    QCOMPARE(delivered, std::size_t{0});
}

void TstStandardise::passesOnWhatDeliverThrows()
{
    const TemporaryFolder folder;
    const auto tasks = makeTasks(folder, 10);
    JobContext context;
    const auto refuse = [](const StandardiseResult&) {
        throw Error(ErrorCode::Busy, "The catalogue is locked.");
    };
    const Outcome outcome = runJob([&] { standardise(tasks, smallOptions(2), refuse, context); });
    QCOMPARE(outcome.state, JobState::Failed);
    QCOMPARE(outcome.error->code(), ErrorCode::Busy);
}

void TstStandardise::tellsWhatItReplacesBeforeItDoes()
{
    const TemporaryFolder folder;
    const std::vector<StandardiseTask> tasks = makeTasks(folder, 5);
    JobContext context;
    const auto run = [&](const std::function<void(std::size_t)>& replaces) {
        StandardiseOptions options = smallOptions(2);
        options.replaces = replaces;
        standardise(
            tasks, options, [](const auto&) {}, context);
    };
    std::set<std::size_t> replaced;
    const auto note = [&](std::size_t task) { replaced.insert(task); };
    run(note);
    QCOMPARE(replaced.size(), tasks.size()); // none was there
    replaced.clear();
    run(note);
    QVERIFY(replaced.empty()); // the very same bytes
    const std::string before = readFile(tasks[1].target);
    folder.write("out/2.jpg", "damaged");
    fs::remove(tasks[3].target);
    fs::copy_file(tasks[4].source, tasks[1].source, fs::copy_options::overwrite_existing);
    bool stillThere = false;
    run([&](std::size_t task) {
        replaced.insert(task);
        stillThere = stillThere || (task == 1 && readFile(tasks[1].target) == before);
    });
    QVERIFY(stillThere && readFile(tasks[1].target) != before);
    QVERIFY(replaced.contains(1) && replaced.contains(3) && !replaced.contains(0));
}

void TstStandardise::refusesOptionsOutOfRange()
{
    JobContext context;
    for (const int side : {31, 4097}) {
        StandardiseOptions options;
        options.side = side;
        QVERIFY_THROWS_EXCEPTION(Error,
            standardise(
                {}, options, [](const auto&) {}, context));
    }
    standardise(
        {}, {}, [](const auto&) {}, context); // nothing to do is no error
}

void TstStandardise::looksTheSameFromAReducedJpeg()
{
    const TemporaryFolder folder;
    const auto jpeg = encodeJpeg(softPicture(900, 700), 95);
    const StandardiseTask task{folder.write("large.jpg", textOf(jpeg)), folder / "made.jpg"};
    StandardiseOptions options = smallOptions(1);
    options.side = 128;
    options.quality = 100;
    JobContext context;
    standardise(
        {task}, options, [](const auto&) {}, context);
    const Picture expected = standardised(decodeBytes(jpeg).picture, 128, Rgb{});
    const Difference apart = difference(decodeFile(task.target).picture, expected);
    QVERIFY2(apart.psnr > 38.0, qPrintable(QString::number(apart.psnr)));
}

void TstStandardise::encodesWhatItDecodes()
{
    const Picture source = softPicture(50, 35);
    QVERIFY(decodeBytes(encodePng(source)).picture.rgb == source.rgb);
    const Difference apart = difference(throughJpeg(source, 95), source);
    QVERIFY2(apart.psnr > 35.0, qPrintable(QString::number(apart.psnr)));
    QVERIFY(encodeJpeg(source, 30).size() < encodeJpeg(source, 95).size());
    QVERIFY_THROWS_EXCEPTION(Error, encodeJpeg(Picture{}, 90));
    QVERIFY_THROWS_EXCEPTION(Error, encodePng(Picture{}));
}

QTEST_GUILESS_MAIN(TstStandardise)
#include "tst_standardise.moc"
