// SPDX-License-Identifier: GPL-3.0-or-later
// bench_facets [LISTINGS [RUNS]]: what the catalogue page asks, over a generated shop (100,000
// listings with 1.8 pictures each, in a temporary folder that is removed). Prints one JSON object a
// question: the median and the slowest of RUNS (15) in milliseconds.
#include "core/catalogue/catalogue.h"
#include "core/jobs/outcome.h"
#include "tests/bench/catalogue/generatedshop.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace vitrine;

namespace {

namespace fs = std::filesystem;

struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() / fmt::format("bench_facets.{}", ::getpid());
    TemporaryFolder() { fs::create_directories(path); }
    ~TemporaryFolder() { fs::remove_all(path); }
};

double milliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

class Bench {
public:
    Bench(catalogue::Catalogue& catalogue, int listings, int runs)
        : m_reader(catalogue.reader())
        , m_listings(listings)
        , m_runs(runs)
    {
    }

    void run()
    {
        ListingFilter shown; // what the page shows before anybody chose anything
        shown.states = {ListingState::Included};
        ListingFilter words = shown;
        words.words = bench::generatedWord(30) + " " + bench::generatedWord(80);
        ListingFilter rare;
        rare.words = bench::generatedWord(3500);
        ListingFilter common;
        common.words = bench::generatedWord(0);
        ListingFilter several = shown;
        several.categories = {{1}, {2}, {3}};
        several.price = PriceRange{1'000, 20'000, "GBP"};
        several.pictures = {1, 2, kManyPictures};
        ListingFilter findings = shown;
        findings.findings = {FindingKind::Blurry};
        m_reader->countListings(words); // the first search takes the words into the index

        facets("facets, nothing chosen", shown);
        facets("facets, category, price and pictures chosen", several);
        facets("facets, two words", words);
        facets("facets, the most common word", common);
        facets("facets, a finding chosen", findings);
        page("first page, nothing chosen, by title", shown, ListingOrder::Title, 0);
        page("last page, nothing chosen, by title", shown, ListingOrder::Title, -1);
        page("last page, nothing chosen, by price", shown, ListingOrder::PriceAscending, -1);
        page("first page, category, price, pictures, by price", several,
            ListingOrder::PriceAscending, 0);
        page("last page, category, price, pictures, by title", several, ListingOrder::Title, -1);
        page("last page, category, price, pictures, by place", several, ListingOrder::Location, -1);
        page("last page, category, price, pictures, by category", several, ListingOrder::Category,
            -1);
        page("last page, a finding chosen, as imported", findings, ListingOrder::Catalogue, -1);
        page("first page, two words, by title", words, ListingOrder::Title, 0);
        page("first page, a rare word, by title", rare, ListingOrder::Title, 0);
        page("first page, the most common word, by title", common, ListingOrder::Title, 0);
        count("count, two words", words);
        count("count, the most common word", common);
        count("count, category, price and pictures", several);
        measure("statistics", [&] { return m_reader->statistics().listings; });
    }

private:
    void facets(const char* name, const ListingFilter& filter)
    {
        measure(name, [&] { return m_reader->facets(filter).listings; });
    }

    /// `offset` -1: the last rows that fit.
    void page(
        const char* name, const ListingFilter& filter, ListingOrder order, std::int64_t offset)
    {
        constexpr std::int64_t kRows = 128;
        if (offset < 0)
            offset = std::max<std::int64_t>(0, m_reader->countListings(filter) - kRows);
        measure(name, [&] {
            return static_cast<std::int64_t>(
                m_reader->listings(filter, order, offset, kRows).size());
        });
    }

    void count(const char* name, const ListingFilter& filter)
    {
        measure(name, [&] { return m_reader->countListings(filter); });
    }

    void measure(const char* name, const std::function<std::int64_t()>& ask)
    {
        std::vector<double> times;
        std::int64_t answer = 0;
        for (int run = 0; run < m_runs; ++run)
            times.push_back(milliseconds([&] { answer = ask(); }));
        std::sort(times.begin(), times.end());
        fmt::print(
            "{{\"question\": \"{}\", \"listings\": {}, \"answer\": {}, \"median_ms\": {:.1f}, "
            "\"slowest_ms\": {:.1f}}}\n",
            name, m_listings, answer, times[times.size() / 2], times.back());
        std::fflush(stdout);
    }

    std::unique_ptr<catalogue::Reader> m_reader;
    int m_listings;
    int m_runs;
};

}

int main(int argc, char** argv)
{
    const Outcome outcome = runJob([&] {
        bench::GeneratedShopSize size;
        if (argc > 1)
            size.listings = std::stoi(argv[1]);
        size.images = size.listings * 9 / 5;
        const TemporaryFolder folder;
        const auto catalogue = catalogue::Catalogue::create(folder.path / "catalogue.sqlite");
        const double made = milliseconds([&] { bench::generateShop(*catalogue, size); });
        std::fprintf(stderr, "made %d listings in %.1f s, %.0f MB\n", size.listings, made / 1000,
            static_cast<double>(fs::file_size(folder.path / "catalogue.sqlite")) / 1e6);
        Bench(*catalogue, size.listings, argc > 2 ? std::stoi(argv[2]) : 15).run();
    });
    if (outcome.error)
        std::fprintf(stderr, "%s\n", outcome.error->what());
    return outcome.error ? 1 : 0;
}
