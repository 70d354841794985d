// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/measure.h"
#include "core/imaging/perceptualhash.h"
#include "core/imaging/resize.h"
#include "core/imaging/standardise.h"
#include "core/jobs/outcome.h"
#include "tests/core/imaging/pictures.h"
#include "tests/core/imaging/scenes.h"

#include <QTest>

#include <bit>
#include <map>

using namespace vitrine;
using namespace vitrine::imaging;
using namespace vitrine::test;

namespace fs = std::filesystem;

namespace {

bool near(double value, double expected, double tolerance)
{
    if (std::abs(value - expected) <= tolerance)
        return true;
    qWarning("%g is not within %g of %g", value, tolerance, expected);
    return false;
}

Picture halves(Colour left, Colour right)
{
    return painted(64, 40, [&](int x, int) { return x < 32 ? left : right; });
}

/// An upright edge between two greys, as wide as a Gaussian of `sigma`.
Picture softEdge(int side, double sigma)
{
    return painted(side, side, [&](int x, int) {
        const double level =
            128.0 + 80.0 * std::erf((x - side / 2.0 + 0.5) / (sigma * std::sqrt(2.0)));
        return Colour{level, level, level};
    });
}

std::vector<fs::path> smallFiles(const TemporaryFolder& folder, int count)
{
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i) {
        files.push_back(
            folder.write(std::to_string(i) + ".jpg", jpegFile(softPicture(60 + i, 40), 90)));
    }
    return files;
}

}

class TstMeasure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBrightness();
    void readsEntropy();
    void readsColourfulness();
    void tellsHowWideEdgesAre();
    void callsBlurredWhatIsBlurred();
    void judgesLargePicturesAtTheSizePeopleSee();
    void seesTheBlocksOfJpeg();
    void tellsDrawnFromPhotographed();
    void hashesExactPixels();
    void hashesTurnsFromOneTransform();
    void hashesSurviveWhatPeopleDoToPictures();
    void givesPlainPicturesNoHash();
    void takesThePixelsThereAre();
    void measuresFilesAndReportsBadOnes();
    void decodesLargeJpegsSmaller();
    void stopsHalfWay();
    void passesOnWhatDeliverThrows();
};

void TstMeasure::readsBrightness()
{
    const PictureMeasures black = measure(plain(30, 20, {0, 0, 0}));
    QCOMPARE(black.brightness99, 0.0);
    const PictureMeasures white = measure(plain(30, 20, {255, 255, 255}));
    QVERIFY(near(white.brightness1, 1.0, 0.001));
    const PictureMeasures both = measure(halves({0, 0, 0}, {255, 255, 255}));
    QCOMPARE(both.brightness5, 0.0);
    QVERIFY(near(both.brightness99, 1.0, 0.001));
    const double expected =
        std::sqrt(0.241 * 100 * 100 + 0.691 * 150 * 150 + 0.068 * 200 * 200) / 255.0;
    QVERIFY(near(measure(plain(9, 9, {100, 150, 200})).brightness50, expected, 0.002));
    const PictureMeasures ramp = measure(painted(500, 8, [](int x, int) {
        return Colour{x / 2.0, x / 2.0, x / 2.0};
    }));
    QVERIFY(near(ramp.brightness1, 2.5 / 255, 0.01));
    QVERIFY(near(ramp.brightness5, 12.5 / 255, 0.004));
    QVERIFY(near(ramp.brightness50, 125.0 / 255, 0.004));
    QVERIFY(near(ramp.brightness99, 247.5 / 255, 0.004));
}

void TstMeasure::readsEntropy()
{
    QCOMPARE(measure(plain(30, 20, {90, 20, 7})).entropy, 0.0);
    QVERIFY(near(measure(halves({0, 0, 0}, {255, 255, 255})).entropy, 1.0, 1e-9));
    const Picture ramp = painted(256, 16, [](int x, int) {
        return Colour{x * 1., x * 1., x * 1.};
    });
    QVERIFY(near(measure(ramp).entropy, 8.0, 1e-9));
}

void TstMeasure::readsColourfulness()
{
    // Red-green is +-100 about 0, yellow-blue 100 everywhere: 100 + 0.3 * 100.
    QVERIFY(near(measure(halves({200, 100, 50}, {100, 200, 50})).colourfulness, 130.0, 0.001));
    const Picture photo = scene(3, 300, 220);
    QVERIFY(measure(photo).colourfulness > 15.0);
    QCOMPARE(measure(grey(photo)).colourfulness, 0.0);
    QVERIFY(measure(throughJpeg(grey(photo), 85)).colourfulness < 0.2); // grey stored as colour
}

void TstMeasure::tellsHowWideEdgesAre()
{
    for (const double sigma : {1.5, 2.0, 3.0, 5.0})
        QVERIFY(near(measure(softEdge(400, sigma)).sharpness * sigma, 1.0, 0.25));
}

