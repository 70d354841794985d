// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/importpreview.h"

#include "core/base/text.h"

#include <string_view>
#include <system_error>

namespace vitrine::ui {
namespace {

namespace fs = std::filesystem;

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
    const auto look = [&](const fs::path& place, ImportPart part) {
        return lookAtPlace(place, part, request.remote, context);
    };
    return {look(request.products, ImportPart::Products), look(request.images, ImportPart::Images),
        look(request.pictures, ImportPart::Pictures)};
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
