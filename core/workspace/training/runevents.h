// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"
#include "core/workspace/training/tensorboardwriter.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// A run as TensorBoard shows it: scalars of each batch under batch/..., by step, and of each epoch
/// under epoch/..., by the number of epochs done. Time is the run's own, from its start, pauses
/// left out: so the file can be made again from what the run store holds.
class RunEvents {
public:
    /// runs/<row>/events.out.tfevents.<start>.vitrine, begun anew with what there is so far.
    RunEvents(const std::filesystem::path& folder, const std::string& started,
        const std::vector<BatchStats>& batches, const std::vector<EpochStats>& epochs);

    void add(const BatchStats& stats);
    void add(const EpochStats& stats);
    void flush() { m_writer.flush(); }

private:
    double m_start; ///< seconds since 1970
    TensorBoardWriter m_writer;
};

}
