// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/progressline.h"
#include "core/base/error.h"
#include "core/jobs/jobcontext.h"

#include <nlohmann/json_fwd.hpp>

#include <stop_token>
#include <string>
#include <string_view>

namespace vitrine::cli {

/// Where a verb speaks: results on standard output, as words or as one JSON object; progress and
/// errors on standard error (with --json an error is the object).
class Console {
public:
    struct Options {
        bool json = false;
        bool quiet = false; ///< no progress
    };

    Console(Options options, std::stop_token stop);

    bool json() const { return m_options.json; }
    /// The context of the verb's job: stops on Ctrl-C, reports to this console.
    JobContext& context() { return m_context; }

    /// A line of words; dropped with --json.
    void line(std::string_view text);
    /// The one object; printed with --json only.
    void object(const nlohmann::json& value);
    void fail(const Error& error);
    /// Ctrl-C was pressed; `howToContinue` is a sentence.
    void cancelled(std::string_view howToContinue);

private:
    Options m_options;
    ProgressLine m_progress;
    JobContext m_context;
};

}
