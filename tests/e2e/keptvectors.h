// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <filesystem>

namespace vitrine::test {

/// The vectors of the real photos, which take a minute or more: the tests of one build compute them
/// once. They lie beside the test programs, under a name that changes with the code that computes
/// them.
class KeptVectors {
public:
    explicit KeptVectors(const std::filesystem::path& weights);

    /// Keeps those of a catalogue, which nobody has open.
    void keep(const std::filesystem::path& catalogue) const;
    /// Gives those images of `catalogue` that are ready the vector of the photo with the same id.
    /// Does nothing where none are kept.
    void lendTo(catalogue::Catalogue& catalogue) const;

private:
    std::filesystem::path m_file;
};

}
