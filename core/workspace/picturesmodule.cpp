// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demo.h"
#include "core/workspace/picturejobs.h"
#include "core/workspace/pictures/picturecleaning.h"
#include "core/workspace/pictures/picturemeasuring.h"
#include "core/workspace/pictures/thumbnailcache.h"
#include "core/workspace/search/embeddingmark.h"
#include "core/workspace/search/pictureembedding.h"
#include "core/workspace/search/picturesearch.h"
#include "core/workspace/search/searchjudging.h"
#include "core/workspace/training/picturetraining.h"

namespace vitrine::workspace {

namespace {

class ModulePictureJobs : public PictureJobs {
public:
    ModulePictureJobs(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
        , m_searching(layout, catalogue)
        , m_thumbnails(layout)
        , m_training(layout, catalogue, m_searching)
    {
    }

    PictureReport clean(
        const CleanRequest& request, JobSession& session, JobContext& context) override
    {
        return PictureCleaning(m_layout, m_catalogue).run(request, session, context);
    }

    void measure(
        const std::vector<ListingImage>& images, JobSession& session, JobContext& context) override
    {
        measurePictures(images, m_layout, m_catalogue, session, context);
    }

    EmbedReport embed(const EmbedRequest& request,
        const std::function<bool(const std::string&)>& writesFile, JobSession& session,
        JobContext& context) override
    {
        const EmbeddingMark mark(m_searching);
        return PictureEmbedding(m_layout, m_catalogue).run(request, writesFile, session, context);
    }

    IndexReport buildIndex(search::Metric metric, JobContext& context) override
    {
        return m_searching.buildIndex(metric, context);
    }

    void prepareSearch(JobContext& context) override { m_searching.prepare(context); }

    SearchResult search(const SearchQuery& query, JobContext& context) override
    {
        return m_searching.search(query, context);
    }

    SearchEvaluation judgeSearch(const std::vector<ModelRecord>& models, const SearchGround& ground,
        Judge what, JobContext& context) override
    {
        return workspace::judgeSearch(models, ground, what, m_catalogue, context);
    }

    void drawDemo(const std::filesystem::path& folder, const DemoRequest& request,
        JobContext& context) override
    {
        writeDemoShop(folder, request, context);
    }

    Picture thumbnail(const ListingImage& image, int side, int standardSide) const override
    {
        return m_thumbnails.thumbnail(image, side, standardSide);
    }

    TrainingJobs& training() override { return m_training; }

private:
    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    PictureSearch m_searching;
    const ThumbnailCache m_thumbnails;
    PictureTraining m_training;
};

}

}

// The door of the module; see loadPictureJobs.
extern "C" vitrine::workspace::PictureJobs* vitrineMakePictureJobs(
    const vitrine::workspace::Layout& layout, vitrine::catalogue::Catalogue& catalogue)
{
    return std::make_unique<vitrine::workspace::ModulePictureJobs>(layout, catalogue).release();
}

static_assert(
    std::is_same_v<decltype(vitrineMakePictureJobs), vitrine::workspace::MakePictureJobs>);
