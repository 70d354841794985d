// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/standardise.h"
#include "tests/core/imaging/pictures.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <random>

using namespace vitrine;
using namespace vitrine::imaging;
using namespace vitrine::test;

namespace {

constexpr Rgb kRed{200, 40, 40};
constexpr Rgb kGreen{40, 180, 60};
constexpr Rgb kBlue{50, 70, 200};
constexpr Rgb kSand{240, 230, 210};
constexpr Rgb kMatte{10, 20, 30};

using Corners = std::array<Rgb, 4>; // upper left, upper right, lower left, lower right
constexpr Corners kQuadrants{kRed, kGreen, kBlue, kSand};
// Left upper quadrant clear, right upper one half clear.
constexpr Corners kThroughAlpha{kMatte, Rgb{25, 100, 45}, kBlue, kSand};
constexpr Corners kRedClear{kMatte, kGreen, kBlue, kSand};

Corners grey(int a, int b, int c, int d)
{
    Corners corners;
    const std::array<int, 4> levels{a, b, c, d};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto level = static_cast<std::uint8_t>(levels[i]);
        corners[i] = {level, level, level};
    }
    return corners;
}

Corners cornersOf(const Picture& picture)
{
    const int right = picture.width * 3 / 4;
    const int lower = picture.height * 3 / 4;
    const int left = picture.width / 4;
    const int upper = picture.height / 4;
    return {pixelAt(picture, left, upper), pixelAt(picture, right, upper),
        pixelAt(picture, left, lower), pixelAt(picture, right, lower)};
}

std::vector<std::string> allSamples()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(pictureData())) {
        const std::string name = entry.path().filename().string();
        if (name.find("golden") == std::string::npos)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

DecodeOptions smallLimits()
{
    DecodeOptions options;
    options.limits.maxPixels = 100'000;
    options.limits.maxSide = 5'000;
    return options;
}

/// What must hold for any bytes whatever.
void checkSane(const Decoded& decoded, const DecodeOptions& options, const std::string& what)
{
    if (decoded.problem) {
        QVERIFY2(decoded.picture.empty(), what.c_str());
        QVERIFY2(!decoded.detail.empty(), what.c_str());
        return;
    }
    const Picture& picture = decoded.picture;
    QVERIFY2(!picture.empty(), what.c_str());
    QVERIFY2(picture.width <= options.limits.maxSide && picture.height <= options.limits.maxSide,
        what.c_str());
    QVERIFY2(
        std::int64_t{picture.width} * picture.height <= options.limits.maxPixels, what.c_str());
    QCOMPARE(picture.rgb.size(), picture.stride() * static_cast<std::size_t>(picture.height));
}

std::string pngHeader(std::uint32_t width, std::uint32_t height)
{
    std::string text("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
    for (const std::uint32_t side : {width, height}) {
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            text.push_back(static_cast<char>(side >> shift & 0xFFU));
    }
    return text + std::string("\x08\x02\0\0\0\0\0\0\0", 9);
}

}

class TstDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void placesAFrameThatIsSmallerThanItsCanvas();
    void saysWhyThereIsNoPicture();
    void refusesByHeaderBeforeDecoding();
    void saysHowMuchOfATruncatedFileIsThere();
    void decodesSmallerWhereThatSuffices();
    void stopsWhenAsked();
    void survivesEveryPrefix();
    void survivesFlippedBytes();
    void judgesTheDirtyPictures();
};

void TstDecode::readsEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<Corners>("corners");
    QTest::addColumn<int>("tolerance");
    const auto row = [](const char* name, const char* format, const Corners& corners,
                         int tolerance) {
        QTest::newRow(name) << QString::fromLatin1(format) << corners << tolerance;
    };
    for (const char* name :
        {"orientation1.jpg", "orientation2.jpg", "orientation3.jpg", "orientation4.jpg",
            "orientation5.jpg", "orientation6.jpg", "orientation7.jpg", "orientation8.jpg"})
        row(name, "jpeg", kQuadrants, 4);
    row("progressive.jpg", "jpeg", kQuadrants, 6);
    row("cmyk.jpg", "jpeg", kQuadrants, 6);
    row("grey.jpg", "jpeg", grey(88, 125, 79, 231), 3);
    for (const char* name : {"rgb.png", "palette.png", "exif6.png", "rgb16.png"})
        row(name, "png", kQuadrants, 0);
    row("grey16.png", "png", grey(88, 124, 79, 231), 1);
    row("grey1.png", "png", grey(0, 255, 0, 255), 0);
    row("alpha.png", "png", kThroughAlpha, 1);
    row("interlaced_alpha.png", "png", kThroughAlpha, 1);
    row("palette_alpha.png", "png", kRedClear, 0);
    row("colour_key.png", "png", kRedClear, 0);
    row("lossy.webp", "webp", kQuadrants, 8);
    for (const char* name : {"lossless.webp", "exif6.webp", "animated.webp"})
        row(name, "webp", kQuadrants, 0);
    row("alpha.webp", "webp", kThroughAlpha, 1);
    for (const char* name : {"plain.gif", "interlaced.gif", "animated.gif"})
        row(name, "gif", kQuadrants, 0);
    row("transparent.gif", "gif", kRedClear, 0);
    for (const char* name : {"rgb24.bmp", "palette8.bmp", "palette4.bmp", "rle8.bmp", "rle4.bmp",
             "rgb32.bmp", "os2.bmp"})
        row(name, "bmp", kQuadrants, 0);
    row("palette1.bmp", "bmp", {kRed, kRed, kBlue, kBlue}, 0);
    row("rgb565.bmp", "bmp", kQuadrants, 8);
    row("alpha_v4_topdown.bmp", "bmp", kThroughAlpha, 1);
    for (const char* name : {"lzw.tif", "palette.tif", "rgb16.tif", "rgb16_big_endian.tif",
             "orientation3.tif", "orientation6.tif"})
        row(name, "tiff", kQuadrants, 1);
    row("cmyk.tif", "tiff", kQuadrants, 2);
    row("alpha.tif", "tiff", kThroughAlpha, 1);
}

