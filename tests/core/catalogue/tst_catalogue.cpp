// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::errorOf;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::withWords;

namespace {

/// Runs `work` in a process of its own that is then killed; false when it ended in another way.
bool killedAfter(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            work();
            ::kill(::getpid(), SIGKILL);
        } catch (...) {
        }
        ::_exit(1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status)
        && WTERMSIG(status) == SIGKILL;
}

}

class TstCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOpenedAgain()
    {
        TemporaryCatalogue shop;
        {
            const auto writer = shop.catalogue->writer();
            writer->putListing(listingInput("a", "Red sofa"));
        }
        QCOMPARE(errorOf([&] { Catalogue::create(shop.file); }), ErrorCode::AlreadyExists);
        shop.catalogue.reset();
        QCOMPARE(Catalogue::open(shop.file)->reader()->counts().listings, 1);
        QCOMPARE(errorOf([&] { Catalogue::open(shop.folder / "no"); }), ErrorCode::NotFound);
    }

    void tellsTheListingsOfImages()
    {
        TemporaryCatalogue shop;
        {
            const auto writer = shop.catalogue->writer();
            for (const char* id : {"a", "b"})
                writer->putListing(listingInput(id, "Sofa"));
            for (const auto& [image, listing] :
                {std::pair("a1", "a"), std::pair("b1", "b"), std::pair("lone", "none")})
                writer->putImage(imageInput(image, listing));
            writer->finishImport();
        }
        const auto reader = shop.reader();
        const auto row = [&reader](const char* id) { return reader->imageById(id)->row; };
        const auto listing = [&reader](const char* id) { return *reader->listingById(id); };
        const std::vector<ImageRow> asked{row("b1"), {99}, row("a1"), row("lone"), row("b1")};
        QVERIFY(reader->listingsOf(asked)
            == (std::vector<ListingRow>{listing("b"), {}, listing("a"), {}, listing("b")}));
        QVERIFY(reader->listingsOf({}).empty());
    }

    void readersAndWritersMayOutliveIt()
    {
        TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        const auto reader = shop.catalogue->reader();
        shop.catalogue.reset();
        writer->putListing(listingInput("a", "Red sofa"));
        QCOMPARE(reader->counts().listings, 1);
    }

    void manyThreadsReadWhileOneWrites()
    {
        const TemporaryCatalogue shop;
        std::atomic<bool> done = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                while (!done) {
                    const CatalogueCounts counts = shop.reader()->counts();
                    // Each commit brings a listing together with its image.
                    if (counts.listings != counts.images || counts.orphanImages != 0)
                        ++wrong;
                }
            });
        }
        for (int i = 0; i < 100; ++i) {
            const auto writer = shop.catalogue->writer();
            const std::string id = std::to_string(i);
            writer->begin();
            writer->putListing(listingInput(id, "Sofa"));
            writer->putImage(imageInput(id, id));
            writer->finishImport();
            writer->commit();
        }
        done = true;
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(shop.reader()->counts().listings, 100);
    }

    void writersTakeTurns()
    {
        const TemporaryCatalogue shop;
        std::atomic<bool> second = false;
        auto writer = shop.catalogue->writer();
        writer->begin();
        std::thread other([&] {
            const auto next = shop.catalogue->writer();
            second = true;
            next->putListing(listingInput("b", "Lamp"));
        });
        writer->putListing(listingInput("a", "Sofa"));
        QVERIFY(!second);
        writer->commit();
        writer.reset();
        other.join();
        QCOMPARE(shop.reader()->counts().listings, 2);
    }

    void aKilledWriterLeavesWhatWasCommitted()
    {
        const TemporaryCatalogue shop;
        QVERIFY(killedAfter([&] {
            const auto catalogue = Catalogue::open(shop.file);
            const auto writer = catalogue->writer();
            writer->startJob("import", "{}");
            writer->startJob("embed", "{}");
            writer->begin();
            writer->putListing(listingInput("kept", "Sofa"));
            writer->finishImport();
            writer->commit();
            writer->begin();
            for (int i = 0; i < 2000; ++i)
                writer->putListing(listingInput("lost" + std::to_string(i), "Lamp"));
        }));
        const auto catalogue = Catalogue::open(shop.file);
        QCOMPARE(catalogue->reader()->counts().listings, 1);
        QCOMPARE(catalogue->reader()->countListings(withWords("lamp")), 0);
        QCOMPARE(
            catalogue->reader()->interruptedJobs(), (std::vector<std::string>{"import", "embed"}));
        // The next run of a kind takes the place of the killed one.
        const auto writer = catalogue->writer();
        const auto job = writer->startJob("embed", "{}");
        writer->updateJob(job, JobRecordState::Succeeded, 1, 1, "");
        QCOMPARE(catalogue->reader()->interruptedJobs(), (std::vector<std::string>{"import"}));
    }

    void anotherProcessMayWriteToo()
    {
        const TemporaryCatalogue shop;
        QVERIFY(killedAfter(
            [&] { Catalogue::open(shop.file)->writer()->putListing(listingInput("a", "Sofa")); }));
        QCOMPARE(shop.reader()->counts().listings, 1);
    }
};

QTEST_GUILESS_MAIN(TstCatalogue)
#include "tst_catalogue.moc"
