// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/progressline.h"
#include "core/base/error.h"
#include "core/jobs/jobcontext.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
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
    /// Columns that a line has: what COLUMNS says, else the terminal's; 0: lines go into a file or
    /// another program, and are as long as they are.
    static std::size_t width();
    /// The context of the verb's job: stops on Ctrl-C, reports to this console.
    JobContext& context() { return m_context; }

    /// A line of words; dropped with --json.
    void line(std::string_view text);
    /// The one object; printed with --json only.
    void object(const nlohmann::json& value);
    /// From here on every object is one line, as there are several: see `event`.
    void useEvents() { m_events = true; }
    /// An object on a line of its own, at once; dropped without `useEvents`. One thread at a time.
    void event(const nlohmann::json& value);
    /// What progress says of a stage from now on, instead of its own words. Any thread.
    void describe(Stage stage, std::string words);
    void fail(const Error& error);
    /// With more to do about it, and fields that --json adds.
    void fail(const Error& error, const std::string& more, const nlohmann::json& extra);
    /// Ctrl-C was pressed; `howToContinue` is a sentence. `extra` is an object with more fields.
    void cancelled(std::string_view howToContinue, const nlohmann::json& extra);

private:
    void print(const nlohmann::json& value);

    Options m_options;
    bool m_events = false;
    ProgressLine m_progress;
    JobContext m_context;
};

}
