// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/drawing.h"
#include "tests/core/imaging/pictures.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::imaging;
using namespace vitrine::test;

namespace {

// Red on the left, blue on the right.
const std::string kTwoHalves = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
                               "<rect width='50' height='100' fill='#d02020'/>"
                               "<rect x='50' width='50' height='100' fill='#2030d0'/></svg>";

Scene plainScene()
{
    Scene scene;
    scene.width = 200;
    scene.height = 160;
    scene.scale = 0.5;
    scene.backgroundTop = {200, 200, 200};
    scene.backgroundBottom = {200, 200, 200};
    scene.noise = 0.0;
    return scene;
}

bool isRed(Rgb colour)
{
    return colour.r > colour.b + 60;
}
bool isBlue(Rgb colour)
{
    return colour.b > colour.r + 60;
}

double brightness(const Picture& picture)
{
    double sum = 0.0;
    for (const std::uint8_t value : picture.rgb)
        sum += value;
    return sum / static_cast<double>(picture.rgb.size());
}

int levelAt(const Picture& picture, int x, int y)
{
    const Rgb colour = pixelAt(picture, x, y);
    return colour.r + colour.g + colour.b;
}

}

class TstDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsItself();
    void placesTheDrawing();
    void castsTheShadowAwayFromTheLight();
    void obeysTheCamera();
    void paintsEveryBackdrop();
    void refusesWhatIsNoDrawing();
};

void TstDrawing::repeatsItself()
{
    Scene scene = plainScene();
    scene.noise = 3.0;
    scene.backdrop = 2;
    scene.seed = 42;
    const Picture first = photograph(kTwoHalves, scene);
    QCOMPARE(first.width, 200);
    QCOMPARE(first.height, 160);
    QVERIFY(photograph(kTwoHalves, scene).rgb == first.rgb);
    scene.seed = 43;
    QVERIFY(photograph(kTwoHalves, scene).rgb != first.rgb);
}

void TstDrawing::placesTheDrawing()
{
    // 80 pixels a side around the centre: columns 60 to 139, rows 40 to 119.
    Scene scene = plainScene();
    Picture picture = photograph(kTwoHalves, scene);
    QVERIFY(isRed(pixelAt(picture, 64, 80)) && isBlue(pixelAt(picture, 136, 80)));
    QVERIFY(!isRed(pixelAt(picture, 54, 80)) && !isBlue(pixelAt(picture, 146, 80)));
    scene.mirrored = true;
    picture = photograph(kTwoHalves, scene);
    QVERIFY(isBlue(pixelAt(picture, 64, 80)) && isRed(pixelAt(picture, 136, 80)));
    scene.mirrored = false;
    scene.rotation = 90.0; // clockwise: left goes up
    picture = photograph(kTwoHalves, scene);
    QVERIFY(isRed(pixelAt(picture, 100, 50)) && isBlue(pixelAt(picture, 100, 110)));
    scene.rotation = 0.0;
    scene.offsetX = 0.25;
    picture = photograph(kTwoHalves, scene);
    QVERIFY(isRed(pixelAt(picture, 114, 80)) && !isRed(pixelAt(picture, 64, 80)));
}

void TstDrawing::castsTheShadowAwayFromTheLight()
{
    Scene scene = plainScene();
    scene.lightStrength = 0.4;
    const auto upperMinusLower = [&](double angle) {
        scene.lightAngle = angle;
        const Picture picture = photograph(kTwoHalves, scene);
        return levelAt(picture, 100, 37) - levelAt(picture, 100, 122);
    };
    QVERIFY(upperMinusLower(0.0) > 20);
    QVERIFY(upperMinusLower(180.0) < -20);
}

void TstDrawing::obeysTheCamera()
{
    Scene scene = plainScene();
    const Picture normal = photograph(kTwoHalves, scene);
    scene.exposure = 0.6;
    QVERIFY(brightness(photograph(kTwoHalves, scene)) < brightness(normal) - 15.0);
    scene.exposure = 1.0;
    scene.warmth = 0.8;
    const Rgb warm = pixelAt(photograph(kTwoHalves, scene), 5, 5);
    QVERIFY(warm.r > warm.b + 15);
    scene.warmth = 0.0;
    scene.noise = 6.0;
    const Difference noise = difference(photograph(kTwoHalves, scene), normal);
    QVERIFY2(noise.mean > 3.5 && noise.mean < 6.0, qPrintable(QString::number(noise.mean)));
    scene.noise = 0.0;
    scene.blur = 4.0;
    const Picture blurred = photograph(kTwoHalves, scene);
    QVERIFY(distance(pixelAt(blurred, 99, 80), pixelAt(blurred, 101, 80)) < 60);
    QVERIFY(distance(pixelAt(normal, 98, 80), pixelAt(normal, 102, 80)) > 100);
}

void TstDrawing::paintsEveryBackdrop()
{
    Picture last;
    for (int backdrop = 0; backdrop <= 4; ++backdrop) {
        Scene scene = plainScene();
        scene.backdrop = backdrop;
        const Picture picture = photograph(kTwoHalves, scene);
        QVERIFY(brightness(picture) > 60.0);
        QVERIFY(isRed(pixelAt(picture, 80, 80)));
        if (!last.empty())
            QVERIFY(difference(picture, last).mean > 1.0);
        last = picture;
    }
}

void TstDrawing::refusesWhatIsNoDrawing()
{
    for (const std::string text : {"", "not an svg", "<svg"})
        QVERIFY_THROWS_EXCEPTION(Error, photograph(text, plainScene()));
    Scene scene = plainScene();
    scene.width = 0;
    QVERIFY_THROWS_EXCEPTION(Error, photograph(kTwoHalves, scene));
}

QTEST_GUILESS_MAIN(TstDrawing)
#include "tst_drawing.moc"
