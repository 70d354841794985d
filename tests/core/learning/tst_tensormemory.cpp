// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"
#include "core/learning/networks/tensormemory.h"

#include <ATen/ATen.h>

#include <QTest>

#include <cstdint>
#include <thread>
#include <vector>

using namespace vitrine::learning;

namespace {

constexpr std::int64_t kMegabyte = std::int64_t{1} << 20U;

at::Tensor bytes(std::int64_t count)
{
    return at::empty({count}, at::kByte);
}

}

class TstTensorMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTensorMemory(); }
    void init() { releaseTensorMemory(); }

    void nextOfTheSameSizeGetsTheSameMemory()
    {
        const void* first = nullptr;
        {
            const at::Tensor tensor = bytes(kMegabyte);
            first = tensor.data_ptr();
            QVERIFY(keptTensorMemory() == 0);
        }
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("under the sanitizer nothing is kept");
#endif
        QVERIFY(keptTensorMemory() >= static_cast<std::size_t>(kMegabyte));
        const at::Tensor other = bytes(2 * kMegabyte);
        QVERIFY(other.data_ptr() != first);
        const at::Tensor again = bytes(kMegabyte);
        QCOMPARE(again.data_ptr(), first);
        QCOMPARE(keptTensorMemory(), std::size_t{0});
        const at::Tensor beside = bytes(kMegabyte);
        QVERIFY(beside.data_ptr() != first);
    }

    void liesAsKernelsWantIt_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : std::initializer_list<qint64>{1, 65, 70000, 4 * kMegabyte + 3})
            QTest::addRow("%lld", static_cast<long long>(size)) << size;
    }
    void liesAsKernelsWantIt()
    {
        QFETCH(qint64, size);
        const at::Tensor tensor = bytes(size);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % 64, std::uintptr_t{0});
        const at::Tensor filled = tensor.fill_(7);
        QCOMPARE(filled.to(at::kLong).sum().item<std::int64_t>(), 7 * size);
    }

    void nothingIsNoMemory()
    {
        const at::Tensor tensor = bytes(0);
        QCOMPARE(tensor.numel(), std::int64_t{0});
    }

    void keepsNoMoreThanItMay()
    {
        {
            std::vector<at::Tensor> many;
            for (int i = 0; i < 12; ++i)
                many.push_back(bytes(64 * kMegabyte));
        }
        QVERIFY(keptTensorMemory() <= static_cast<std::size_t>(512 * kMegabyte));
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY(keptTensorMemory() >= static_cast<std::size_t>(7 * 64 * kMegabyte));
#endif
        releaseTensorMemory();
        QCOMPARE(keptTensorMemory(), std::size_t{0});
    }

    void smallTensorsAreMallocs()
    {
        {
            const at::Tensor tensor = bytes(1000);
        }
        QCOMPARE(keptTensorMemory(), std::size_t{0});
    }

    void smallTensorsGoBackToTheSystem()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer has a malloc of its own");
#endif
        std::vector<at::Tensor> many;
        for (int i = 0; i < 4000; ++i)
            many.push_back(bytes(60'000).fill_(1));
        const at::Tensor last = bytes(1000); // lies above, and keeps the heap from shrinking
        const std::int64_t before = vitrine::currentMemory();
        many.clear();
        releaseTensorMemory();
        QVERIFY(vitrine::currentMemory() < before - 200 * kMegabyte);
    }

    void threadsShareIt()
    {
        std::vector<std::thread> threads;
        std::vector<int> wrong(4);
        for (std::size_t t = 0; t < wrong.size(); ++t) {
            threads.emplace_back([t, &wrong] {
                for (int i = 0; i < 200; ++i) {
                    const auto value = static_cast<std::int64_t>(t * 50 + i % 50);
                    const at::Tensor tensor = bytes(100000 + i % 3).fill_(value);
                    std::this_thread::yield();
                    wrong[t] += !at::all(tensor == value).item<bool>();
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong, std::vector<int>(4));
    }

    void aTensorTooLargeIsAnError()
    {
        QVERIFY_THROWS_EXCEPTION(c10::Error, bytes(std::int64_t{1} << 60U));
    }
};

QTEST_APPLESS_MAIN(TstTensorMemory)
#include "tst_tensormemory.moc"
