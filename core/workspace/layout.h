// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listing.h"
#include "core/types/training.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::workspace {

/// Where everything lies in a shop.vitrine folder. Names only: nothing is created or read, except
/// where `original` and `pictureFile` look for files.
class Layout {
public:
    /// `folder` may be relative; it is kept absolute, so that a change of directory does no harm.
    explicit Layout(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path catalogue() const { return m_folder / "catalogue.sqlite"; }
    std::filesystem::path images() const { return m_folder / "images"; }
    std::filesystem::path models() const { return m_folder / "models"; }
    std::filesystem::path runs() const { return m_folder / "runs"; }
    /// runs/<row>: data.csv, batches.bin, evaluation.json, TensorBoard's events and, until the run
    /// has finished, its checkpoint.
    std::filesystem::path run(RunRow row) const { return runs() / std::to_string(row.value); }
    std::filesystem::path runData(RunRow row) const { return run(row) / "data.csv"; }
    std::filesystem::path runBatches(RunRow row) const { return run(row) / "batches.bin"; }
    std::filesystem::path runEvaluation(RunRow row) const { return run(row) / "evaluation.json"; }
    std::filesystem::path runCheckpoint(RunRow row) const
    {
        return run(row) / "checkpoint.safetensors"; // core/learning/training/trainer.h
    }
    std::filesystem::path cache() const { return m_folder / "cache"; }
    std::filesystem::path thumbnails() const { return cache() / "thumbnails-v1"; }
    /// What frozen layers made of the pictures (learning::Trunk).
    std::filesystem::path trunkCache() const { return cache() / "trunk-v1"; }
    /// Tables and pictures that imports brought from elsewhere.
    std::filesystem::path sources() const { return m_folder / "sources"; }
    std::filesystem::path demo() const { return m_folder / "demo"; }
    std::filesystem::path jobLock() const { return m_folder / "job.lock"; }

    /// images/<image id>.jpg. Ids come from tables that others wrote: bytes that could lead out of
    /// the folder are written as %XX, and an id too long for a file name is replaced by its hash.
    std::filesystem::path standardPicture(const std::string& imageId) const;
    std::filesystem::path model(const std::string& modelId) const { return models() / modelId; }
    std::filesystem::path weights(const std::string& modelId) const;
    std::filesystem::path modelCard(const std::string& modelId) const;
    std::filesystem::path modelReadme(const std::string& modelId) const;
    /// Its vectors as image_embeddings.json (importing::exportEmbeddings); may not be there.
    std::filesystem::path modelEmbeddings(const std::string& modelId) const;
    std::filesystem::path modelCentre(const std::string& modelId) const;
    /// What the model learnt from, as a run's data.csv: once the run has been purged.
    std::filesystem::path modelData(const std::string& modelId) const;
    /// The image's original. A demo's pictures and fetched ones lie inside the workspace and are
    /// found there after the folder has been moved. Empty when the catalogue knows of no file.
    std::filesystem::path original(const ListingImage& image) const;
    /// The best picture file of an image: the standardised one, else the original; nothing when
    /// neither exists.
    std::optional<std::filesystem::path> pictureFile(const ListingImage& image) const;

private:
    /// Where a file is now that was fetched before the folder was moved.
    std::optional<std::filesystem::path> fetchedBefore(const std::filesystem::path& moved) const;

    std::filesystem::path m_folder;
};

/// Makes a folder and those above it unless they are there. Throws Error PermissionDenied,
/// DiskFull, Io.
void makeFolder(const std::filesystem::path& folder);
/// Whether a file or folder is there; what cannot be looked at is not.
bool isThere(const std::filesystem::path& path);

}