void TstMeasure::callsBlurredWhatIsBlurred()
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Picture photo = scene(seed, 400, 300);
        const Picture product = onWhite(photo);
        QVERIFY(measure(photo).sharpness > 1.0);
        QVERIFY(measure(product).sharpness > 1.0);
        QVERIFY(measure(throughJpeg(blurred(photo, 3.0), 90)).sharpness < 0.6);
        QVERIFY(measure(throughJpeg(blurred(product, 3.0), 90)).sharpness < 0.6);
        QVERIFY(measure(throughJpeg(blurred(photo, 8.0), 90)).sharpness < 0.4);
    }
    QCOMPARE(measure(plain(300, 200, {255, 255, 255})).sharpness, 2.0);
}

void TstMeasure::judgesLargePicturesAtTheSizePeopleSee()
{
    const Picture photo = scene(5, 400, 300);
    const Picture large = resized(photo, 1600, 1200); // edges four times as wide in pixels
    const double sharpness = measure(large).sharpness;
    QVERIFY2(sharpness > 0.8, qPrintable(QString::number(sharpness)));
    QVERIFY(measure(resized(blurred(photo, 3.0), 1600, 1200)).sharpness < 0.6);
}

void TstMeasure::seesTheBlocksOfJpeg()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Picture photo = scene(seed, 400, 300);
        const Picture poor = throughJpeg(photo, 8);
        QVERIFY(measure(photo).blockiness < 0.4);
        QVERIFY(measure(throughJpeg(photo, 92)).blockiness < 0.4);
        const double found = measure(poor).blockiness;
        QVERIFY2(found > 0.7, qPrintable(QString::number(found)));
        QVERIFY(near(measure(cropped(poor, {3, 5, 380, 280})).blockiness, found, 0.1));
        QVERIFY(near(measure(turned(poor, 5)).blockiness, found, 0.05));
    }
    const Picture stripes = painted(320, 240, [](int x, int) {
        return x / 8 % 2 == 0 ? Colour{90, 90, 90} : Colour{160, 160, 160};
    });
    QVERIFY(measure(stripes).blockiness < 0.1);
}

void TstMeasure::tellsDrawnFromPhotographed()
{
    const Picture letters = painted(400, 600, [](int x, int y) { // 3 pixels of ink in 7, in lines
        const bool ink = y % 40 < 12 && x > 40 && x % 7 < 3;
        return ink ? Colour{20, 20, 20} : Colour{240, 240, 240};
    });
    for (const int quality : {0, 92, 75, 50}) {
        const PictureMeasures drawn =
            measure(quality == 0 ? letters : throughJpeg(letters, quality));
        QVERIFY2(drawn.flatness > 0.5, qPrintable(QString::number(drawn.flatness)));
        QVERIFY2(drawn.abruptness > 0.6, qPrintable(QString::number(drawn.abruptness)));
    }
    // An outline has ground on one side only.
    const Picture box = painted(400, 600, [](int x, int y) {
        return x > 101 && x < 301 && y > 97 && y < 411 ? Colour{20, 20, 20} : Colour{240, 240, 240};
    });
    QVERIFY(measure(box).flatness > 0.9);
    QCOMPARE(measure(box).abruptness, 0.0);
    const PictureMeasures photographed = measure(throughJpeg(scene(1, 400, 300), 90));
    QVERIFY(photographed.flatness < 0.3);
    QVERIFY(photographed.abruptness < 0.2);
    QCOMPARE(measure(plain(20, 20, {1, 2, 3})).flatness, 1.0);
}

void TstMeasure::hashesExactPixels()
{
    const Picture photo = scene(2, 90, 60);
    Picture other = photo;
    QCOMPARE(measure(other).pixels, measure(photo).pixels);
    QCOMPARE(measure(decodeBytes(encodePng(photo)).picture).pixels, measure(photo).pixels);
    other.rgb[1234] ^= 1U;
    QVERIFY(measure(other).pixels != measure(photo).pixels);
    const Picture wide = plain(20, 10, {5, 5, 5}); // the same bytes, laid out otherwise
    QVERIFY(measure(wide).pixels != measure(plain(10, 20, {5, 5, 5})).pixels);
}

void TstMeasure::hashesTurnsFromOneTransform()
{
    const Picture photo = scene(7, 256, 192);
    const PictureMeasures upright = measure(photo);
    QCOMPARE(upright.hash, upright.turnedHashes[0]);
    for (unsigned turn = 0; turn < kTurns; ++turn) {
        const std::uint64_t expected = measure(turned(photo, turn)).hash;
        const int apart = std::popcount(expected ^ upright.turnedHashes[turn]);
        QVERIFY2(apart <= 2, ("turn " + std::to_string(turn)).c_str());
        for (unsigned other = 0; other < turn; ++other)
            QVERIFY(std::popcount(expected ^ upright.turnedHashes[other]) > 10);
    }
}

