// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/remote/fetcher.h"
#include "core/remote/remotesource.h"

#include <type_traits>

namespace vitrine::remote {

namespace {

constexpr std::size_t kKeyLength = 16; // of 64 hex digits; a workspace has few places

class ModuleFetcher : public Fetcher {
public:
    PlaceName nameOf(const std::string& place, const RemoteOptions& options) const override
    {
        const auto location = RemoteLocation::parse(place, options.s3);
        return {location.shown(), sha256Hex(location.identity()).substr(0, kKeyLength)};
    }

    std::filesystem::path fetchTable(const std::string& place,
        const std::filesystem::path& targetFolder, const RemoteOptions& options,
        JobContext& context) const override
    {
        return remote::fetchTable(
            RemoteLocation::parse(place, options.s3), targetFolder, options, context);
    }

    FetchReport fetchPictures(const std::string& place, const std::filesystem::path& targetFolder,
        const RemoteOptions& options, JobContext& context) const override
    {
        return remote::fetchPictures(
            RemoteLocation::parse(place, options.s3), targetFolder, options, context);
    }

    Downloaded download(const DownloadRequest& request, JobContext& context) const override
    {
        return remote::download(request, context);
    }
};

}

}

// The door of the module; see loadFetcher.
extern "C" vitrine::remote::Fetcher* vitrineMakeFetcher()
{
    return std::make_unique<vitrine::remote::ModuleFetcher>().release();
}

static_assert(std::is_same_v<decltype(vitrineMakeFetcher), vitrine::remote::MakeFetcher>);
