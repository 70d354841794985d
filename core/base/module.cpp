// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/module.h"

#include "core/base/error.h"
#include "core/base/paths.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>

namespace vitrine {

namespace {

std::filesystem::path moduleFile(const char* name)
{
    const auto program = paths::programFolder();
    // Beside the program, in the build tree's bin (for tests), or installed.
    for (const auto& folder :
        {program, program.parent_path() / "bin", program.parent_path() / "lib" / "vitrine"}) {
        std::error_code ignored;
        if (std::filesystem::exists(folder / name, ignored))
            return folder / name;
    }
    throw Error(ErrorCode::NotFound, fmt::format("{} is missing beside the program.", name),
        "Install Vitrine again.");
}

}

void* moduleSymbol(const char* file, const char* symbol)
{
    // Never closed: threads and registries of the libraries behind it outlive what is made here.
    void* module = ::dlopen(moduleFile(file).c_str(), RTLD_NOW | RTLD_LOCAL);
    void* address = module ? ::dlsym(module, symbol) : nullptr;
    if (!address) {
        throw Error(ErrorCode::Internal, fmt::format("{} cannot be loaded: {}.", file, ::dlerror()),
            "Install Vitrine again.");
    }
    return address;
}

}