void TstDecode::readsEveryFormat()
{
    QFETCH(QString, format);
    QFETCH(Corners, corners);
    QFETCH(int, tolerance);
    const std::string name = QTest::currentDataTag();
    DecodeOptions options;
    options.matte = kMatte;
    const Decoded decoded = decodeFile(pictureData(name), options);
    QVERIFY2(!decoded.problem, decoded.detail.c_str());
    QCOMPARE(QString::fromStdString(decoded.format), format);
    QCOMPARE(decoded.sourceWidth, 24);
    QCOMPARE(decoded.sourceHeight, 16);
    QCOMPARE(decoded.picture.width, 24);
    QCOMPARE(decoded.picture.height, 16);
    const Corners found = cornersOf(decoded.picture);
    for (std::size_t i = 0; i < 4; ++i) {
        const QString text = QStringLiteral("corner %1 is %2 %3 %4")
                                 .arg(i)
                                 .arg(found[i].r)
                                 .arg(found[i].g)
                                 .arg(found[i].b);
        QVERIFY2(distance(found[i], corners[i]) <= tolerance, qPrintable(text));
    }
}

void TstDecode::placesAFrameThatIsSmallerThanItsCanvas()
{
    DecodeOptions options;
    options.matte = kMatte;
    const Decoded decoded = decodeFile(pictureData("offset_frame.webp"), options);
    QVERIFY2(!decoded.problem, decoded.detail.c_str());
    const Corners corners{kMatte, kGreen, kMatte, kSand};
    QVERIFY(cornersOf(decoded.picture) == corners);
}

void TstDecode::saysWhyThereIsNoPicture()
{
    const TemporaryFolder folder;
    const auto problemOf = [](const std::filesystem::path& path) {
        const Decoded decoded = decodeFile(path);
        return decoded.problem.value();
    };
    QCOMPARE(problemOf(folder / "absent.jpg"), PictureProblem::Missing);
    QCOMPARE(problemOf(folder.write("empty.jpg", "")), PictureProblem::Empty);
    QCOMPARE(problemOf(folder.write("page.jpg", "<html>404</html>")), PictureProblem::NotAPicture);
    QCOMPARE(problemOf(folder.write("short.jpg", "\xFF\xD8\xFF")), PictureProblem::Truncated);
    QCOMPARE(problemOf(folder.path()), PictureProblem::Unreadable);
    QCOMPARE(problemOf(pictureData("float32.tif")), PictureProblem::Unreadable);
    const Decoded page = decodeFile(folder / "page.jpg");
    QVERIFY2(page.detail.find("web page") != std::string::npos, page.detail.c_str());
}

