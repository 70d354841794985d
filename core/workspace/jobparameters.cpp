// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/jobparameters.h"

#include "core/base/json.h"
#include "core/workspace/training/trainconfigjson.h"

#include <fmt/format.h>

namespace vitrine::workspace {

namespace {

using Json = nlohmann::ordered_json;

/// A file name need not be UTF-8; what is not becomes U+FFFD.
std::string text(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json name(const std::optional<std::filesystem::path>& file)
{
    return file ? Json(file->string()) : Json();
}

}

std::string parametersOf(const ImportRequest& request)
{
    return text({{"products", request.products.string()}, {"images", request.images.string()},
        {"pictures", request.pictures.string()}});
}

std::string parametersOf(const CleanRequest& request)
{
    Json parameters{{"again", request.again}};
    if (request.side)
        parameters["side"] = *request.side;
    if (const auto& padding = request.padding)
        parameters["padding"] =
            fmt::format("{:02x}{:02x}{:02x}", padding->r, padding->g, padding->b);
    return text(parameters);
}

std::string parametersOf(const EmbedRequest& request)
{
    return text({{"weights", request.weights}, {"again", request.again}});
}

std::string parametersOf(const IndexRequest& request)
{
    return text({{"metric", request.metric == SearchMetric::L2 ? "l2" : "cosine"}});
}

std::string parametersOf(const ExportRequest& request)
{
    return text({{"training_data", name(request.trainingData)}, {"labels", name(request.labels)},
        {"embeddings", name(request.embeddings)}});
}

std::string parametersOf(const DemoRequest& request)
{
    return text({{"listings", request.listings}, {"seed", request.seed}});
}

std::string parametersOf(const CheckRequest& request)
{
    return text({{"again", request.again}});
}

std::string parametersOf(const TrainRequest& request)
{
    return text({{"weights", request.weights}, {"split", splitKindName(request.split)},
        {"config", Json::parse(jsonOf(request.config))}});
}

std::string parametersOf(const SplitRequest& request)
{
    return text({{"fractions", request.fractions}, {"seed", request.seed}});
}

}
