// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/importpreview.h"

#include "core/base/text.h"

#include <array>
#include <fstream>

namespace vitrine::ui {
namespace {

namespace fs = std::filesystem;

/// Counts records by RFC 4180: line ends within quotes do not end a row.
std::optional<std::int64_t> countRows(const fs::path& file, JobContext& context)
{
    std::ifstream in(file, std::ios::binary);
    if (file.empty() || !in)
        return std::nullopt;
    std::int64_t rows = 0;
    bool quoted = false;
    bool open = false; // a row has begun
    std::array<char, 1 << 16> block{};
    while (in.read(block.data(), block.size()), in.gcount() > 0) {
        context.throwIfStopped();
        for (std::streamsize i = 0; i < in.gcount(); ++i) {
            const char c = block[static_cast<std::size_t>(i)];
            if (c == '"')
                quoted = !quoted;
            const bool end = c == '\n' && !quoted;
            rows += end && open ? 1 : 0;
            open = end ? false : open || c != '\r';
        }
    }
    rows += open ? 1 : 0;
    return std::max<std::int64_t>(0, rows - 1);
}

std::optional<std::int64_t> countFiles(const fs::path& folder, JobContext& context)
{
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    if (folder.empty() || error)
        return std::nullopt;
    std::int64_t count = 0;
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
        if (error)
            break;
        if (++count % 512 == 0)
            context.throwIfStopped();
    }
    return count;
}

bool nameHolds(const fs::path& path, std::string_view part)
{
    return text::lowered(path.filename().string()).find(part) != std::string::npos;
}

void takeFile(ImportRequest& request, const fs::path& path)
{
    if (text::lowered(path.extension().string()) != ".csv")
        return;
    if (nameHolds(path, "image") || nameHolds(path, "photo")) {
        if (request.images.empty())
            request.images = path;
    } else if (request.products.empty()
        && (nameHolds(path, "product") || nameHolds(path, "listing"))) {
        request.products = path;
    }
}

void takeFolder(ImportRequest& request, const fs::path& path)
{
    const bool looksRight =
        nameHolds(path, "image") || nameHolds(path, "photo") || nameHolds(path, "picture");
    if (request.pictures.empty() && looksRight)
        request.pictures = path;
}

}

ImportPreview readPreview(const ImportRequest& request, JobContext& context)
{
    ImportPreview preview;
    preview.products = countRows(request.products, context);
    preview.images = countRows(request.images, context);
    preview.pictures = countFiles(request.pictures, context);
    return preview;
}

ImportRequest completed(ImportRequest request, const fs::path& dropped)
{
    std::error_code error;
    const bool isFolder = fs::is_directory(dropped, error);
    const fs::path folder = isFolder ? dropped : dropped.parent_path();
    if (!isFolder)
        takeFile(request, dropped);
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->is_directory(error))
            takeFolder(request, entry->path());
        else
            takeFile(request, entry->path());
    }
    return request;
}

}
