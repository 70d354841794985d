// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importing/tableimport.h"
#include "core/jobs/jobcontext.h"
#include "core/remote/fetcher.h"
#include "core/workspace/layout.h"
#include "core/workspace/requests.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// What an import reads, wherever it lies. Addresses and archives become files below
/// Layout::sources(), a folder for each place, so that a second import brings only what changed;
/// files of this disk stay where they are.
class ImportSources {
public:
    /// Keeps a reference to `layout`. Throws Error InvalidArgument for an address or a
    /// checksum that is none.
    ImportSources(const ImportRequest& request, const Layout& layout);

    /// The request without users and secrets, for the catalogue.
    ImportRequest shown() const;
    /// Brings what is elsewhere, first the tables. Names the job's stages: these, then `after`.
    /// Pictures that could not be had are among the problems. What has come stays on cancel and
    /// failure, and the next call goes on from there. Throws as remotesource.h says.
    importing::TableImportRequest fetch(
        JobContext& context, const std::vector<JobContext::StageWeight>& after) const;

private:
    struct Source {
        std::string kind; ///< its folder begins with it
        std::string place; ///< as written
        std::string sha256 = {}; ///< expected; empty: any
        std::string shown = {};
        std::filesystem::path folder = {}; ///< where it goes; empty: it stays
        double weight; ///< expected share of the time
    };

    void name(Source& source);
    std::filesystem::path fetchPictures(const remote::RemoteOptions& options,
        std::vector<RowProblem>& problems, JobContext& context) const;
    std::filesystem::path fetchTable(
        const Source& source, const remote::RemoteOptions& options, JobContext& context) const;
    void verifyLocal(const Source& source, JobContext& context) const;
    void setStages(JobContext& context, const Source& current,
        const std::vector<JobContext::StageWeight>& after) const;

    const Layout& m_layout;
    remote::RemoteOptions m_options;
    Source m_products;
    Source m_images;
    Source m_pictures;
    std::unique_ptr<remote::Fetcher> m_fetcher; ///< null when nothing is elsewhere
};

}
