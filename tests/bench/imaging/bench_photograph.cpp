// SPDX-License-Identifier: GPL-3.0-or-later
// bench_photograph FOLDER [ROUNDS]: photographs every SVG drawing of a folder at 600 x 600 over
// each backdrop and prints the median milliseconds a picture, by backdrop.
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/drawing.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::vector<std::string> drawingsIn(const fs::path& folder)
{
    std::vector<std::string> drawings;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".svg")
            drawings.push_back(vitrine::readFile(entry.path()));
    }
    return drawings;
}

double medianMilliseconds(const std::vector<std::string>& drawings, int backdrop, int rounds)
{
    std::vector<double> times;
    vitrine::imaging::Scene scene;
    scene.backdrop = backdrop;
    scene.blur = 0.5;
    for (int round = 0; round < rounds; ++round) {
        for (const std::string& drawing : drawings) {
            ++scene.seed;
            const auto start = std::chrono::steady_clock::now();
            vitrine::imaging::photograph(drawing, scene);
            const std::chrono::duration<double, std::milli> took =
                std::chrono::steady_clock::now() - start;
            times.push_back(took.count());
        }
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

}

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_photograph FOLDER [ROUNDS]\n");
        return 2;
    }
    try {
        const std::vector<std::string> drawings = drawingsIn(argv[1]);
        const int rounds = argc > 2 ? std::atoi(argv[2]) : 1;
        if (drawings.empty() || rounds < 1) {
            std::fprintf(stderr, "No SVG drawings in %s.\n", argv[1]);
            return 1;
        }
        for (int backdrop = 0; backdrop <= 4; ++backdrop) {
            std::printf("backdrop %d: %6.1f ms a picture (median of %zu)\n", backdrop,
                medianMilliseconds(drawings, backdrop, rounds),
                drawings.size() * static_cast<std::size_t>(rounds));
        }
    } catch (const vitrine::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
