// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobrunner.h"
#include "ui/shell/actiontable.h"
#include "ui/shell/controlpainting.h"
#include "ui/shell/errortext.h"
#include "ui/shell/icons.h"
#include "ui/shell/jobrow.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QDir>
#include <QKeySequence>
#include <QSet>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTranslator>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

/// Another language, in which every word is known.
class ShoutingTranslator : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
    bool isEmpty() const override { return false; }
};

}

class TstTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadable()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        for (const QColor& ground : {t.background, t.surface, t.raised}) {
            for (const QColor& words : {t.text, t.secondary, t.accent, t.good, t.warning, t.bad})
                QVERIFY2(contrast(words, ground) >= 4.5,
                    qPrintable(QStringLiteral("%1 on %2: %3")
                                   .arg(words.name(), ground.name())
                                   .arg(contrast(words, ground))));
        }
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.text, selectionTint(t)) >= 4.5);
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    }

    void curvesAreSeen_data() { textIsReadable_data(); }

    void curvesAreSeen()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        for (const QColor& ground : {t.background, t.surface}) {
            for (const QColor& curve : t.series)
                QVERIFY2(contrast(curve, ground) >= 3.0,
                    qPrintable(QStringLiteral("%1 on %2: %3")
                                   .arg(curve.name(), ground.name())
                                   .arg(contrast(curve, ground))));
        }
    }

    void paletteLeadsBackToItsTokens()
    {
        QCOMPARE(&tokens(paletteFor(lightTokens())), &lightTokens());
        QCOMPARE(&tokens(paletteFor(darkTokens())), &darkTokens());
    }

    void switches()
    {
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        const QImage light = icon(QStringLiteral("home")).pixmap(24, 24).toImage();
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.current().dark);
        QCOMPARE(qApp->palette().color(QPalette::Window), darkTokens().background);
        QVERIFY(icon(QStringLiteral("home")).pixmap(24, 24).toImage() != light);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void slidersShowTheirWholeKnob()
    {
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Light);
        const QColor accent = theme.current().accent;
        QSlider slider(Qt::Horizontal);
        slider.setRange(0, 10);
        for (const int value : {0, 5, 10}) {
            slider.setValue(value);
            slider.resize(200, slider.sizeHint().height());
            const QImage drawn = slider.grab().toImage();
            int top = drawn.height();
            int bottom = -1;
            for (int y = 0; y < drawn.height(); ++y) {
                for (int x = 0; x < drawn.width(); ++x) {
                    if (drawn.pixelColor(x, y) == accent) {
                        top = std::min(top, y);
                        bottom = std::max(bottom, y);
                    }
                }
            }
            // A ring of even thickness: as far from the middle below as above.
            QVERIFY2(top >= 0 && bottom - top + 1 >= kSliderKnob - 2,
                qPrintable(QString::number(bottom - top)));
            QVERIFY(bottom < drawn.height() - 1 && top > 0);
        }
    }

    void iconsAreDrawnAndSharp()
    {
        QVERIFY(icon(QStringLiteral("no such icon")).isNull());
        const QDir folder(QStringLiteral(":/vitrine/icons"));
        QVERIFY(!icon(QStringLiteral("home")).isNull());
        const QStringList names = folder.entryList({QStringLiteral("*.svg")});
        QVERIFY(names.size() > 30);
        for (const QString& file : names) {
            const QPixmap pixmap = iconPixmap(file.chopped(4), 24, Qt::black, 2.0);
            QCOMPARE(pixmap.size(), QSize(48, 48));
            QVERIFY2(pixmap.toImage() != QImage(pixmap.toImage().size(), pixmap.toImage().format()),
                qPrintable(file));
        }
    }

    void actionsAreComplete()
    {
        QSet<QString> names;
        QSet<QString> keys;
        for (const ActionSpec& spec : actionTable()) {
            const QString name = QString::fromLatin1(spec.name);
            QVERIFY2(!names.contains(name), spec.name);
            names << name;
            QVERIFY2(!actionText(spec).isEmpty() && !actionHelp(spec).isEmpty(), spec.name);
            QVERIFY2(actionText(spec) != actionHelp(spec), spec.name);
            QVERIFY2(!icon(QString::fromLatin1(spec.icon)).isNull(), spec.name);
            QCOMPARE(&actionSpec(spec.id), &spec);
            const QKeySequence sequence(QString::fromLatin1(spec.shortcut));
            if (sequence.isEmpty())
                continue;
            QVERIFY2(!keys.contains(sequence.toString()), spec.shortcut);
            keys << sequence.toString();
        }
    }

    void everyErrorSaysWhatToDo()
    {
        QSet<QString> sentences;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const Error error(static_cast<ErrorCode>(code), "It broke.", "Mend it.");
            const ErrorText words = errorText(error);
            QVERIFY(!words.todo.isEmpty());
            // A file's fault is told by the core's words, others by ones of their own.
            if (words.what == QStringLiteral("It broke.")) {
                QCOMPARE(words.todo, QStringLiteral("Mend it."));
                QVERIFY(!errorText(Error(error.code(), "It broke.")).todo.isEmpty());
                continue;
            }
            QVERIFY(words.details.contains(QStringLiteral("It broke.\nMend it.")));
            QVERIFY(!sentences.contains(words.what));
            sentences << words.what;
        }
        QVERIFY(sentences.size() > static_cast<int>(ErrorCode::Internal) / 2);
        QCOMPARE(
            errorText(Error(ErrorCode::Corrupt, "It broke.")).what, QStringLiteral("It broke."));
        QCOMPARE(fieldProblemText(Error(ErrorCode::NotFound, "It is gone.", "Look for it.")),
            QStringLiteral("It is gone. Look for it."));
        for (int stage = 0; stage <= static_cast<int>(Stage::Searching); ++stage)
            QVERIFY(!stageText(static_cast<Stage>(stage)).isEmpty());
    }

    void bytesAreCountedAsBytes()
    {
        JobStatus status;
        status.progress.stage = Stage::LoadingModel;
        status.progress.done = 51'300'000;
        status.progress.total = 102'600'000;
        QVERIFY2(progressText(status).contains(QStringLiteral("MB of")),
            qPrintable(progressText(status)));
        status.progress.stage = Stage::Embedding;
        QVERIFY(!progressText(status).contains(QStringLiteral("MB")));
    }

    void errorsSpeakTheWindowsLanguage()
    {
        ShoutingTranslator loud;
        QCoreApplication::installTranslator(&loud);
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            Error error(static_cast<ErrorCode>(code), "It broke.", "Mend it.");
            const ErrorText words = errorText(error.during("reading a.csv"));
            QCOMPARE(words.headline(), words.headline().toUpper());
            QVERIFY(words.headline().contains(QLatin1Char(' ')));
            // The core's own words, too, where it marks them; not what they are about.
            QCOMPARE(words.details, QStringLiteral("IT BROKE.\nMEND IT.\nreading a.csv"));
            QVERIFY(words.line().startsWith(words.what));
            QVERIFY(words.line().endsWith(QStringLiteral("IT BROKE. MEND IT. reading a.csv")));
            QCOMPARE(fieldProblemText(error), words.what + QStringLiteral(" IT BROKE. MEND IT."));
        }
        QCoreApplication::removeTranslator(&loud);
    }
};

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
