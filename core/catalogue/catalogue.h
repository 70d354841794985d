// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/catalogue/writer.h"

#include <filesystem>
#include <memory>

namespace vitrine::catalogue {

/// The catalogue.sqlite of a workspace: one writer, as many readers as threads; WAL from its first
/// listings and images on.
/// Opening migrates an older file (after a backup beside it) and refuses a newer one
/// (Error NewerVersion), a damaged one (Corrupt) and one that is missing (NotFound).
/// The object is safe to use from any thread; a Reader or Writer is not.
class Catalogue {
public:
    static std::unique_ptr<Catalogue> create(const std::filesystem::path& file);
    static std::unique_ptr<Catalogue> open(const std::filesystem::path& file);

    virtual ~Catalogue() = default;
    /// A connection of its own from a pool; it returns there on destruction.
    virtual std::unique_ptr<Reader> reader() const = 0;
    /// Waits for the one writer. Throws Error Busy when another process keeps it for over 10 s.
    virtual std::unique_ptr<Writer> writer() = 0;
};

}
