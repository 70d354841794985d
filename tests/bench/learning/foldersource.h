// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/decode.h"
#include "core/imaging/resize.h"
#include "core/learning/pictures/imagesource.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::bench {

/// The first pictures of a folder, by name.
class FolderSource : public learning::ImageSource {
public:
    FolderSource(const std::filesystem::path& folder, std::size_t count)
    {
        for (const auto& item : std::filesystem::directory_iterator(folder))
            m_files.push_back(item.path());
        std::sort(m_files.begin(), m_files.end());
        m_files.resize(std::min(m_files.size(), count));
    }

    std::size_t size() const override { return m_files.size(); }
    std::string identity(std::size_t index) const override { return m_files[index].string(); }
    Picture load(std::size_t index, int side) const override
    {
        imaging::DecodeOptions options;
        options.minShortSide = side;
        const imaging::Decoded decoded = imaging::decodeFile(m_files[index], options);
        return decoded.problem ? Picture{}
                               : imaging::forNetwork(decoded.picture, side, Preprocessing::Stretch);
    }

private:
    std::vector<std::filesystem::path> m_files;
};

}
