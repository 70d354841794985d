// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/trunk/trunk.h"
#include "tests/core/learning/prngweights.h"

#include <atomic>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace vitrine::test {

inline constexpr int kSide = 64; ///< pixels that networks see here

/// Pictures of noise; counts how often one is loaded.
class TestSource : public learning::ImageSource {
public:
    explicit TestSource(std::size_t size)
        : m_size(size)
    {
    }

    std::size_t size() const override { return m_size; }
    Picture load(std::size_t index, int side) const override
    {
        ++loaded;
        return missing.contains(index) ? Picture{} : prngPicture(side, index);
    }
    std::string identity(std::size_t index) const override
    {
        return named ? "picture " + std::to_string(index) : std::string();
    }

    std::set<std::size_t> missing;
    bool named = true;
    mutable std::atomic<std::size_t> loaded = 0;

private:
    std::size_t m_size;
};

/// One thread, bfloat16, records in `cache`.
inline learning::TrunkOptions trunkOptions(
    const std::filesystem::path& cache, learning::Cut cut = learning::Cut::AfterLayer3)
{
    learning::TrunkOptions options;
    options.cut = cut;
    options.precision = Precision::Bfloat16;
    options.threads = 1;
    options.inputSide = kSide;
    options.cache = cache;
    return options;
}

/// `views` views of each picture.
inline std::vector<learning::ViewOfImage> allOf(std::size_t pictures, int views = 1)
{
    std::vector<learning::ViewOfImage> list;
    for (std::size_t i = 0; i < pictures; ++i) {
        for (int view = 0; view < views; ++view)
            list.push_back({i, view});
    }
    return list;
}

inline std::vector<bool> prepareAll(learning::Trunk& trunk, const learning::ImageSource& source,
    const std::vector<learning::ViewOfImage>& wanted)
{
    JobContext context;
    return trunk.prepare(source, wanted, context);
}

/// The file of records in a cache that holds one.
inline std::filesystem::path recordsIn(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".records")
            return entry.path();
    }
    return {};
}

}
