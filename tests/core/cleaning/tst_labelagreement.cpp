// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/labelagreement.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace vitrine::cleaning;

namespace {

/// Images of two categories, by (label, what the classifier names): so many of each.
struct Table {
    OutOfSample predicted{2, {}};
    std::vector<int> labels;

    Table& add(int images, int label, int named)
    {
        for (int i = 0; i < images; ++i) {
            labels.push_back(label);
            predicted.probabilities.push_back(named == 0 ? 0.6F : 0.4F);
            predicted.probabilities.push_back(named == 0 ? 0.4F : 0.6F);
        }
        return *this;
    }
    LabelAgreement agreement() const { return labelAgreement(predicted, labels); }
};

}

class TstLabelAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithCohensExample()
    {
        // 20 and 15 agreed, 5 and 10 not: 0.7 are, 0.5 would be by chance.
        const LabelAgreement found =
            Table().add(20, 0, 0).add(5, 0, 1).add(10, 1, 0).add(15, 1, 1).agreement();
        QCOMPARE(found.right, 0.7);
        QCOMPARE(found.byChance, 0.5);
        QVERIFY(std::abs(found.kappa - 0.4) < 1e-12);
        QVERIFY(std::abs(found.error - std::sqrt(0.7 * 0.3 / 50.0) / 0.5) < 1e-12);
        QVERIFY(!found.suffices()); // 50 images may be luck
        const LabelAgreement more =
            Table().add(900, 0, 0).add(100, 0, 1).add(100, 1, 0).add(900, 1, 1).agreement();
        QVERIFY(std::abs(more.kappa - 0.8) < 1e-12);
        QVERIFY(more.suffices());
    }

    void alwaysNamingTheLargestIsWorthNothing()
    {
        const LabelAgreement found = Table().add(95, 0, 0).add(5, 1, 0).agreement();
        QCOMPARE(found.right, 0.95);
        QVERIFY(std::abs(found.kappa) < 1e-12);
        QVERIFY(!found.suffices());
        QVERIFY(!Table().add(50, 0, 0).agreement().suffices()); // there is only one
        QVERIFY(!LabelAgreement().suffices());
    }

    void leavesOutWhatHasNoLabel()
    {
        const Table some = Table().add(30, 0, 0).add(30, 1, 1);
        Table all = some;
        all.add(40, -1, 1);
        QCOMPARE(all.agreement().kappa, some.agreement().kappa);
        QCOMPARE(all.agreement().right, 1.0);
        QVERIFY(all.agreement().suffices());
        QCOMPARE(Table().add(3, -1, 0).agreement().right, 0.0);
    }
};

QTEST_GUILESS_MAIN(TstLabelAgreement)
#include "tst_labelagreement.moc"
