// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/fetcher.h"

#include "core/base/module.h"
#include "core/base/text.h"

namespace vitrine::remote {

bool needsFetching(std::string_view place)
{
    const std::string lowered = text::lowered(text::trimmed(place));
    return lowered.find("://") != std::string::npos || lowered.ends_with(".zip")
        || lowered.find(".zip#") != std::string::npos;
}

std::unique_ptr<Fetcher> loadFetcher()
{
    // A failed load is tried again.
    static auto* const make =
        reinterpret_cast<MakeFetcher*>(moduleSymbol(kFetcherModule, kFetcherSymbol));
    return std::unique_ptr<Fetcher>(make());
}

}
