// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/embeddingnet.h"

#include "core/base/error.h"
#include "core/base/paths.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace vitrine::learning {

namespace {

std::filesystem::path moduleFile()
{
    const auto program = paths::programFolder();
    // Beside the program, in the build tree's bin (for tests), or installed.
    for (const auto& folder :
        {program, program.parent_path() / "bin", program.parent_path() / "lib" / "vitrine"}) {
        std::error_code ignored;
        if (std::filesystem::exists(folder / kEmbeddingNetModule, ignored))
            return folder / kEmbeddingNetModule;
    }
    throw Error(ErrorCode::NotFound,
        fmt::format("{} is missing beside the program.", kEmbeddingNetModule),
        "Install Vitrine again.");
}

MakeEmbeddingNet* loadModule()
{
    const auto file = moduleFile();
    // Never closed: LibTorch's own threads and registries outlive any network.
    void* module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* symbol = module ? ::dlsym(module, kEmbeddingNetSymbol) : nullptr;
    if (!symbol) {
        throw Error(ErrorCode::Internal,
            fmt::format("The network module cannot be loaded: {}.", ::dlerror()),
            "Install Vitrine again.");
    }
    return reinterpret_cast<MakeEmbeddingNet*>(symbol);
}

}

std::unique_ptr<EmbeddingNet> loadEmbeddingNet(
    const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& options)
{
    static MakeEmbeddingNet* const make = loadModule(); // a failed load is tried again
    return std::unique_ptr<EmbeddingNet>(make(state, info, options));
}

}
