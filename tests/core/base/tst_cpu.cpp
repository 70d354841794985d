// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"

#include <QTest>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

using namespace vitrine;

namespace {

/// What the system says of the first processor: the words behind `key`.
std::set<std::string> saidBySystem(const std::string& key)
{
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(':');
        if (line.rfind(key, 0) != 0 || colon == std::string::npos)
            continue;
        std::istringstream words(line.substr(colon + 1));
        return {std::istream_iterator<std::string>(words), {}};
    }
    return {};
}

}

class TstCpu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefersBfloat16WhereItIsFaster()
    {
        const auto flags = saidBySystem("flags");
        if (flags.empty())
            QSKIP("the system lists no flags of its processors");
        const bool intel = saidBySystem("vendor_id").count("GenuineIntel") > 0;
        const bool expected =
            flags.count("amx_bf16") > 0 || (flags.count("avx512_bf16") > 0 && !intel);
        QCOMPARE(cpu::prefersBfloat16(), expected);
        QCOMPARE(cpu::runsBfloat16(),
            flags.count("avx512f") && flags.count("avx512bw") && flags.count("avx512vl")
                && flags.count("avx512dq"));
    }

    void whatIsPreferredCanRun() { QVERIFY(!cpu::prefersBfloat16() || cpu::runsBfloat16()); }

    void countsAtLeastOneCore() { QVERIFY(cpu::usableCores() >= 1); }
};

QTEST_APPLESS_MAIN(TstCpu)
#include "tst_cpu.moc"
