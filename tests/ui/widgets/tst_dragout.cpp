// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/widgets/dragout.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <future>

using namespace vitrine::ui;

namespace {

/// A picture of so many pixels, once it is let go.
struct SlowPicture {
    explicit SlowPicture(int pixels)
        : side(pixels)
    {
    }

    MimeSource source(const QString& text)
    {
        return [this, text]() -> std::unique_ptr<QMimeData> {
            QMimeData others;
            others.setText(text);
            return std::make_unique<LatePictureMime>(others, [this] {
                begun = true;
                ++reads;
                thread = QThread::currentThread();
                gone.wait();
                QImage picture(side, side, QImage::Format_RGB32);
                picture.fill(Qt::red);
                ended = true;
                return picture;
            });
        };
    }
    void letGo() { go.set_value(); }

    int side;
    std::promise<void> go;
    std::shared_future<void> gone = go.get_future().share();
    std::atomic<bool> begun = false;
    std::atomic<bool> ended = false;
    std::atomic<int> reads = 0;
    std::atomic<QThread*> thread = nullptr;
};

QSize copiedSize()
{
    return QGuiApplication::clipboard()->image().size();
}

}

/// What leaves for other programs by the clipboard while its picture is still read.
class TstDragOut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureFollowsTheText();
    void aNewerCopyMakesTheOlderStale();
    void whatOthersCopiedMeanwhileStays();
    void aSlowOneIsTold();
    void aDropDecodesWhatItTakes();
    void aDragReadsAheadOnAnotherThread();
    void aPictureThatCannotBeReadIsNone();
};

void TstDragOut::thePictureFollowsTheText()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    const auto helpers = clipboard->children().size();
    QVERIFY(!isCopying());
    QCOMPARE(clipboard->children().size(), helpers); // asking leaves everything as it is
    SlowPicture slow(8);
    copyOut(slow.source(QStringLiteral("P1")));
    QCOMPARE(clipboard->text(), QStringLiteral("P1"));
    QVERIFY(!clipboard->mimeData()->hasImage());
    QVERIFY(isCopying());
    slow.letGo();
    QTRY_COMPARE(copiedSize(), QSize(8, 8));
    QVERIFY(slow.thread != QThread::currentThread());
    QCOMPARE(clipboard->text(), QStringLiteral("P1"));
}

void TstDragOut::aNewerCopyMakesTheOlderStale()
{
    SlowPicture older(8);
    SlowPicture newer(4);
    copyOut(older.source(QStringLiteral("older")));
    QTRY_VERIFY(older.begun);
    copyOut(newer.source(QStringLiteral("newer")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("newer"));
    older.letGo();
    QTRY_VERIFY(newer.begun); // the older one has been read in vain
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
    newer.letGo();
    QTRY_COMPARE(copiedSize(), QSize(4, 4));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("newer"));
}

void TstDragOut::whatOthersCopiedMeanwhileStays()
{
    SlowPicture slow(8);
    copyOut(slow.source(QStringLiteral("P1")));
    QTRY_VERIFY(slow.begun);
    QGuiApplication::clipboard()->setText(QStringLiteral("of an editor"));
    slow.letGo();
    QTRY_VERIFY(!isCopying());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("of an editor"));
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
}

void TstDragOut::aSlowOneIsTold()
{
    SlowPicture slow(8);
    copyOut(slow.source(QStringLiteral("P1")));
    QVERIFY(!QGuiApplication::overrideCursor());
    QTRY_VERIFY(QGuiApplication::overrideCursor()); // it does not answer before it is let go
    slow.letGo();
    QTRY_VERIFY(!QGuiApplication::overrideCursor());
    QTRY_COMPARE(copiedSize(), QSize(8, 8));
    // Nor does what is copied afterwards leave it behind.
    SlowPicture other(4);
    copyOut(other.source(QStringLiteral("P2")));
    QTRY_VERIFY(QGuiApplication::overrideCursor());
    copyOut([] {
        auto text = std::make_unique<QMimeData>();
        text->setText(QStringLiteral("words"));
        return text;
    });
    QVERIFY(!QGuiApplication::overrideCursor());
    QSignalSpy changed(QGuiApplication::clipboard(), &QClipboard::dataChanged);
    other.letGo();
    QTRY_VERIFY(other.ended);
    // Pictures are read one after another: when a later one is there, this one has been dropped.
    SlowPicture last(2);
    last.letGo();
    copyOut(last.source(QStringLiteral("P3")));
    QTRY_COMPARE(copiedSize(), QSize(2, 2));
    QCOMPARE(changed.size(), 2); // of the last one: its text, and its picture
}

void TstDragOut::aDropDecodesWhatItTakes()
{
    SlowPicture picture(8);
    picture.letGo();
    const auto mime = picture.source(QStringLiteral("P1"))();
    QVERIFY(mime->hasImage() && mime->hasText());
    QCOMPARE(mime->text(), QStringLiteral("P1"));
    QVERIFY(!picture.begun);
    QCOMPARE(mime->imageData().value<QImage>().size(), QSize(8, 8));
    QCOMPARE(picture.thread.load(), QThread::currentThread()); // nobody has read it ahead
    QCOMPARE(picture.reads.load(), 1);
    QCOMPARE(mime->imageData().value<QImage>().size(), QSize(8, 8));
    QCOMPARE(picture.reads.load(), 1); // once
}

void TstDragOut::aDragReadsAheadOnAnotherThread()
{
    SlowPicture picture(8);
    const auto mime = picture.source(QStringLiteral("P1"))();
    auto* late = dynamic_cast<LatePictureMime*>(mime.get());
    QVERIFY(late);
    late->beginReading();
    late->beginReading(); // once is enough
    QTRY_VERIFY(picture.begun);
    QCOMPARE(mime->text(), QStringLiteral("P1")); // the rest is there meanwhile
    QVERIFY(mime->hasImage());
    QVERIFY(!picture.ended);
    picture.letGo();
    QCOMPARE(mime->imageData().value<QImage>().size(), QSize(8, 8));
    QVERIFY(picture.thread != QThread::currentThread());
    QCOMPARE(picture.reads.load(), 1);
}

void TstDragOut::aPictureThatCannotBeReadIsNone()
{
    QMimeData others;
    others.setText(QStringLiteral("P1"));
    LatePictureMime mime(others,
        []() -> QImage { throw vitrine::Error(vitrine::ErrorCode::Io, "The disk is gone."); });
    mime.beginReading();
    QVERIFY(mime.imageData().value<QImage>().isNull());
    QCOMPARE(mime.text(), QStringLiteral("P1"));
}

QTEST_MAIN(TstDragOut)
#include "tst_dragout.moc"
