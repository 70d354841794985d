// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/resamplekernels.h"
#include "core/imaging/resize.h"
#include "tests/core/imaging/pictures.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::imaging;
using namespace vitrine::test;

class TstResize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPillow_data();
    void agreesWithPillow();
    void isTheSameOnEveryProcessor();
    void keepsAPictureOfTheRightSize();
    void fitsIntoTheSquare_data();
    void fitsIntoTheSquare();
    void padsWithTheColour();
    void cutsOut();
    void refusesNonsense();
};

void TstResize::agreesWithPillow_data()
{
    QTest::addColumn<QString>("golden");
    QTest::newRow("stretch down") << QStringLiteral("golden_stretch_61x47_24.png");
    QTest::newRow("stretch up") << QStringLiteral("golden_stretch_20x15_32.png");
    QTest::newRow("cubic down") << QStringLiteral("golden_cubic_61x47_30x40.png");
    QTest::newRow("cubic up") << QStringLiteral("golden_cubic_20x15_33x31.png");
    QTest::newRow("centre crop") << QStringLiteral("golden_crop_61x47_28.png");
}

void TstResize::agreesWithPillow()
{
    QFETCH(QString, golden);
    const Decoded expected = decodeFile(pictureData(golden.toStdString()));
    QVERIFY2(!expected.problem, expected.detail.c_str());
    const Picture source =
        golden.contains(QLatin1String("61x47")) ? pattern(61, 47) : pattern(20, 15);
    const int width = expected.picture.width;
    const int height = expected.picture.height;
    Picture found;
    if (golden.contains(QLatin1String("stretch")))
        found = forNetwork(source, width, Preprocessing::Stretch);
    else if (golden.contains(QLatin1String("crop")))
        found = forNetwork(source, width, Preprocessing::CentreCrop);
    else
        found = resized(source, width, height);
    QCOMPARE(found.width, width);
    QCOMPARE(found.height, height);
    // Pillow counts in fixed point: where its weights round the other way a level may differ.
    const Difference apart = difference(found, expected.picture);
    QVERIFY2(apart.largest <= 1, qPrintable(QString::number(apart.largest)));
    QVERIFY2(apart.mean < 0.01, qPrintable(QString::number(apart.mean)));
}

void TstResize::isTheSameOnEveryProcessor()
{
    const Picture source = pattern(37, 9);
    ResampleWeights weights;
    weights.reach = 3;
    for (int x = 0; x < 21; ++x) {
        weights.first.push_back(x);
        weights.count.push_back(3);
        for (const float value : {-0.13F, 0.71F, 0.42F})
            weights.values.push_back(value);
    }
    const auto run = [&](const ResampleKernels& kernels) {
        ResampleScratch scratch(source.width, 21);
        std::vector<std::uint8_t> bytes(2 * 21 * 3 + source.stride());
        kernels.across(source.rgb.data(), source.rgb.data() + source.stride(), 37, weights, scratch,
            bytes.data(), bytes.data() + 63);
        kernels.down(
            source.rgb.data(), source.stride(), weights.values.data(), 3, bytes.data() + 126);
        return bytes;
    };
    QVERIFY(run(resampleKernels()) == run(plainResampleKernels()));
}

void TstResize::keepsAPictureOfTheRightSize()
{
    const Picture source = pattern(40, 30);
    QVERIFY(resized(source, 40, 30).rgb == source.rgb);
    const Picture square = pattern(32, 32);
    QVERIFY(standardised(square, 32, Rgb{}).rgb == square.rgb);
    for (const auto preprocessing : {Preprocessing::Stretch, Preprocessing::Letterbox})
        QVERIFY(forNetwork(square, 32, preprocessing).rgb == square.rgb);
}

void TstResize::fitsIntoTheSquare_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QList<int>>("rect");
    QTest::newRow("wide") << 1200 << 90 << QList<int>{0, 237, 512, 38};
    QTest::newRow("tall") << 400 << 533 << QList<int>{64, 0, 384, 512};
    QTest::newRow("square") << 18 << 18 << QList<int>{0, 0, 512, 512};
    QTest::newRow("thread") << 60'000 << 1 << QList<int>{0, 255, 512, 1};
}

void TstResize::fitsIntoTheSquare()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QList<int>, rect);
    const ContentRect found = contentRect(width, height, 512);
    const QList<int> values{found.x, found.y, found.width, found.height};
    QCOMPARE(values, rect);
}

void TstResize::padsWithTheColour()
{
    Picture source;
    source.width = 40;
    source.height = 20;
    source.rgb.assign(40 * 20 * 3, 90);
    const Rgb padding{1, 2, 3};
    const Picture square = standardised(source, 64, padding);
    QCOMPARE(square.width, 64);
    QCOMPARE(square.height, 64);
    const Rgb content{90, 90, 90};
    for (int x = 0; x < 64; ++x) {
        QVERIFY(pixelAt(square, x, 15) == padding);
        QVERIFY(pixelAt(square, x, 16) == content);
        QVERIFY(pixelAt(square, x, 47) == content);
        QVERIFY(pixelAt(square, x, 48) == padding);
    }
    QVERIFY(pixelAt(forNetwork(source, 64, Preprocessing::Letterbox), 0, 0) == Rgb{});
}

void TstResize::cutsOut()
{
    const Picture source = pattern(30, 20);
    const Picture part = cropped(source, {5, 7, 11, 3});
    QCOMPARE(part.width, 11);
    QCOMPARE(part.height, 3);
    QVERIFY(pixelAt(part, 0, 0) == pixelAt(source, 5, 7));
    QVERIFY(pixelAt(part, 10, 2) == pixelAt(source, 15, 9));
    QVERIFY_THROWS_EXCEPTION(Error, cropped(source, {20, 0, 11, 3}));
    QVERIFY_THROWS_EXCEPTION(Error, cropped(source, {-1, 0, 5, 3}));
}

void TstResize::refusesNonsense()
{
    QVERIFY_THROWS_EXCEPTION(Error, resized(Picture{}, 5, 5));
    QVERIFY_THROWS_EXCEPTION(Error, resized(pattern(5, 5), 0, 5));
    QVERIFY_THROWS_EXCEPTION(Error, standardised(Picture{}, 64, Rgb{}));
    QVERIFY_THROWS_EXCEPTION(Error, forNetwork(Picture{}, 64, Preprocessing::CentreCrop));
}

QTEST_GUILESS_MAIN(TstResize)
#include "tst_resize.moc"
