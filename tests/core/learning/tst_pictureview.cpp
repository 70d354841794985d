// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/pictures/pictureview.h"
#include "tests/core/learning/prngweights.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

constexpr int kSide = 56;

Augmentation only(bool flip, bool crop, bool colour)
{
    Augmentation augmentation;
    augmentation.flip = flip;
    augmentation.crop = crop;
    augmentation.colour = colour;
    return augmentation;
}

/// Where a pixel comes from is told by its colour.
Picture mapOf(int side)
{
    Picture picture{side, side, {}};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            for (const int value : {x, y, 7})
                picture.rgb.push_back(static_cast<std::uint8_t>(value));
        }
    }
    return picture;
}

Picture grey(int side, std::uint8_t value)
{
    return {
        side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side) * 3, value)};
}

double mean(const Picture& picture)
{
    return std::accumulate(picture.rgb.begin(), picture.rgb.end(), 0.0)
        / static_cast<double>(picture.rgb.size());
}

class OneSource : public ImageSource {
public:
    std::size_t size() const override { return 2; }
    Picture load(std::size_t index, int side) const override
    {
        return index == 0 ? mapOf(side) : Picture{};
    }
    std::string identity(std::size_t index) const override { return "id" + std::to_string(index); }
};

}

class TstPictureView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstViewIsPlain();
    void isTheSameEachTime();
    void cropsSevenEighthsSomewhere();
    void flipsHalfOfThem();
    void changesColoursUpToAFifth();
    void keepsGreyGrey();
    void loadsWhatAViewNeeds();
};

void TstPictureView::firstViewIsPlain()
{
    const Augmentation all = only(true, true, true);
    QCOMPARE(sideToLoad(224, 0, all), 224);
    QCOMPARE(sideToLoad(224, 3, all), 256);
    QCOMPARE(sideToLoad(224, 3, only(true, false, true)), 224);
    const Picture picture = test::prngPicture(kSide, 1);
    QCOMPARE(viewOf(picture, "a", 0, kSide, all).rgb, picture.rgb);
    QCOMPARE(viewOf(picture, "a", 2, kSide, {}).rgb, picture.rgb); // nothing is to be done
    QVERIFY(viewOf({}, "a", 1, kSide, all).empty());
}

void TstPictureView::isTheSameEachTime()
{
    const Augmentation all = only(true, true, true);
    const Picture picture = test::prngPicture(sideToLoad(kSide, 1, all), 1);
    std::set<std::vector<std::uint8_t>> different;
    for (const std::string identity : {"a", "b"}) {
        for (int view = 1; view < 5; ++view) {
            const Picture made = viewOf(picture, identity, view, kSide, all);
            QCOMPARE(made.width, kSide);
            QCOMPARE(made.rgb.size(), std::size_t{kSide} * kSide * 3);
            QCOMPARE(viewOf(picture, identity, view, kSide, all).rgb, made.rgb);
            different.insert(made.rgb);
        }
    }
    QCOMPARE(different.size(), std::size_t{8});
    // The same on every machine and in every version: cached activations depend on it.
    const Picture made = viewOf(picture, "a", 1, kSide, all);
    const auto sum = std::accumulate(made.rgb.begin(), made.rgb.end(), std::uint64_t{0},
        [](std::uint64_t so, std::uint8_t value) { return so * 31 + value; });
    QCOMPARE(sum, std::uint64_t{10569096344046541671U});
}

void TstPictureView::cropsSevenEighthsSomewhere()
{
    const Augmentation crop = only(false, true, false);
    const int large = sideToLoad(kSide, 1, crop);
    QCOMPARE(large, kSide * 8 / 7);
    std::set<int> left;
    std::set<int> top;
    for (int view = 1; view < 200; ++view) {
        const Picture made = viewOf(mapOf(large), "a", view, kSide, crop);
        const int x = made.rgb[0];
        const int y = made.rgb[1];
        left.insert(x);
        top.insert(y);
        QCOMPARE(int{made.rgb[made.rgb.size() - 3]}, x + kSide - 1); // one piece, not resized
        QCOMPARE(int{made.rgb[made.rgb.size() - 2]}, y + kSide - 1);
    }
    for (const auto& places : {left, top}) { // every place occurs, to both edges
        QCOMPARE(*places.begin(), 0);
        QCOMPARE(*places.rbegin(), large - kSide);
        QCOMPARE(places.size(), static_cast<std::size_t>(large - kSide + 1));
    }
}

