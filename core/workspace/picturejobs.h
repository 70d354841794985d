// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/search/metric.h"
#include "core/types/listing.h"
#include "core/types/listingquery.h"
#include "core/types/picture.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/requests.h"
#include "core/workspace/training/trainingjobs.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {
struct SearchEvaluation;
}

namespace vitrine::workspace {

struct SearchGround;

/// What a judgement of searches is about: models, or the kinds of indexes too, which takes as long
/// again.
enum class Judge { ModelsAndIndexes, ModelsAlone };

/// The verbs that need the libraries for pictures and vectors. Any thread; of the jobs that write
/// (clean, measure, embed, buildIndex) one at a time. Each is described where it is done.
class PictureJobs {
public:
    virtual ~PictureJobs() = default;

    virtual PictureReport clean( ///< PictureCleaning
        const CleanRequest& request, JobSession& session, JobContext& context) = 0;
    virtual void measure( ///< measurePictures
        const std::vector<ListingImage>& images, JobSession& session, JobContext& context) = 0;
    virtual EmbedReport embed( ///< PictureEmbedding
        const EmbedRequest& request, const std::function<bool(const std::string&)>& writesFile,
        JobSession& session, JobContext& context) = 0;
    virtual IndexReport buildIndex(
        search::Metric metric, JobContext& context) = 0; ///< PictureSearch
    virtual void prepareSearch(JobContext& context) = 0;
    virtual SearchResult search(const SearchQuery& query, JobContext& context) = 0;
    virtual TrainingJobs& training() = 0; ///< PictureTraining
    virtual SearchEvaluation judgeSearch( ///< searchjudging.h
        const std::vector<ModelRecord>& models, const SearchGround& ground, Judge what,
        JobContext& context) = 0;
    virtual void drawDemo( ///< writeDemoShop
        const std::filesystem::path& folder, const DemoRequest& request, JobContext& context) = 0;
    virtual Picture thumbnail( ///< ThumbnailCache
        const ListingImage& image, int side, int standardSide) const = 0;
};

/// The jobs from the module that holds those libraries, which is loaded on the first call. Keeps
/// references to both arguments. Throws Error NotFound when the module is not beside the program.
std::unique_ptr<PictureJobs> loadPictureJobs(const Layout& layout, catalogue::Catalogue& catalogue);

/// What the module exports, under `kPictureJobsSymbol`.
using MakePictureJobs = PictureJobs*(const Layout& layout, catalogue::Catalogue& catalogue);
inline constexpr const char* kPictureJobsSymbol = "vitrineMakePictureJobs";
inline constexpr const char* kPictureJobsModule = "vitrine-pictures.so";

}
