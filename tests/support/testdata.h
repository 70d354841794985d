// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vitrine::test {

/// A folder that is removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    /// Writes a file and returns its path.
    std::filesystem::path write(const std::string& name, const std::string& contents) const;

private:
    std::filesystem::path m_path;
};

/// What lies in the folder itself, sorted: files, no folders.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

/// Larger local data that is not part of the project: the folder `shared` beside the checkout, or
/// what VITRINE_SHARED names. Nothing where `relative` is absent; then the test skips with a
/// reason.
std::optional<std::filesystem::path> sharedData(const std::string& relative);
std::filesystem::path sourceFolder();
std::filesystem::path binaryFolder(); ///< where vitrine and vitrine-cli are

/// The code of the Error that `work` throws; nothing where it throws none.
template <typename Work> std::optional<ErrorCode> errorOf(const Work& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

/// Collects progress, and stops the job once `stopWhen` says so.
class ProgressProbe : public ProgressSink {
public:
    explicit ProgressProbe(std::function<bool(const Progress&)> stopWhen = {});
    void onProgress(const Progress& progress) override;

    JobContext context() { return JobContext(m_stop.get_token(), this); }
    const std::vector<Progress>& seen() const { return m_seen; }

private:
    std::function<bool(const Progress&)> m_stopWhen;
    std::stop_source m_stop;
    std::vector<Progress> m_seen;
};

}

#define VITRINE_NEEDS_SHARED(variable, relative)                                                   \
    const auto variable##Found = vitrine::test::sharedData(relative);                              \
    if (!variable##Found)                                                                          \
        QSKIP("needs " relative " in the local data folder, which is not part of the project");    \
    const std::filesystem::path variable = *variable##Found
