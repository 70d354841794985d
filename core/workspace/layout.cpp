// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layout.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <fmt/format.h>

#include <iterator>
#include <system_error>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 200; // file systems take 255 bytes; AtomicFile adds a suffix

std::string fileNameFor(const std::string& id)
{
    std::string name;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const auto byte = static_cast<unsigned char>(id[i]);
        const bool leadingDot = i == 0 && byte == '.';
        if (byte < 0x20 || byte == 0x7F || byte == '/' || byte == '\\' || byte == '%' || leadingDot)
            name += fmt::format("%{:02X}", byte);
        else
            name += id[i];
    }
    // '%' is always followed by two digits above, so no id can be spelled like this.
    return name.empty() || name.size() > kLongestName ? "%sha256-" + sha256Hex(id) : name;
}

}

Layout::Layout(const fs::path& folder)
    : m_folder(fs::absolute(folder).lexically_normal())
{
    if (!m_folder.has_filename()) // "shop.vitrine/"
        m_folder = m_folder.parent_path();
}

fs::path Layout::standardPicture(const std::string& imageId) const
{
    return images() / (fileNameFor(imageId) + ".jpg");
}

fs::path Layout::weights(const std::string& modelId) const
{
    return model(modelId) / "weights.pth";
}

fs::path Layout::modelCard(const std::string& modelId) const
{
    return model(modelId) / "model.json";
}

fs::path Layout::modelData(const std::string& modelId) const
{
    return model(modelId) / "data.csv";
}

fs::path Layout::modelReadme(const std::string& modelId) const
{
    return model(modelId) / "README.md";
}

fs::path Layout::modelEmbeddings(const std::string& modelId) const
{
    return model(modelId) / "image_embeddings.json";
}

fs::path Layout::modelCentre(const std::string& modelId) const
{
    return model(modelId) / "centre.json";
}

fs::path Layout::original(const ListingImage& image) const
{
    if (image.source.empty())
        return {};
    // In a copy of a workspace, its own files count, although those of the first are still there.
    const fs::path folder = image.source.parent_path();
    if (folder.filename() == "images" && folder.parent_path().filename() == demo().filename()
        && isThere(demo()))
        return demo() / "images" / image.source.filename();
    if (isThere(image.source))
        return image.source;
    return fetchedBefore(image.source).value_or(image.source);
}

std::optional<fs::path> Layout::fetchedBefore(const fs::path& moved) const
{
    const fs::path name = sources().filename();
    // A folder above the workspace, or one of the pictures', may have the same name.
    for (auto part = moved.begin(); part != moved.end(); ++part) {
        if (*part != name)
            continue;
        fs::path inside = sources();
        for (auto below = std::next(part); below != moved.end(); ++below)
            inside /= *below;
        if (isThere(inside))
            return inside;
    }
    return std::nullopt;
}

std::optional<fs::path> Layout::pictureFile(const ListingImage& image) const
{
    if (fs::path standard = standardPicture(image.id);
        image.state == ImageState::Ready && isThere(standard))
        return standard;
    if (fs::path source = original(image); !source.empty() && isThere(source))
        return source;
    return std::nullopt;
}

void makeFolder(const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        throw systemError(problem.value(), "create", folder.string());
}

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

}
