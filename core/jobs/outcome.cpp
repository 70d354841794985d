// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/outcome.h"

#include "core/jobs/jobcontext.h"

#include <new>
#include <string>

namespace vitrine {

Outcome runJob(const std::function<void()>& job)
{
    try {
        job();
        return {};
    } catch (const Cancelled&) {
        return {JobState::Cancelled, std::nullopt};
    } catch (const Error& error) {
        return {JobState::Failed, error};
    } catch (const std::bad_alloc&) {
        return {JobState::Failed,
            Error(ErrorCode::Internal, "There is not enough memory for this.",
                "Close other programs, or work on fewer photos at once.")};
    } catch (const std::exception& other) {
        return {JobState::Failed,
            Error(ErrorCode::Internal, std::string("Unexpected: ") + other.what(),
                "Please report this with the steps that led here.")};
    }
}

}
