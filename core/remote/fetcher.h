// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/download.h"
#include "core/remote/fetchreport.h"
#include "core/remote/remoteoptions.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vitrine::remote {

/// What may be said and kept of a place.
struct PlaceName {
    std::string shown; ///< without user, password and whatever else could be secret
    std::string key; ///< letters and digits; the same place has the same, others have another
};

/// Whether a place is an address or an archive, which a Fetcher turns into files; else it is a file
/// or folder of this disk, as it is.
bool needsFetching(std::string_view place);

/// Brings files from elsewhere: remotesource.h and download.h say how, remotelocation.h how places
/// are written. Several threads may use one.
class Fetcher {
public:
    virtual ~Fetcher() = default;

    /// Throws Error InvalidArgument for what is no place.
    virtual PlaceName nameOf(const std::string& place, const RemoteOptions& options) const = 0;
    virtual std::filesystem::path fetchTable(const std::string& place,
        const std::filesystem::path& targetFolder, const RemoteOptions& options,
        JobContext& context) const = 0;
    virtual FetchReport fetchPictures(const std::string& place,
        const std::filesystem::path& targetFolder, const RemoteOptions& options,
        JobContext& context) const = 0;
    virtual Downloaded download(const DownloadRequest& request, JobContext& context) const = 0;
};

/// From the module that holds libcurl, libzip and pugixml, which is loaded on the first call.
/// Throws Error NotFound when the module is not beside the program.
std::unique_ptr<Fetcher> loadFetcher();

/// What the module exports, under `kFetcherSymbol`.
using MakeFetcher = Fetcher*();
inline constexpr const char* kFetcherSymbol = "vitrineMakeFetcher";
inline constexpr const char* kFetcherModule = "vitrine-remote.so";

}
