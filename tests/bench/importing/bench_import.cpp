// SPDX-License-Identifier: GPL-3.0-or-later
// What `vitrine-cli new` and `import` do, as one process without the rest of the program:
//   bench_import PRODUCTS.csv IMAGES.csv OUT.sqlite [PICTURES]
// Prints the counts as peers/import_pandas.py does.
#include "core/catalogue/catalogue.h"
#include "core/importing/tableimport.h"
#include "core/jobs/outcome.h"

#include <cstdio>

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: bench_import PRODUCTS.csv IMAGES.csv OUT.sqlite [PICTURES]\n", stderr);
        return 2;
    }
    const vitrine::Outcome outcome = vitrine::runJob([&] {
        const auto catalogue = vitrine::catalogue::Catalogue::create(argv[3]);
        vitrine::JobContext context;
        const auto report = vitrine::importing::importTables(
            {argv[1], argv[2], argc > 4 ? argv[4] : ""}, *catalogue, context);
        std::printf(
            "{\"products\": %lld, \"images\": %lld, \"joined\": %lld, \"categories\": %lld, "
            "\"listings_without_images\": %lld}\n",
            static_cast<long long>(report.products), static_cast<long long>(report.images),
            static_cast<long long>(report.joined), static_cast<long long>(report.categories),
            static_cast<long long>(report.listingsWithoutImages));
        std::fprintf(
            stderr, "import: %.3f s, %zu problems\n", report.seconds, report.problems.size());
    });
    if (outcome.error)
        std::fprintf(stderr, "%s\n", outcome.error->what());
    return outcome.error ? 1 : 0;
}
