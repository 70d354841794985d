// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/mirror.h"

#include "core/base/error.h"
#include "core/remote/entrypath.h"
#include "core/remote/remoteserver.h"
#include "core/remote/retry.h"
#include "core/remote/transfererrors.h"

#include <fmt/format.h>

#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::remote {

namespace fs = std::filesystem;

namespace {

constexpr int kFailuresInARow = 3; // each after its own retries; then the server is given up
// A killed program fetches again what it had not noted; each note writes the whole manifest anew.
// write.
constexpr auto kSaveEvery = std::chrono::seconds(2);

using Clock = std::chrono::steady_clock;

/// Makes one progress of the bytes of many files.
class SharedProgress : public ProgressSink {
public:
    SharedProgress(JobContext& whole, std::int64_t total)
        : m_whole(whole)
        , m_total(total)
    {
    }

    void onProgress(const Progress& progress) override
    {
        if (progress.stage == Stage::Downloading)
            m_whole.report(Stage::Downloading, m_before + progress.done, m_total);
    }

    void fileDone(std::int64_t bytes)
    {
        m_before += bytes;
        m_whole.report(Stage::Downloading, m_before, m_total);
    }

private:
    JobContext& m_whole;
    std::int64_t m_before = 0;
    std::int64_t m_total;
};

class Mirror {
public:
    Mirror(RemoteServer& server, const RemoteOptions& options, FetchManifest& manifest,
        FetchReport& report, JobContext& context)
        : m_server(server)
        , m_options(options)
        , m_manifest(manifest)
        , m_report(report)
        , m_context(context)
    {
    }

    void run()
    {
        m_context.report(Stage::Downloading, 0, 0);
        const auto files =
            withRetries(m_options.retry, m_context, [this] { return m_server.list(m_context); });
        const auto there = chosen(files);
        forgetOthers(there);
        const auto wanted = changed(there);
        std::int64_t total = 0;
        for (const RemoteFile& file : wanted)
            total += file.bytes;
        SharedProgress progress(m_context, total);
        for (const RemoteFile& file : wanted)
            bring(file, progress);
    }

private:
    std::vector<RemoteFile> chosen(const std::vector<RemoteFile>& files)
    {
        std::vector<RemoteFile> result;
        TakenPaths taken;
        for (const RemoteFile& file : files) {
            const std::string reason =
                file.refusal.empty() ? reasonAgainst(file.path) : file.refusal;
            if (!m_options.everyFile && !looksLikePicture(file.path))
                ++m_report.ignored;
            else if (!reason.empty())
                m_report.failed.push_back({file.path, reason});
            else if (isHidden(file.path))
                ++m_report.ignored;
            else if (!taken.take(file.path))
                m_report.failed.push_back({file.path, "another file has its name"});
            else
                result.push_back(file);
        }
        return result;
    }

    void forgetOthers(const std::vector<RemoteFile>& there)
    {
        std::set<std::string> paths;
        for (const RemoteFile& file : there)
            paths.insert(file.path);
        if (paths.empty() && !m_manifest.files().empty()) {
            throw Error(ErrorCode::NotFound,
                fmt::format("{} holds no photo any more; those that came before are kept.",
                    shownAddress(m_server.address())),
                "Check the address: the folder may have moved.");
        }
        const auto isGone = [&](const std::string& path) {
            return !paths.contains(path) && (m_options.everyFile || looksLikePicture(path));
        };
        m_report.gone = m_manifest.removeGone(isGone, m_context);
    }

    std::vector<RemoteFile> changed(std::vector<RemoteFile> files)
    {
        std::vector<RemoteFile> result;
        for (RemoteFile& file : files) {
            m_context.throwIfStopped();
            if (isCurrent(file))
                ++m_report.skipped;
            else
                result.push_back(std::move(file));
        }
        return result;
    }

    bool isCurrent(const RemoteFile& file)
    {
        const FetchedFile* known = m_manifest.find(file.path);
        if (!known || known->bytes != file.bytes || !m_manifest.isIntact(file.path, m_context))
            return false;
        if (!known->listed.empty() && known->listed == file.listed)
            return true;
        const std::string version = withRetries(
            m_options.retry, m_context, [&] { return m_server.versionNow(file, m_context); });
        if (version.empty() || version != known->version)
            return false;
        FetchedFile updated = *known;
        updated.listed = m_server.proofOf(file, version);
        if (updated.listed != known->listed)
            m_manifest.put(file.path, std::move(updated));
        return true;
    }

    void bring(const RemoteFile& file, SharedProgress& progress)
    {
        try {
            fetch(file, progress);
            m_failuresInARow = 0;
        } catch (const TransferError& error) {
            fail(file, error);
            const bool isServers = error.reach() == TransferError::Reach::Server
                || (error.reach() == TransferError::Reach::Moment
                    && ++m_failuresInARow == kFailuresInARow);
            if (isServers)
                throw;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Corrupt) // replaced while we looked; all else is local
                throw;
            fail(file, error);
        }
        progress.fileDone(file.bytes);
    }

    void fail(const RemoteFile& file, const Error& error)
    {
        m_report.failed.push_back({file.path, error.message()});
    }

    void fetch(const RemoteFile& file, SharedProgress& progress)
    {
        const fs::path target = m_manifest.folder() / file.path;
        std::error_code failed;
        fs::create_directories(target.parent_path(), failed);
        if (failed)
            throw systemError(failed.value(), "write", target.parent_path().string());
        JobContext context(m_context.stopToken(), &progress);
        const DownloadRequest request{m_server.addressOf(file.path), target, file.bytes};
        Downloaded came = withRetries(m_options.retry, m_context,
            [&] { return download(request, m_server.session(), m_server.protocol(), context); });
        const std::string proof = m_server.proofOf(file, came.version);
        m_manifest.note(file.path,
            {.version = std::move(came.version), .listed = proof, .sha256 = came.sha256});
        ++m_report.done;
        m_report.bytes += came.bytes;
        saveNowAndThen();
    }

    void saveNowAndThen()
    {
        const auto now = Clock::now();
        if (now - m_saved < kSaveEvery)
            return;
        m_manifest.save();
        m_saved = now;
    }

    RemoteServer& m_server;
    const RemoteOptions& m_options;
    FetchManifest& m_manifest;
    FetchReport& m_report;
    JobContext& m_context;
    int m_failuresInARow = 0;
    Clock::time_point m_saved = Clock::now();
};

}

void mirror(RemoteServer& server, const RemoteOptions& options, FetchManifest& manifest,
    FetchReport& report, JobContext& context)
{
    try {
        Mirror(server, options, manifest, report, context).run();
    } catch (...) {
        try {
            manifest.save();
        } catch (const Error&) {
            // What ended the call says more; without the note, files are only fetched again.
        }
        throw;
    }
    manifest.save();
}

}