void TstPictureView::flipsHalfOfThem()
{
    int flipped = 0;
    for (int view = 1; view <= 400; ++view) {
        const Picture made = viewOf(mapOf(kSide), "a", view, kSide, only(true, false, false));
        const bool mirrored = made.rgb[0] == kSide - 1;
        flipped += mirrored ? 1 : 0;
        for (int x = 0; x < kSide; ++x) { // rows stay, columns go
            const auto at = static_cast<std::size_t>((5 * kSide + x) * 3);
            QCOMPARE(int{made.rgb[at]}, mirrored ? kSide - 1 - x : x);
            QCOMPARE(int{made.rgb[at + 1]}, 5);
            QCOMPARE(int{made.rgb[at + 2]}, 7);
        }
    }
    QVERIFY(flipped > 160 && flipped < 240);
}

void TstPictureView::changesColoursUpToAFifth()
{
    double darkest = 1.0;
    double lightest = 1.0;
    for (int view = 1; view < 300; ++view) {
        const Picture made = viewOf(grey(8, 100), "a", view, 8, only(false, false, true));
        darkest = std::min(darkest, mean(made) / 100.0);
        lightest = std::max(lightest, mean(made) / 100.0);
    }
    QVERIFY(darkest > 0.78 && darkest < 0.83); // contrast and saturation leave one grey alone
    QVERIFY(lightest < 1.22 && lightest > 1.17);
    // Of two greys the distance changes by contrast: both together by up to 1.2 * 1.2.
    Picture two = grey(8, 80);
    std::fill(two.rgb.begin(), two.rgb.begin() + static_cast<std::ptrdiff_t>(two.rgb.size() / 2),
        std::uint8_t{160});
    double least = 80.0;
    double most = 80.0;
    for (int view = 1; view < 300; ++view) {
        const Picture made = viewOf(two, "b", view, 8, only(false, false, true));
        const double apart = int{made.rgb.front()} - int{made.rgb.back()};
        least = std::min(least, apart);
        most = std::max(most, apart);
    }
    QVERIFY(least > 80.0 * 0.62 && least < 80.0 * 0.72);
    QVERIFY(most < 80.0 * 1.46 && most > 80.0 * 1.3);
}

void TstPictureView::keepsGreyGrey()
{
    for (int view = 1; view < 50; ++view) {
        const Picture made = viewOf(grey(8, 200), "c", view, 8, only(true, false, true));
        const auto [low, high] = std::minmax_element(made.rgb.begin(), made.rgb.end());
        QVERIFY(*high - *low <= 1);
    }
    Picture red = grey(8, 0);
    for (std::size_t i = 0; i < red.rgb.size(); i += 3)
        red.rgb[i] = 200;
    std::set<int> others;
    for (int view = 1; view < 50; ++view)
        others.insert(viewOf(red, "c", view, 8, only(false, false, true)).rgb[1]);
    QVERIFY(others.size() > 5); // saturation moves what was not there
}

void TstPictureView::loadsWhatAViewNeeds()
{
    const OneSource source;
    const Augmentation all = only(true, true, true);
    QCOMPARE(loadView(source, {0, 0}, kSide, all).rgb, mapOf(kSide).rgb);
    const Picture view = loadView(source, {0, 2}, kSide, all);
    QCOMPARE(view.rgb, viewOf(mapOf(kSide * 8 / 7), "id0", 2, kSide, all).rgb);
    QVERIFY(loadView(source, {1, 0}, kSide, all).empty());
    QVERIFY(loadView(source, {1, 2}, kSide, all).empty());
}

QTEST_GUILESS_MAIN(TstPictureView)
#include "tst_pictureview.moc"
