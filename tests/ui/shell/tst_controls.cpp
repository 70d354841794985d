// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "ui/shell/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cstdlib>
#include <vector>

using namespace vitrine::ui;

namespace {

/// Returns whether it takes the turn; else what is around it gets it.
bool turnWheel(QWidget* over)
{
    const QPointF place = QRectF(over->rect()).center();
    QWheelEvent event(place, over->mapToGlobal(place), QPoint(), QPoint(0, -120), Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(over, &event);
    return event.isAccepted();
}

/// Settings in a form that is higher than its window.
struct Form {
    Form()
    {
        choice->addItems({QStringLiteral("one"), QStringLiteral("two")});
        auto* inside = new QWidget;
        auto* column = new QVBoxLayout(inside);
        column->addWidget(number);
        column->addWidget(choice);
        column->addWidget(slider);
        inside->setMinimumHeight(4'000);
        area.setWidget(inside);
        area.resize(300, 200);
        area.show();
    }

    QScrollArea area;
    QDoubleSpinBox* number = new QDoubleSpinBox;
    QComboBox* choice = new QComboBox;
    QSlider* slider = new QSlider(Qt::Horizontal);
};

/// From the left edge to the first pixel of a letter; the frame is not looked at.
int leftOfWords(QWidget& field)
{
    field.setMinimumWidth(160);
    field.ensurePolished();
    field.resize(field.sizeHint().expandedTo({160, 0}));
    const QImage drawn = field.grab().toImage();
    const QColor ground = drawn.pixelColor(drawn.width() / 2, drawn.height() / 2);
    constexpr int kFrame = 4;
    for (int x = kFrame; x < drawn.width(); ++x) {
        for (int y = drawn.height() / 4; y < drawn.height() * 3 / 4; ++y) {
            if (contrast(drawn.pixelColor(x, y), ground) > 3.0)
                return x;
        }
    }
    return -1;
}

}

/// Controls as the style makes them.
class TstControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Light); }
    void formsScrollUnderTheWheel();
    void wheelTurnsWhatHasTheFocus();
    void namesAreNoHtml();
    void wordsBeginAtTheSamePlace();
    void iconsKeepAGapFromTheirWords();

private:
    Theme m_theme{*qApp};
};

void TstControls::formsScrollUnderTheWheel()
{
    Form form;
    form.area.setFocus();
    for (QWidget* each : std::initializer_list<QWidget*>{form.number, form.choice, form.slider}) {
        QVERIFY(each->focusPolicy() == Qt::StrongFocus); // the wheel gives it no focus
        QVERIFY(!turnWheel(each));
    }
    QVERIFY(turnWheel(form.area.viewport()));
    QVERIFY(form.area.verticalScrollBar()->value() > 0);
    QCOMPARE(form.number->value(), 0.0);
    QCOMPARE(form.choice->currentIndex(), 0);
    QCOMPARE(form.slider->value(), 0);
}

void TstControls::wheelTurnsWhatHasTheFocus()
{
    Form form;
    form.number->setValue(5.0);
    form.area.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    form.number->setFocus();
    QVERIFY(turnWheel(form.number));
    QCOMPARE(form.number->value(), 4.0);
    form.choice->setFocus();
    QVERIFY(turnWheel(form.choice));
    QCOMPARE(form.choice->currentIndex(), 1);
    QComboBox alone; // nothing scrolls around it
    alone.addItems({QStringLiteral("one"), QStringLiteral("two")});
    alone.show();
    QVERIFY(turnWheel(&alone));
    QCOMPARE(alone.currentIndex(), 1);
}

void TstControls::namesAreNoHtml()
{
    const QString name = QStringLiteral("<b>wide</b>");
    QLabel label(name);
    label.show();
    QVERIFY(label.textFormat() == Qt::PlainText);
    QLabel rich(name);
    rich.setTextFormat(Qt::RichText);
    rich.show();
    QVERIFY(rich.textFormat() == Qt::RichText); // it says so
    QToolTip::showText({}, name, &label);
    QLabel* tip = nullptr;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (window->inherits("QTipLabel"))
            tip = qobject_cast<QLabel*>(window);
    }
    QVERIFY(tip);
    QCOMPARE(tip->text(), name);
    QVERIFY(tip->textFormat() == Qt::PlainText);
    QToolTip::hideText();
}

void TstControls::wordsBeginAtTheSamePlace()
{
    const QString letter = QStringLiteral("H");
    QLineEdit line(letter);
    line.setReadOnly(true); // no cursor
    QComboBox choice;
    choice.addItem(letter);
    QDoubleSpinBox number;
    number.setPrefix(letter);
    const int left = leftOfWords(line);
    QVERIFY(left > 0);
    QCOMPARE(leftOfWords(choice), left);
    QCOMPARE(leftOfWords(number), left);
}

void TstControls::iconsKeepAGapFromTheirWords()
{
    QPixmap square(18, 18);
    square.fill(Qt::black);
    QToolButton button;
    button.setAutoRaise(true);
    button.setIcon(square);
    button.setIconSize(square.size());
    button.setText(QStringLiteral("H"));
    button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button.ensurePolished();
    button.resize(button.sizeHint());
    const QImage drawn = button.grab().toImage();
    std::vector<int> inked; // columns
    for (int x = 0; x < drawn.width(); ++x) {
        for (int y = drawn.height() / 4; y < drawn.height() * 3 / 4; ++y) {
            if (contrast(drawn.pixelColor(x, y), drawn.pixelColor(0, 0)) > 3.0) {
                inked.push_back(x);
                break;
            }
        }
    }
    QVERIFY(inked.size() > 18);
    QVERIFY2(inked[18] - inked[17] >= 6, qPrintable(QString::number(inked[18] - inked[17])));
    const int right = drawn.width() - 1 - inked.back();
    QVERIFY2(std::abs(inked.front() - right) <= 2, qPrintable(QString::number(right)));
    QVERIFY(inked.front() >= 6);
    // No letter is cut off: with more room than it asks for a button draws the same.
    button.setText(QStringLiteral("Differences"));
    const auto inkOf = [&button](int more) {
        button.resize(button.sizeHint() + QSize(more, 0));
        const QImage wide = button.grab().toImage();
        int ink = 0;
        for (int x = 0; x < wide.width(); ++x) {
            for (int y = 0; y < wide.height(); ++y)
                ink += contrast(wide.pixelColor(x, y), wide.pixelColor(0, 0)) > 1.5 ? 1 : 0;
        }
        return ink;
    };
    QCOMPARE(inkOf(0), inkOf(20));
}

QTEST_MAIN(TstControls)
#include "tst_controls.moc"
