// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/importsources.h"

#include "core/base/text.h"

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

remote::RemoteOptions optionsOf(const RemoteAccess& access)
{
    return {.sshKey = access.sshKey,
        .knownHosts = access.knownHosts,
        .acceptedHostKey = access.acceptedHostKey,
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

}

ImportSources::ImportSources(const ImportRequest& request, const Layout& layout)
    : m_layout(layout)
    , m_options(optionsOf(request.remote))
    , m_products{.kind = "products", .place = request.products.string(), .weight = kTableWeight}
    , m_images{.kind = "images", .place = request.images.string(), .weight = kTableWeight}
    , m_pictures{.kind = "pictures", .place = request.pictures.string(), .weight = kPicturesWeight}
{
    for (Source* source : {&m_products, &m_images, &m_pictures})
        name(*source);
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
    setStages(context, m_products, after);
    tables.products = fetchTable(m_products, context);
    setStages(context, m_images, after);
    tables.images = fetchTable(m_images, context);
    setStages(context, m_pictures, after);
    tables.pictures = fetchPictures(tables.problems, context);
    std::vector<JobContext::StageWeight> stages{
        {Stage::Starting, m_products.weight + m_images.weight + m_pictures.weight}};
    stages.insert(stages.end(), after.begin(), after.end());
    context.setStages(std::move(stages));
    return tables;
}

fs::path ImportSources::fetchTable(const Source& source, JobContext& context) const
{
    return source.folder.empty()
        ? fs::path(source.place)
        : m_fetcher->fetchTable(source.place, source.folder, m_options, context);
}

fs::path ImportSources::fetchPictures(std::vector<RowProblem>& problems, JobContext& context) const
{
    if (m_pictures.folder.empty())
        return m_pictures.place;
    const remote::FetchReport report =
        m_fetcher->fetchPictures(m_pictures.place, m_pictures.folder, m_options, context);
    for (const remote::FetchFailure& failure : report.failed)
        problems.push_back(problemOf(failure, m_pictures.shown));
    return report.folder;
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