void TstDecode::refusesByHeaderBeforeDecoding()
{
    // 33 bytes that announce 900 megapixels.
    const Decoded huge = decodeBytes(bytesOf(pngHeader(30'000, 30'000)));
    QCOMPARE(huge.problem.value(), PictureProblem::TooLarge);
    QCOMPARE(huge.sourceWidth, 30'000);
    QVERIFY2(huge.detail.find("30000 x 30000") != std::string::npos, huge.detail.c_str());
    QCOMPARE(decodeBytes(bytesOf(pngHeader(70'000, 1))).problem.value(), PictureProblem::TooLarge);
    QCOMPARE(decodeBytes(bytesOf(pngHeader(0, 5))).problem.value(), PictureProblem::Truncated);

    for (const std::string& name : allSamples()) {
        DecodeOptions options;
        options.limits.maxPixels = 24 * 16 - 1;
        QCOMPARE(decodeFile(pictureData(name), options).problem.value(), PictureProblem::TooLarge);
        options = {};
        options.limits.maxBytes = 20;
        QCOMPARE(decodeFile(pictureData(name), options).problem.value(), PictureProblem::TooLarge);
    }
}

void TstDecode::saysHowMuchOfATruncatedFileIsThere()
{
    std::vector<std::byte> jpeg = encodeJpeg(pattern(64, 64), 95);
    jpeg.resize(jpeg.size() / 2);
    const Decoded half = decodeBytes(jpeg);
    QCOMPARE(half.problem.value(), PictureProblem::Truncated);
    QVERIFY2(half.detail.find("of 64 rows are there") != std::string::npos, half.detail.c_str());
    QCOMPARE(half.sourceHeight, 64);

    // Only the end marker is missing: every row is there.
    std::vector<std::byte> unended = encodeJpeg(pattern(64, 64), 95);
    unended.resize(unended.size() - 2);
    QVERIFY(!decodeBytes(unended).problem);

    // A progressive file that stops between two scans decodes without a complaint of libjpeg's.
    const std::string progressive = readFile(pictureData("progressive.jpg"));
    const std::size_t lastScan = progressive.rfind("\xFF\xDA");
    const Decoded scans = decodeBytes(bytesOf(progressive.substr(0, lastScan)));
    QCOMPARE(scans.problem.value(), PictureProblem::Truncated);
}

void TstDecode::decodesSmallerWhereThatSuffices()
{
    const std::vector<std::byte> jpeg = encodeJpeg(softPicture(640, 480), 90);
    const auto widthWith = [&](int minShortSide, int minLongSide) {
        DecodeOptions options;
        options.minShortSide = minShortSide;
        options.minLongSide = minLongSide;
        const Decoded decoded = decodeBytes(jpeg, options);
        if (decoded.problem || decoded.sourceWidth != 640 || decoded.sourceHeight != 480)
            return -1;
        return decoded.picture.width;
    };
    QCOMPARE(widthWith(0, 0), 640);
    QCOMPARE(widthWith(480, 0), 640);
    QCOMPARE(widthWith(240, 0), 320);
    QCOMPARE(widthWith(121, 0), 320);
    QCOMPARE(widthWith(120, 0), 160);
    QCOMPARE(widthWith(1, 0), 80);
    QCOMPARE(widthWith(0, 320), 320);
    QCOMPARE(widthWith(0, 321), 640);
    QCOMPARE(widthWith(240, 160), 320);
}

void TstDecode::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    DecodeOptions options;
    options.stop = stop.get_token();
    for (const char* name : {"orientation1.jpg", "rgb.png"})
        QVERIFY_THROWS_EXCEPTION(Cancelled, decodeFile(pictureData(name), options));
}

void TstDecode::survivesEveryPrefix()
{
    const DecodeOptions options = smallLimits();
    for (const std::string& name : allSamples()) {
        const std::vector<std::byte> whole = bytesOf(readFile(pictureData(name)));
        const bool decodes = !decodeBytes(whole, options).problem;
        for (std::size_t length = 0; length < whole.size(); ++length) {
            // A copy of its own, so that the sanitizer sees every read past the end.
            const std::vector<std::byte> part(
                whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            const Decoded decoded = decodeBytes(part, options);
            checkSane(decoded, options, name + " cut at " + std::to_string(length));
            if (decodes && length < whole.size() / 4)
                QVERIFY2(decoded.problem.has_value(), name.c_str());
        }
    }
}

void TstDecode::survivesFlippedBytes()
{
    const DecodeOptions options = smallLimits();
    std::mt19937_64 random(20240501);
    for (const std::string& name : allSamples()) {
        const std::vector<std::byte> whole = bytesOf(readFile(pictureData(name)));
        for (int round = 0; round < 150; ++round) {
            std::vector<std::byte> bytes = whole;
            const std::uint64_t flips = 1 + random() % 6;
            for (std::uint64_t flip = 0; flip < flips; ++flip) {
                // Half of the time near the start, where the headers are.
                const std::size_t range =
                    random() % 2 == 0 ? std::min<std::size_t>(bytes.size(), 64) : bytes.size();
                bytes[random() % range] = static_cast<std::byte>(random());
            }
            checkSane(
                decodeBytes(bytes, options), options, name + " round " + std::to_string(round));
        }
    }
}

void TstDecode::judgesTheDirtyPictures()
{
    VITRINE_NEEDS_SHARED(folder, "data/dirty");
    QFile file(QString::fromStdString((folder / "truth.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject truth =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("images")).toObject();
    QVERIFY(!truth.isEmpty());
    for (auto entry = truth.begin(); entry != truth.end(); ++entry) {
        const QJsonArray findings = entry.value().toArray();
        const Decoded decoded = decodeFile(folder / "images" / entry.key().toStdString());
        const auto is = [&](PictureProblem problem) { return decoded.problem == problem; };
        const QByteArray what = entry.key().toUtf8() + ' ' + decoded.detail.c_str();
        if (findings.contains(QLatin1String("unreadable"))) {
            QVERIFY2(is(PictureProblem::Empty) || is(PictureProblem::NotAPicture)
                    || is(PictureProblem::Truncated),
                what.constData());
        } else if (findings.contains(QLatin1String("missing"))) {
            QVERIFY2(is(PictureProblem::Missing), what.constData());
        } else if (findings.contains(QLatin1String("too_large"))) {
            QVERIFY2(is(PictureProblem::TooLarge), what.constData());
        } else {
            QVERIFY2(!decoded.problem && !decoded.picture.empty(), what.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TstDecode)
#include "tst_decode.moc"
