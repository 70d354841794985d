// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/importing/importsources.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/remote/archiveshelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

// Expected shares of the time, beside the 10 of reading the tables.
constexpr double kTableWeight = 5.0;
constexpr double kPicturesWeight = 200.0;
constexpr double kUnpackingShare = 0.1;
constexpr std::size_t kLongestName = 200; ///< bytes that a problem shows

remote::RemoteOptions remoteOptions(const RemoteAccess& access)
{
    return {.sshKey = access.sshKey,
        .knownHosts = access.knownHosts,
        .acceptedHostKeys = access.acceptedHostKeys,
        .s3 = {.endpoint = access.s3Endpoint, .region = access.s3Region}};
}

/// Names from elsewhere may hold anything, and reports are shown in terminals.
std::string printable(std::string_view name)
{
    std::string text = text::elided(name, kLongestName);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return text;
}

RowProblem problemOf(const remote::FetchFailure& failure, const std::string& place)
{
    RowProblem problem;
    problem.file = place;
    problem.kind = "picture_not_fetched";
    problem.text = printable(failure.path);
    problem.hint =
        fmt::format("Not fetched: {}{}", failure.reason, failure.reason.ends_with('.') ? "" : ".");
    problem.kept = true;
    return problem;
}

void requireChecksum(const std::string& sha256)
{
    constexpr std::size_t kDigits = 64;
    const bool hex = sha256.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (!sha256.empty() && (sha256.size() != kDigits || !hex)) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("\"{}\" is no SHA-256.", text::elided(sha256, 2 * kDigits)),
            "Write its 64 hexadecimal digits, as sha256sum prints them.");
    }
}

}

ImportSources::ImportSources(const ImportRequest& request, const Layout& layout)
    : m_layout(layout)
    , m_options(remoteOptions(request.remote))
    , m_products{.kind = "products",
          .place = request.products.string(),
          .sha256 = request.productsSha256,
          .weight = kTableWeight}
    , m_images{.kind = "images",
          .place = request.images.string(),
          .sha256 = request.imagesSha256,
          .weight = kTableWeight}
    , m_pictures{.kind = "pictures",
          .place = request.pictures.string(),
          .sha256 = request.picturesSha256,
          .weight = kPicturesWeight}
{
    for (Source* source : {&m_products, &m_images, &m_pictures}) {
        requireChecksum(source->sha256);
        name(*source);
    }
}

void ImportSources::name(Source& source)
{
    source.shown = source.place;
    if (!remote::needsFetching(source.place)) {
        source.weight = 0.0;
        return;
    }
    if (!m_fetcher)
        m_fetcher = remote::loadFetcher();
    remote::PlaceName name = m_fetcher->nameOf(source.place, m_options);
    source.shown = std::move(name.shown);
    source.folder = m_layout.sources() / fmt::format("{}-{}", source.kind, name.key);
}

ImportRequest ImportSources::shown() const
{
    return {m_products.shown, m_images.shown, m_pictures.shown};
}

importing::TableImportRequest ImportSources::fetch(
    JobContext& context, const std::vector<JobContext::StageWeight>& after) const
{
    importing::TableImportRequest tables;
    tables.origins = {m_products.shown, m_images.shown, m_pictures.shown};
    remote::RemoteOptions options = m_options;
    options.shelf = std::make_shared<remote::ArchiveShelf>();
    setStages(context, m_products, after);
    tables.products = fetchTable(m_products, options, context);
    setStages(context, m_images, after);
    tables.images = fetchTable(m_images, options, context);
    setStages(context, m_pictures, after);
    tables.pictures = fetchPictures(options, tables.problems, context);
    options.shelf->clear();
    std::vector<JobContext::StageWeight> stages{
        {Stage::Starting, m_products.weight + m_images.weight + m_pictures.weight}};
    stages.insert(stages.end(), after.begin(), after.end());
    context.setStages(std::move(stages));
    return tables;
}

fs::path ImportSources::fetchTable(
    const Source& source, const remote::RemoteOptions& options, JobContext& context) const
{
    verifyLocal(source, context);
    if (source.folder.empty())
        return source.place;
    remote::RemoteOptions own = options;
    own.sha256 = source.sha256;
    return m_fetcher->fetchTable(source.place, source.folder, own, context);
}

fs::path ImportSources::fetchPictures(const remote::RemoteOptions& options,
    std::vector<RowProblem>& problems, JobContext& context) const
{
    verifyLocal(m_pictures, context);
    if (m_pictures.folder.empty())
        return m_pictures.place;
    remote::RemoteOptions own = options;
    own.sha256 = m_pictures.sha256;
    const remote::FetchReport report =
        m_fetcher->fetchPictures(m_pictures.place, m_pictures.folder, own, context);
    for (const remote::FetchFailure& failure : report.failed)
        problems.push_back(problemOf(failure, m_pictures.shown));
    return report.folder;
}

/// A file or an archive of this disk has the checksum that it should have. What is fetched is
/// looked at when it has come.
void ImportSources::verifyLocal(const Source& source, JobContext& context) const
{
    if (source.sha256.empty() || source.shown.find("://") != std::string::npos)
        return;
    std::error_code unknown;
    if (fs::is_directory(source.shown, unknown)) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("{} is a folder, which has no checksum.", source.shown),
            "Leave the checksum out, or name an archive.");
    }
    const std::string sum =
        sha256OfFile(source.shown, [&](std::uint64_t) { context.throwIfStopped(); });
    if (sum != text::lowered(source.sha256)) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} has the SHA-256 {}, not {}.", source.shown, sum, source.sha256),
            "Either the file or the expected checksum is another one; ask who gave you it.");
    }
}

void ImportSources::setStages(JobContext& context, const Source& current,
    const std::vector<JobContext::StageWeight>& after) const
{
    double before = 0.0;
    double rest = 0.0;
    double* sum = &before;
    for (const Source* source : {&m_products, &m_images, &m_pictures}) {
        if (source == &current)
            sum = &rest;
        else
            *sum += source->weight;
    }
    for (const JobContext::StageWeight& stage : after)
        rest += stage.weight;
    // Each source has the same stages; what is before and after it is summed up, as a job has each
    // stage once.
    context.setStages(
        {{Stage::Starting, before}, {Stage::Downloading, current.weight * (1.0 - kUnpackingShare)},
            {Stage::Writing, current.weight * kUnpackingShare}, {Stage::ReadingProducts, rest}});
}

}
