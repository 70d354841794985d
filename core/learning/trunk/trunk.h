// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/files/statedict.h"
#include "core/learning/networks/cut.h"
#include "core/learning/networks/netsettings.h"
#include "core/learning/pictures/imagesource.h"
#include "core/learning/pictures/pictureview.h"
#include "core/types/training.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::learning {

struct TrunkOptions {
    Cut cut = Cut::AfterLayer3; ///< not Pictures
    Precision precision = Precision::Auto;
    int threads = 0; ///< 0: every usable core
    int inputSide = 224; ///< pixels
    Augmentation augmentation;
    /// Folder, made unless it is there; empty: everything is computed each time it is asked for.
    std::filesystem::path cache;
    /// Bytes that all files of the folder may take; 0: no limit of its own. In any case 1 GiB of
    /// the disk stays free.
    std::int64_t cacheLimit = 0;
};
/// For what a run of `config` freezes; with nothing frozen the cut is Pictures.
TrunkOptions trunkOptions(const TrainConfig& config, const std::filesystem::path& cache);
/// What they come to on this machine. Throws Error InvalidArgument for an input side out of range.
NetSettings settingsFor(const TrunkOptions& options);

/// Activations of the frozen part of a network, each computed once and kept in an ActivationFile
/// <cache>/<key>, whose key covers the trunk's weights, the cut, the input side, the precision and
/// the format. A record is found by its picture's identity (ImageSource::identity) and, for views
/// after the first, by view and augmentation; a picture without identity is computed each time. A
/// killed program keeps what was complete. While another process or Trunk writes to the same
/// records, what is missing is computed without being kept. Numbers are bfloat16 as their 16 bits.
/// One thread at a time.
class Trunk {
public:
    /// The network itself is built when something is missing. Throws Error Unsupported (no ResNet),
    /// InvalidArgument (Cut::Pictures, or an input side out of range), PermissionDenied, DiskFull,
    /// Io.
    static std::unique_ptr<Trunk> make(const StateDict& weights, const TrunkOptions& options);
    virtual ~Trunk() = default;

    virtual ActivationShape shape() const = 0;
    /// Computes and keeps what is missing of `wanted`; decoding overlaps. Reports
    /// Stage::ComputingTrunk. Returns, for each, whether it can be had: a picture that cannot be
    /// loaded cannot. Where the disk is short, records of other keys that nobody uses are dropped,
    /// those used longest ago first. Throws Error DiskFull, before anything is computed or dropped,
    /// where even that is not enough, with how much is needed and how much there is; Cancelled,
    /// keeping what is done.
    virtual std::vector<bool> prepare(
        const ImageSource& source, std::span<const ViewOfImage> wanted, JobContext& context) = 0;
    /// Copies activations into `out`, shape().numbers() each, in the order of `wanted`; computes
    /// (and keeps, where the file can be written) what is not kept or turns out damaged. Throws
    /// Error NotFound for a picture that cannot be loaded.
    virtual void read(const ImageSource& source, std::span<const ViewOfImage> wanted,
        std::span<std::uint16_t> out) = 0;
    /// Records that `prepare` found, and that were computed, since it was made.
    virtual std::int64_t found() const = 0;
    virtual std::int64_t computed() const = 0;
};

}
