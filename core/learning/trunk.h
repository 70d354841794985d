// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/embedder.h"
#include "core/learning/imagesource.h"
#include "core/learning/statedict.h"
#include "core/types/training.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

/// Where a network is cut in two: the trunk before, which is frozen, and the tail behind, which
/// learns.
enum class Cut {
    Pictures, ///< nothing is frozen
    AfterLayer2,
    AfterLayer3,
    AfterPool, ///< pooled features; the tail is the head alone
};
Cut cutOf(LearningScope scope);

/// What a trunk makes of one picture: channels x height x width numbers, channels last in memory.
struct ActivationShape {
    int channels = 0;
    int height = 1;
    int width = 1;

    std::size_t numbers() const
    {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height)
            * static_cast<std::size_t>(width);
    }
    bool operator==(const ActivationShape&) const = default;
};

/// One version of one picture. View 0 is the plain one.
struct ViewOfImage {
    std::size_t index = 0; ///< in the image source
    int view = 0;

    bool operator==(const ViewOfImage&) const = default;
};

struct TrunkOptions {
    Cut cut = Cut::AfterLayer3;
    Precision precision = Precision::Auto;
    int threads = 0;
    int inputSide = 224;
    Augmentation augmentation;
    std::filesystem::path
        cache; ///< folder; empty: everything is computed each time it is asked for
    std::int64_t cacheLimit = 0; ///< bytes; 0: what is free less 1 GiB
};

/// Activations of the frozen part of a network, each computed once and kept in a memory-mapped file
/// <cache>/<key>, whose key covers the trunk's weights, the cut, the input side, the precision and
/// the format. A record is found by its picture's identity (ImageSource::identity) and, for views
/// after the first, by view and augmentation; a killed program keeps what was complete. Numbers are
/// bfloat16 as their 16 bits. One thread at a time.
class Trunk {
public:
    /// Throws Error Unsupported (no ResNet), PermissionDenied, DiskFull, Io.
    static std::unique_ptr<Trunk> make(const StateDict& weights, const TrunkOptions& options);
    virtual ~Trunk() = default;

    virtual ActivationShape shape() const = 0;
    /// Computes and keeps what is missing of `wanted`; decoding overlaps. Reports
    /// Stage::ComputingTrunk. Returns, for each, whether it can be had: a picture that cannot be
    /// loaded cannot. Throws Error DiskFull, before anything is computed, when the cache would pass
    /// its limit, with how much is needed and how much there is; Cancelled, keeping what is done.
    virtual std::vector<bool> prepare(
        const ImageSource& source, std::span<const ViewOfImage> wanted, JobContext& context) = 0;
    /// Copies activations into `out`, shape().numbers() each, in the order of `wanted`, which
    /// `prepare` said can be had; computes what is not kept.
    virtual void read(const ImageSource& source, std::span<const ViewOfImage> wanted,
        std::span<std::uint16_t> out) = 0;
    /// Records that were found instead of computed, and computed, since it was made.
    virtual std::int64_t found() const = 0;
    virtual std::int64_t computed() const = 0;
};

/// Version `view` of `picture`, from which `side` x `side` pixels are taken; `identity` and the
/// view alone decide what is done, so that a version is the same in every run. View 0 takes the
/// middle. `picture` is inputSideToLoad(side, augmentation) pixels square.
Picture viewOf(const Picture& picture, const std::string& identity, int view, int side,
    const Augmentation& augmentation);
/// The side that an ImageSource is asked for: larger than `side` where crops are taken.
int sideToLoad(int side, const Augmentation& augmentation);

}
