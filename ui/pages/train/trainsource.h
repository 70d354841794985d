// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace vitrine {
class Inspection;
class Training;
class Workspace;
}

namespace vitrine::ui {

/// What the page reads and trains on: a workspace with its training and inspection (or a test's).
struct TrainSource {
    std::shared_ptr<Workspace> workspace;
    Training* training = nullptr; ///< these live as long as the workspace
    Inspection* inspection = nullptr;

    explicit operator bool() const { return workspace && training; }
    bool operator==(const TrainSource&) const = default;
};

}
