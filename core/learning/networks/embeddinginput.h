// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/files/statedict.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/netsettings.h"
#include "core/learning/pictures/imagesource.h"
#include "core/learning/pictures/pictureprefetcher.h"
#include "core/learning/pictures/viewlist.h"
#include "core/learning/trunk/activationfile.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::learning {

/// Activations of a network's trunk that a Trunk has kept.
struct KeptTrunk {
    Cut cut = Cut::AfterPool;
    std::filesystem::path folder;
    std::string key;
    std::size_t numbers = 0; ///< of a picture
};

/// Those of `folder` that belong to this network, the one that saves the most first.
std::vector<KeptTrunk> keptTrunks(const std::filesystem::path& folder, const StateDict& weights,
    const WeightsInfo& info, const NetSettings& settings);

/// What the network gets of some consecutive pictures: each is in one of the two, or cannot be had.
struct EmbeddingBatch {
    struct Kept {
        Cut cut = Cut::AfterPool;
        std::vector<std::size_t> places; ///< in the batch
        std::vector<std::uint16_t> activations;
    };

    std::size_t size = 0;
    std::vector<Picture> pictures;
    std::vector<std::size_t> places; ///< of `pictures` in the batch
    std::vector<Kept> kept; ///< may have entries without places
};

/// A source's pictures in order: as activations where they are kept, else as pixels, which are
/// loaded ahead. One thread at a time.
class EmbeddingInput {
public:
    /// `source` is borrowed.
    EmbeddingInput(const ImageSource& source, const std::vector<KeptTrunk>& trunks,
        const NetSettings& settings);

    /// Of the next `count` pictures. Throws Cancelled.
    EmbeddingBatch next(std::size_t count, JobContext& context);

private:
    struct Records {
        KeptTrunk trunk;
        std::unique_ptr<ActivationFile> file;
    };

    std::vector<ViewOfImage> findRecords();
    bool addKept(EmbeddingBatch& batch, std::size_t place, std::size_t index);

    const ImageSource& m_source;
    int m_side;
    std::vector<Records> m_records;
    std::vector<std::string> m_names; ///< of records, one a picture; empty: pixels are loaded ahead
    std::optional<ViewList> m_unkept;
    std::optional<PicturePrefetcher> m_prefetcher;
    std::size_t m_next = 0;
};

}
