// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/axisticker.h"

namespace vitrine::ui {
namespace {

class Ticker : public QCPAxisTicker {
public:
    explicit Ticker(AxisSteps steps)
        : m_steps(steps)
    {
    }

protected:
    int getSubTickCount(double) override { return 0; }
    QVector<double> createTickVector(double, const QCPRange& range) override
    {
        const std::vector<double> ticks = axisTicks(m_steps, range.lower, range.upper);
        return {ticks.begin(), ticks.end()};
    }

private:
    AxisSteps m_steps;
};

}

QSharedPointer<QCPAxisTicker> tickerFor(AxisSteps steps)
{
    return QSharedPointer<Ticker>::create(steps);
}

}