void TstMeasure::hashesSurviveWhatPeopleDoToPictures()
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Picture photo = scene(seed, 320, 240);
        const std::uint64_t hash = measure(photo).hash;
        const auto apart = [&](const Picture& copy) {
            return std::popcount(measure(copy).hash ^ hash);
        };
        QVERIFY(apart(throughJpeg(photo, 40)) <= 4);
        QVERIFY(apart(resized(photo, 130, 97)) <= 4);
        QVERIFY(apart(resized(photo, 1280, 960)) <= 4);
        QVERIFY(apart(brightened(photo, 0.7)) <= 4);
        QVERIFY(apart(scene(seed + 100, 320, 240)) > 12);
    }
}

void TstMeasure::givesPlainPicturesNoHash()
{
    QCOMPARE(measure(plain(300, 200, {255, 255, 255})).hash, std::uint64_t{0});
    Random random(5);
    const Picture noisy = painted(300, 200, [&](int, int) {
        const double level = 240.0 + 3.0 * random.normal();
        return Colour{level, level, level};
    });
    for (const std::uint64_t hash : measure(noisy).turnedHashes)
        QCOMPARE(hash, std::uint64_t{0});
    QVERIFY(measure(onWhite(scene(1, 300, 200))).hash != 0);
}

void TstMeasure::takesThePixelsThereAre()
{
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 900}, {700, 2}, {3, 2}, {2000, 7}}) {
        const PictureMeasures tiny = measure(plain(width, height, {9, 99, 199}));
        QCOMPARE(tiny.width, width);
        QCOMPARE(tiny.entropy, 0.0);
        QCOMPARE(tiny.blockiness, 0.0);
    }
    QVERIFY_THROWS_EXCEPTION(Error, measure(Picture{}));
}

void TstMeasure::measuresFilesAndReportsBadOnes()
{
    const TemporaryFolder folder;
    std::vector<fs::path> files = smallFiles(folder, 12);
    files[3] = folder.write("page.jpg", "<html>");
    files[7] = folder / "absent.jpg";
    files[8] = folder.write("png.jpg", textOf(encodePng(softPicture(50, 30))));
    ProgressProbe probe;
    JobContext context = probe.context();
    std::map<std::size_t, MeasureResult> results;
    measureFiles(
        files, {{}, 3}, [&](const auto& result) { results[result.task] = result; }, context);
    QCOMPARE(results.size(), files.size());
    QCOMPARE(results[3].problem.value(), PictureProblem::NotAPicture);
    QCOMPARE(results[3].measures.bytes, std::int64_t{6});
    QCOMPARE(results[7].problem.value(), PictureProblem::Missing);
    QCOMPARE(results[8].format, std::string("png"));
    QCOMPARE(results[8].measures.pixels, measure(softPicture(50, 30)).pixels);
    QCOMPARE(results[5].format, std::string("jpeg"));
    QCOMPARE(results[5].measures.width, 65);
    QCOMPARE(results[5].measures.bytes, static_cast<std::int64_t>(fs::file_size(files[5])));
    QCOMPARE(probe.seen().back().done, 12);
    QCOMPARE(probe.seen().back().fraction, 1.0);
}

void TstMeasure::decodesLargeJpegsSmaller()
{
    const TemporaryFolder folder;
    const Picture photo = scene(4, 320, 240);
    const Picture large = resized(throughJpeg(photo, 8), 2880, 2160);
    const std::vector<fs::path> files{folder.write("large.jpg", jpegFile(large, 90))};
    JobContext context;
    MeasureResult result;
    measureFiles(
        files, {}, [&](const auto& measured) { result = measured; }, context);
    QCOMPARE(result.measures.width, 2880);
    QCOMPARE(result.measures.height, 2160);
    QCOMPARE(result.measures.blockiness, 0.0);
    QVERIFY(std::popcount(result.measures.hash ^ measure(photo).hash) <= 4);
    QVERIFY(near(result.measures.brightness50, measure(photo).brightness50, 0.02));
}

void TstMeasure::stopsHalfWay()
{
    const TemporaryFolder folder;
    const auto files = smallFiles(folder, 60);
    ProgressProbe probe([](const Progress& progress) { return progress.done >= 10; });
    JobContext context = probe.context();
    std::size_t delivered = 0;
    const Outcome outcome = runJob([&] {
        measureFiles(
            files, {{}, 3}, [&](const auto&) { ++delivered; }, context);
    });
    QCOMPARE(outcome.state, JobState::Cancelled);
    QVERIFY(delivered >= 10 && delivered < files.size());
}

void TstMeasure::passesOnWhatDeliverThrows()
{
    const TemporaryFolder folder;
    const auto files = smallFiles(folder, 10);
    JobContext context;
    const auto refuse = [](const MeasureResult&) {
        throw Error(ErrorCode::Busy, "The catalogue is locked.");
    };
    const Outcome outcome = runJob([&] { measureFiles(files, {{}, 2}, refuse, context); });
    QCOMPARE(outcome.state, JobState::Failed);
    QCOMPARE(outcome.error->code(), ErrorCode::Busy);
}

QTEST_GUILESS_MAIN(TstMeasure)
#include "tst_measure.moc"
