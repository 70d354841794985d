// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/training.h"

#include <QTest>

using namespace vitrine;

class TstTrainConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDecidesNothingIsAtItsDefault()
    {
        TrainConfig config;
        config.threads = 3;
        config.trunkCache = false;
        config.trunkCacheLimit = 1000;
        config.checkpointSeconds = 7;
        config.augmentation.views = 8; // of none
        QCOMPARE(decisive(config), TrainConfig());
        config.optimiser = Optimiser::AdamW;
        config.momentum = 0.5;
        config.schedule = Schedule::OneCycle;
        config.stepEpochs = 2;
        config.stepFactor = 0.1;
        config.warmUpEpochs = 1.0;
        TrainConfig expected;
        expected.optimiser = Optimiser::AdamW;
        expected.schedule = Schedule::OneCycle;
        QCOMPARE(decisive(config), expected);
        QVERIFY(learnsAlike(config, expected));
    }

    void whatDecidesSomethingStays()
    {
        TrainConfig config;
        config.momentum = 0.5;
        config.stepEpochs = 2;
        config.stepFactor = 0.1;
        config.warmUpEpochs = 1.0;
        config.augmentation.flip = true;
        config.augmentation.views = 8;
        config.seed = 2;
        QCOMPARE(decisive(config), config);
        QVERIFY(!learnsAlike(config, TrainConfig()));
        config.schedule = Schedule::Cosine; // which warms up, too
        QCOMPARE(decisive(config).warmUpEpochs, 1.0);
        QCOMPARE(decisive(config).stepEpochs, TrainConfig().stepEpochs);
    }

    void tagsAreReadAsPeopleTypeThem()
    {
        using Tags = std::vector<std::string>;
        QCOMPARE(tagsIn("autumn, lamps"), (Tags{"autumn", "lamps"}));
        QCOMPARE(tagsIn(" deep blue ,,red,"), (Tags{"deep blue", "red"}));
        QCOMPARE(tagsIn("red,red"), Tags{"red"});
        QVERIFY(tagsIn("").empty() && tagsIn(" , ").empty());
    }
};

QTEST_GUILESS_MAIN(TstTrainConfig)
#include "tst_trainconfig.moc"
