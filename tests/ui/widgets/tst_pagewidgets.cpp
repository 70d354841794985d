// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/floatingnotice.h"
#include "ui/widgets/keylegend.h"
#include "ui/widgets/section.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStringListModel>
#include <QTest>
#include <QVBoxLayout>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

struct Page : QWidget {
    Page()
    {
        header->addControl(button);
        auto* column = new QVBoxLayout(this);
        column->addWidget(header);
        column->addWidget(content, 1);
        resize(1200, 400);
        show();
    }

    PageHeader* header = new PageHeader(QStringLiteral("Clean"));
    QPushButton* button = new QPushButton(QStringLiteral("Check again"));
    QWidget* content = new QWidget;
    FloatingNotice* notice = new FloatingNotice(header, this);
};

QRect placeOf(const QWidget* widget, const QWidget* page)
{
    return {widget->mapTo(page, QPoint()), widget->size()};
}

}

/// What several pages share.
class TstPageWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysDecide();
    void legendsKeepTheirKeys();
    void legendsGiveWay();
    void newsFloatBesideTheTitle();
    void failuresStay();
    void textsEndInAnEllipsis();
};

void TstPageWidgets::keysDecide()
{
    QListView view;
    QStringListModel model({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    view.setModel(&model);
    QStringList told;
    const auto numbers = [](const DecisionKeys::Rows& rows) {
        QString digits;
        for (const int row : rows)
            digits += QString::number(row);
        return digits;
    };
    auto* keys = new DecisionKeys(&view,
        {.relabel = [&](const DecisionKeys::Rows& rows,
                        const QString& name) { told << QString(name + numbers(rows)); },
            .leaveOut =
                [&](const DecisionKeys::Rows& rows) {
                    told << QString(QStringLiteral("out") + numbers(rows));
                },
            .takeBack =
                [&](const DecisionKeys::Rows& rows) {
                    told << QString(QStringLiteral("in") + numbers(rows));
                },
            .undo = [&] { told << QStringLiteral("undo"); }});
    keys->chooseLegend({QStringLiteral("Hats"), QStringLiteral("Shoes")}, {});
    QTest::keyClick(&view, Qt::Key_X); // there is no row yet
    QTest::keyClick(&view, Qt::Key_U);
    QCOMPARE(told, QStringList{QStringLiteral("undo")});
    view.setCurrentIndex(model.index(1));
    QTest::keyClick(&view, Qt::Key_2);
    QTest::keyClick(&view, Qt::Key_3); // stands for nothing
    QTest::keyClick(&view, Qt::Key_X, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_X, Qt::KeypadModifier);
    QCOMPARE(told.mid(1), (QStringList{QStringLiteral("Shoes1"), QStringLiteral("out1")}));
    QTest::keyClick(&view, Qt::Key_Down); // the view's own
    QCOMPARE(view.currentIndex().row(), 2);
    view.setCurrentIndex(model.index(0));
    keys->moveOn(0, [](int row) { return row == 1; });
    QCOMPARE(view.currentIndex().row(), 2);
    keys->moveOn(2, [](int) { return false; });
    QCOMPARE(view.currentIndex().row(), 2);

    // A widget beside the view has the same keys; each goes before a shortcut around them.
    QWidget around;
    QWidget beside(&around);
    keys->listenTo(&beside);
    bool stolen = false;
    QShortcut shortcut(Qt::Key_X, &around, [&stolen] { stolen = true; });
    around.show();
    QVERIFY(QTest::qWaitForWindowActive(&around));
    beside.setFocusPolicy(Qt::StrongFocus);
    beside.setFocus();
    told.clear();
    QTest::keyClick(&beside, Qt::Key_X);
    QCOMPARE(told, QStringList{QStringLiteral("out2")});
    QVERIFY(!stolen);

    // All that is selected is decided about together; then one is selected again.
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.selectAll();
    told.clear();
    QTest::keyClick(&view, Qt::Key_Delete);
    QTest::keyClick(&view, Qt::Key_1);
    QTest::keyClick(&view, Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(told,
        (QStringList{
            QStringLiteral("out012"), QStringLiteral("Hats012"), QStringLiteral("in012")}));
    keys->moveOn(0, [](int) { return false; }); // Shift is still held
    QCOMPARE(keys->rows(), DecisionKeys::Rows{1});
}

void TstPageWidgets::legendsKeepTheirKeys()
{
    QListView view;
    DecisionKeys keys(&view, {});
    QStringList names;
    for (int i = 0; i < 12; ++i)
        names << QString(QChar(u'a' + i));
    keys.chooseLegend(names, {{QStringLiteral("l"), 5}, {QStringLiteral("b"), 2}});
    QCOMPARE(keys.legend().size(), DecisionKeys::kNumbers);
    QCOMPARE(keys.legend().join(QString()), QStringLiteral("lbacdefgh"));
    keys.chooseLegend(names, {{QStringLiteral("l"), 5}, {QStringLiteral("h"), 9}});
    QCOMPARE(keys.legend().join(QString()), QStringLiteral("lbacdefgh")); // the same nine
    keys.chooseLegend(names, {{QStringLiteral("k"), 9}});
    QCOMPARE(keys.legend().front(), QStringLiteral("k"));
    keys.forgetLegend();
    keys.chooseLegend(names, {});
    QCOMPARE(keys.legend().join(QString()), QStringLiteral("abcdefghi"));
}

void TstPageWidgets::legendsGiveWay()
{
    const QStringList names{QStringLiteral("Lamps"), QStringLiteral("Cars & Vans"),
        QStringLiteral("Books & Stationery"), QStringLiteral("Sofas & Armchairs")};
    QLabel label;
    label.setWordWrap(true);
    const QString whole = keyLegend(names);
    const auto heightOf = [&](const QString& text, int width) {
        label.setText(text);
        return label.heightForWidth(width);
    };
    QCOMPARE(keyLegend(names, label.fontMetrics(), 2'000, 1), whole);
    int cut = 0;
    for (int width = 200; width < 700; width += 20) {
        for (const int lines : {1, 2}) {
            const QString legend = keyLegend(names, label.fontMetrics(), width, lines);
            QVERIFY2(
                heightOf(legend, width) <= heightOf(QStringLiteral("a<br>b"), 2'000) * lines / 2,
                qPrintable(
                    QStringLiteral("%1 in %2 lines of %3").arg(legend).arg(lines).arg(width)));
            QVERIFY(legend == whole || legend.endsWith(QStringLiteral("…")));
            cut += legend == whole ? 0 : 1;
        }
    }
    QVERIFY(cut > 5);
    QVERIFY(keyLegend(names, label.fontMetrics(), 400, 2).size()
        > keyLegend(names, label.fontMetrics(), 400, 1).size());
}

void TstPageWidgets::newsFloatBesideTheTitle()
{
    Page page;
    const QRect content = placeOf(page.content, &page);
    page.notice->tell(Notice::Kind::Success, QStringLiteral("Left out 2 photos"), {},
        QStringLiteral("Undo"), FloatingNotice::Stay::Briefly);
    QVERIFY(page.notice->isVisible());
    QCOMPARE(placeOf(page.content, &page), content); // nothing jumps
    const auto fits = [&] {
        const QRect place = page.notice->geometry();
        return place.left() > page.header->x() + page.header->wordsWidth()
            && place.right() < placeOf(page.button, &page).left() && page.rect().contains(place);
    };
    QVERIFY(fits());
    page.resize(900, 400);
    QVERIFY(fits());
    page.resize(420, 400); // no room beside the words
    QVERIFY(page.notice->geometry().top() > page.header->geometry().bottom());
    QVERIFY(page.notice->geometry().right() <= page.header->geometry().right());
    page.notice->stopTelling();
    QVERIFY(!page.notice->isVisible());
}

void TstPageWidgets::failuresStay()
{
    Page page;
    auto* button = page.notice->findChild<QPushButton*>(QStringLiteral("noticeButton"));
    page.notice->tell(Notice::Kind::Success, QStringLiteral("Done"), {}, QStringLiteral("Undo"),
        FloatingNotice::Stay::Briefly);
    QVERIFY(button->isVisible());
    page.notice->tellError(Error(ErrorCode::DiskFull, "No room."));
    QCOMPARE(page.notice->kind(), Notice::Kind::Failure);
    QVERIFY(page.notice->isVisible() && !button->isVisible()); // there is nothing to undo
}

void TstPageWidgets::textsEndInAnEllipsis()
{
    ElidedLabel label;
    label.setText(QStringLiteral("A long text that tells what happened and what to do about it"));
    QCOMPARE(label.minimumSizeHint().width(), 0);
    const int whole = label.sizeHint().width();
    label.resize(whole, label.sizeHint().height());
    const QImage all = label.grab().toImage();
    label.resize(whole / 2, label.height());
    const QImage half = label.grab().toImage();
    QVERIFY(half != all.copy(0, 0, whole / 2, all.height())); // not simply cut
}

QTEST_MAIN(TstPageWidgets)
#include "tst_pagewidgets.moc"
