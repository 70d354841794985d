// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/models/modelstore.h"
#include "core/workspace/requests.h"

#include <functional>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// Standardised pictures to vectors in the catalogue. A run that was killed at any moment is
/// continued by the next: images with a vector are not embedded again.
class PictureEmbedding {
public:
    PictureEmbedding(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
        , m_models(layout, catalogue)
    {
    }

    /// Whether the file of a model's vectors will be written after them, for smooth progress.
    using WritesFile = std::function<bool(const std::string& modelId)>;

    /// On cancel or error the finished vectors stay; the others of a model that is embedded with
    /// again, too, unless in another arithmetic. A standardised picture that turns out damaged
    /// is reported and goes back to be cleaned. Throws Error NotReady without cleaned pictures, and
    /// as ModelStore::choose does.
    EmbedReport run(const EmbedRequest& request, const WritesFile& writesFile, JobSession& session,
        JobContext& context);

    /// What has no vector of a model of this workspace yet; which model searches use stays as it
    /// is.
    EmbedReport runWith(const ModelRecord& model, JobSession& session, JobContext& context);

private:
    EmbedReport embedMissing(
        ChosenModel& model, bool again, JobSession& session, JobContext& context);
    std::vector<ListingImage> unfinished(const ModelRecord& model, bool again) const;
    void embedAll(ChosenModel& model, bool again, const std::vector<ListingImage>& images,
        EmbedReport& report, JobSession& session, JobContext& context);
    /// Puts the model into the catalogue before its vectors, of which none stays in another
    /// arithmetic where `again` makes all anew.
    void begin(const ModelRecord& model, bool again);
    /// Makes the model the newest, and the one that searches use.
    ModelRecord remember(const ModelRecord& model);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    ModelStore m_models;
};

}
