// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/learning/training/trainer.h"
#include "core/workspace/layout.h"
#include "core/workspace/training/trainingjobs.h"

#include <memory>
#include <mutex>
#include <string>

namespace vitrine::workspace {

/// Answers what pictures show, with the network of one moment of a run; the last one is kept. Works
/// on a thread of its own with low priority, so that it does not hold up the training. Any thread;
/// questions take turns.
class GuessDesk {
public:
    GuessDesk(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    /// Throws Error for a picture that cannot be used, NotReady where nothing has been learnt yet.
    Guesses guess(const GuessTask& task, const QueryPicture& picture, JobContext& context);

private:
    /// What `key` names, ready to be asked.
    struct Network {
        std::string key;
        std::unique_ptr<learning::Classifier> classifier;
        int epoch = 0;
        std::int64_t step = 0;
    };

    Guesses answer(const GuessTask& task, const QueryPicture& picture, JobContext& context);
    void load(const GuessTask& task, const JobContext& context);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    std::mutex m_turn; ///< guards m_network
    Network m_network;
};

}
