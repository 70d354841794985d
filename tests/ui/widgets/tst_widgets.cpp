// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/shell/filepicker.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/picturemime.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/thumbnailloader.h"

#include <QBuffer>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

#include <mutex>
#include <semaphore>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

QImage redPicture()
{
    QImage image(8, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

QByteArray png()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    redPicture().save(&buffer, "PNG");
    return bytes;
}

}

class TstWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesConvertBothWays()
    {
        const Picture picture = toPicture(redPicture());
        QCOMPARE(picture.width, 8);
        QCOMPARE(picture.rgb.size(), std::size_t(8 * 4 * 3));
        QCOMPARE(toImage(picture).pixelColor(7, 3), QColor(Qt::red));
        QImage clear(1, 1, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QCOMPARE(toImage(toPicture(clear)).pixelColor(0, 0), QColor(Qt::white));
    }

    void emptyPagesShowWholeLines()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* empty = new EmptyState;
        column->addStretch();
        column->addWidget(empty);
        column->addStretch();
        page.resize(844, 400);
        page.show();
        for (const int words : {3, 20, 60}) {
            empty->setSentence(QStringLiteral("Donaudampfschiff ").repeated(words));
            empty->setDetail(QStringLiteral("und noch mehr ").repeated(words));
            QCoreApplication::processEvents();
            for (const QLabel* label : empty->findChildren<QLabel*>()) {
                if (label->isVisible() && !label->text().isEmpty())
                    QVERIFY(label->height() >= label->heightForWidth(label->width()));
            }
        }
    }

    void moneyIsLocalised()
    {
        const QLocale british(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(moneyText(Money{123456, "GBP"}, british), QStringLiteral("£1,234.56"));
        QCOMPARE(moneyText(Money{8000, "GBP"}, british), QStringLiteral("£80"));
        QCOMPARE(moneyText(Money{500, "JPY"}, british), QStringLiteral("¥500"));
        QVERIFY(moneyText(std::optional<Money>(), british).isEmpty());
    }

    void takesFilesBytesAddressesAndPixels()
    {
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(QStringLiteral("/shop/chair.jpg"))});
        QVERIFY(mayHoldPicture(&file));
        QCOMPARE(std::get<std::filesystem::path>(pictureFrom(&file)->picture),
            std::filesystem::path("/shop/chair.jpg"));

        QMimeData table;
        table.setUrls({QUrl::fromLocalFile(QStringLiteral("/shop/Products.csv"))});
        QVERIFY(!mayHoldPicture(&table));
        QVERIFY(!pictureFrom(&table));

        QMimeData browser;
        browser.setUrls({QUrl(QStringLiteral("https://example.org/chair"))});
        browser.setData(QStringLiteral("image/png"), png());
        QCOMPARE(std::get<std::vector<std::byte>>(pictureFrom(&browser)->picture).size(),
            std::size_t(png().size()));

        QMimeData address;
        address.setUrls({QUrl(
            QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png().toBase64()))});
        QVERIFY(mayHoldPicture(&address));
        QCOMPARE(std::get<std::vector<std::byte>>(pictureFrom(&address)->picture).size(),
            std::size_t(png().size()));

        QMimeData screenshot;
        screenshot.setImageData(redPicture());
        QCOMPARE(std::get<Picture>(pictureFrom(&screenshot)->picture).width, 8);

        QMimeData words;
        words.setText(QStringLiteral("chair"));
        QVERIFY(!mayHoldPicture(&words) && !pictureFrom(&words));
    }

    void findsWorkspaceFolders()
    {
        test::TemporaryFolder folder;
        std::filesystem::create_directory(folder / "shop.vitrine");
        folder.write("shop.vitrine/catalogue.sqlite", "");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(toQString(folder / "shop.vitrine"))});
        QCOMPARE(*workspaceFolderFrom(&data), folder / "shop.vitrine");
        QVERIFY(!mayHoldPicture(&data));
        data.setUrls({QUrl::fromLocalFile(toQString(folder.path()))});
        QVERIFY(!workspaceFolderFrom(&data));
    }

    void dropZoneShowsAndTakesADrag()
    {
        DropZone zone;
        zone.resize(400, 300);
        QSignalSpy dropped(&zone, &DropZone::pictureDropped);
        QMimeData data;
        data.setImageData(redPicture());
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&zone, &enter);
        QVERIFY(enter.isAccepted() && zone.isDragOver());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&zone, &drop);
        QVERIFY(!zone.isDragOver());
        QCOMPARE(dropped.count(), 1);
        QSignalSpy chosen(&zone, &DropZone::chooseRequested);
        QTest::keyClick(&zone, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }

    void searchFieldTellsChangesOnce()
    {
        SearchField field;
        field.setDelay(0);
        QSignalSpy searched(&field, &SearchField::searched);
        field.setText(QStringLiteral(" lamp "));
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.first().first().toString(), QStringLiteral("lamp"));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(searched.count(), 1);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(searched.count(), 2);
    }

    void loaderAnswersNewestFirstAndRemembers()
    {
        ThumbnailLoader loader(nullptr, 1);
        std::mutex mutex;
        std::vector<std::int64_t> order;
        std::counting_semaphore<16> gate{0};
        loader.setSource([&](ImageRow row, int side) {
            gate.acquire();
            const std::lock_guard lock(mutex);
            order.push_back(row.value);
            return row.value == 3
                ? Picture()
                : Picture{side, 1, std::vector<std::uint8_t>(std::size_t(side) * 3, 9)};
        });
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        for (const int row : {1, 2, 3, 4})
            QVERIFY(loader.request({row}, 16).isNull());
        loader.request({4}, 16); // asked twice, loaded once
        loader.keepOnly(std::vector<ImageRow>{{1}, {3}, {4}});
        gate.release(16);
        QTRY_VERIFY(loaded.count() >= 3);
        const std::lock_guard lock(mutex);
        // The first may have been taken before the others came; the rest is newest first,
        // without 2.
        std::erase(order, 1);
        QCOMPARE(order, (std::vector<std::int64_t>{4, 3}));
        QCOMPARE(loader.request({4}, 16).width(), 16);
        QVERIFY(loader.isUnavailable({3}) && !loader.isUnavailable({4}));
    }

    void loaderDropsResultsOfTheLastWorkspace()
    {
        ThumbnailLoader loader(nullptr, 1);
        std::binary_semaphore started{0};
        std::binary_semaphore gate{0};
        loader.setSource([&](ImageRow, int) {
            started.release();
            gate.acquire();
            return Picture{1, 1, {1, 2, 3}};
        });
        QSignalSpy loaded(&loader, &ThumbnailLoader::loaded);
        loader.request({1}, 8);
        started.acquire();
        loader.setSource([](ImageRow, int) { return Picture{2, 1, {1, 2, 3, 4, 5, 6}}; });
        gate.release();
        loader.request({1}, 8);
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(loader.request({1}, 8).width(), 2);
    }
};

QTEST_MAIN(TstWidgets)
#include "tst_widgets.moc"
