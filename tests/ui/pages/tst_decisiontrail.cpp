// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/decisiontrail.h"

#include <QMap>
#include <QTest>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

/// Ends what it is asked for when the test says how.
class FakeKeeper final : public DecisionKeeper {
public:
    Decision keep(const Action&, std::function<void(bool)> done) override
    {
        auto report = std::make_shared<StepReport>();
        m_keeping.emplace_back(report, std::move(done));
        return report;
    }
    void takeBack(const Decision&, std::function<void(bool)> done) override
    {
        m_leaving.push_back(std::move(done));
    }
    void tellNothingToUndo() override { ++nothing; }

    /// The oldest decision that has not ended.
    void endKeeping(bool makesStep)
    {
        const auto [report, done] = std::move(m_keeping.front());
        m_keeping.erase(m_keeping.begin());
        if (makesStep)
            report->step = {++m_steps};
        done(makesStep);
    }
    void endLeaving(bool isGone)
    {
        const auto done = std::move(m_leaving.front());
        m_leaving.erase(m_leaving.begin());
        done(isGone);
    }

    int nothing = 0;

private:
    std::vector<std::pair<std::shared_ptr<StepReport>, std::function<void(bool)>>> m_keeping;
    std::vector<std::function<void(bool)>> m_leaving;
    std::int64_t m_steps = 0;
};

}

/// The marks of decisions while some of them cannot be taken back.
class TstDecisionTrail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasDecidedMeanwhileStays();
    void undoingTheNewerShowsTheOlder();
    void aFailureShowsTheOlder();

private:
    void decide(const QString& said);
    void keep(const QString& said)
    {
        decide(said);
        m_keeper->endKeeping(true);
    }
    QString word() const { return m_words.value(7); }

    std::unique_ptr<FakeKeeper> m_keeper;
    std::unique_ptr<DecisionTrail> m_trail;
    QMap<int, QString> m_words; ///< by row
};

void TstDecisionTrail::init()
{
    m_words.clear();
    m_keeper = std::make_unique<FakeKeeper>();
    m_trail = std::make_unique<DecisionTrail>(*m_keeper);
}

/// About row 7.
void TstDecisionTrail::decide(const QString& said)
{
    m_trail->decide({}, {7}, [this, said](bool made) { m_words[7] = made ? said : QString(); });
}

void TstDecisionTrail::whatWasDecidedMeanwhileStays()
{
    keep(QStringLiteral("first"));
    QCOMPARE(m_trail->undo(), DecisionTrail::Subjects{7});
    QVERIFY(word().isEmpty());
    keep(QStringLiteral("second"));
    m_keeper->endLeaving(false); // another program has decided after it
    QCOMPARE(word(), QStringLiteral("second"));
    QCOMPARE(m_keeper->nothing, 0);
}

void TstDecisionTrail::undoingTheNewerShowsTheOlder()
{
    keep(QStringLiteral("first"));
    m_trail->undo();
    keep(QStringLiteral("second"));
    m_keeper->endLeaving(false);
    m_trail->undo();
    QCOMPARE(word(), QStringLiteral("first")); // as it is done
    m_keeper->endLeaving(false);
    QCOMPARE(word(), QStringLiteral("second"));
    m_trail->undo();
    m_keeper->endLeaving(true);
    QCOMPARE(word(), QStringLiteral("first"));
    m_trail->undo();
    m_keeper->endLeaving(true);
    QVERIFY(word().isEmpty() && m_trail->isEmpty());
    m_trail->undo();
    QCOMPARE(m_keeper->nothing, 1);
}

void TstDecisionTrail::aFailureShowsTheOlder()
{
    keep(QStringLiteral("first"));
    m_trail->undo();
    decide(QStringLiteral("second"));
    m_keeper->endLeaving(false);
    QCOMPARE(word(), QStringLiteral("second"));
    m_keeper->endKeeping(false);
    QCOMPARE(word(), QStringLiteral("first"));
}

QTEST_GUILESS_MAIN(TstDecisionTrail)
#include "tst_decisiontrail.moc"
