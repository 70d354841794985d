// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// An entry of models/weights.json.
struct PublishedWeights {
    std::string name; ///< "resnet50"
    std::string variant; ///< torchvision's, such as "IMAGENET1K_V2"
    std::string backbone;
    std::string address;
    std::int64_t bytes = 0; ///< exact; 0 when unknown
    double mebibytes = 0.0; ///< as documented, for people; 0 when unknown
    std::string sha256Prefix;
    std::string licence;
    int inputSide = 224;
    bool isDefault = false;
};

struct StoredWeights {
    std::string name;
    std::filesystem::path file;
    bool present = false;
    std::int64_t bytes = 0; ///< on disk
};

struct WeightsCheck {
    std::filesystem::path file;
    std::string sha256;
    bool matchesManifest = false; ///< equals an entry's prefix
    std::string backbone;
    bool fineTuned = false;
    int classes = 0;
    int embeddingLength = 0;
    std::int64_t tensors = 0;
    std::string dtype;
};

/// Networks' weights shared by all workspaces of a user, in `folder` (default:
/// paths::userWeights()). Throws Error; `download` also Cancelled, and keeps its part for the next
/// try.
class WeightsStore {
public:
    explicit WeightsStore(std::filesystem::path folder = {});

    /// The manifest compiled into the program, or the file VITRINE_WEIGHTS_MANIFEST names.
    std::vector<PublishedWeights> published() const;
    std::vector<StoredWeights> stored() const; ///< one a manifest entry, then imported files
    /// By name, or by the file's name without extension.
    std::optional<std::filesystem::path> find(const std::string& name) const;
    /// The default of the manifest, else the first of its entries that is here. Files that were
    /// imported under another name are taken only when they are named.
    std::optional<std::filesystem::path> findDefault() const;
    std::vector<std::string> importedNames() const; ///< of those files

    /// Returns at once when the file is here and its checksum right.
    std::filesystem::path download(const std::string& name, JobContext& context);
    /// Copies a file in after checking that it holds a ResNet's weights. Under a manifest name it
    /// must be the published file. Throws Error InvalidArgument for other names than letters,
    /// digits and "._-", AlreadyExists for names that are taken.
    std::filesystem::path import(
        const std::filesystem::path& file, const std::string& name, JobContext& context);
    /// Reads the whole file: hash, tensors, shapes. `nameOrFile`: a manifest name or a path.
    WeightsCheck check(const std::string& nameOrFile, JobContext& context) const;

private:
    std::filesystem::path m_folder;
};

}
