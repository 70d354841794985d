// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/evaluationjson.h"

#include "core/base/error.h"
#include "core/base/json.h"

namespace vitrine::workspace {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const Quality& quality)
{
    return {{"images", quality.images}, {"loss", quality.loss}, {"top1", quality.top1},
        {"top5", quality.top5}, {"macro_f1", quality.macroF1},
        {"calibration_error", quality.calibrationError}};
}

Quality qualityFrom(const Json& json)
{
    Quality quality;
    quality.images = json.at("images");
    quality.loss = json.at("loss");
    quality.top1 = json.at("top1");
    quality.top5 = json.at("top5");
    quality.macroF1 = json.at("macro_f1");
    quality.calibrationError = json.at("calibration_error");
    return quality;
}

/// A row of [image, truth, predicted, confidence, truth's probability, loss].
Json jsonOf(const Prediction& prediction)
{
    return Json::array({prediction.image.value, prediction.truth, prediction.predicted,
        prediction.confidence, prediction.truthProbability, prediction.loss});
}

Prediction predictionFrom(const Json& json, int classes)
{
    Prediction prediction;
    prediction.image = {json.at(0).get<std::int64_t>()};
    prediction.truth = json.at(1);
    prediction.predicted = json.at(2);
    prediction.confidence = json.at(3);
    prediction.truthProbability = json.at(4);
    prediction.loss = json.at(5);
    const auto known = [&](int label) { return label >= 0 && label < classes; };
    if (!known(prediction.truth) || !known(prediction.predicted))
        throw Error(ErrorCode::Corrupt, "A prediction names a category that is not there.");
    return prediction;
}

Evaluation evaluationFrom(const Json& json)
{
    Evaluation evaluation;
    evaluation.quality = qualityFrom(json.at("quality"));
    for (const Json& entry : json.at("classes")) {
        ClassQuality& quality = evaluation.classes.emplace_back();
        quality.name = entry.at("name");
        quality.precision = entry.at("precision");
        quality.recall = entry.at("recall");
        quality.f1 = entry.at("f1");
        quality.images = entry.at("images");
    }
    evaluation.confusion = json.at("confusion").get<std::vector<std::int64_t>>();
    if (evaluation.confusion.size() != evaluation.classes.size() * evaluation.classes.size())
        throw Error(ErrorCode::Corrupt, "The confusion matrix does not fit the categories.");
    for (const Json& entry : json.at("reliability")) {
        ReliabilityBin& bin = evaluation.reliability.emplace_back();
        bin.confidence = entry.at("confidence");
        bin.accuracy = entry.at("accuracy");
        bin.images = entry.at("images");
    }
    const int classes = static_cast<int>(evaluation.classes.size());
    for (const Json& entry : json.at("predictions"))
        evaluation.predictions.push_back(predictionFrom(entry, classes));
    return evaluation;
}

}

std::string jsonOf(const Evaluation& evaluation)
{
    Json json;
    json["format"] = 1;
    json["quality"] = jsonOf(evaluation.quality);
    json["classes"] = Json::array();
    for (const ClassQuality& quality : evaluation.classes) {
        json["classes"].push_back({{"name", quality.name}, {"precision", quality.precision},
            {"recall", quality.recall}, {"f1", quality.f1}, {"images", quality.images}});
    }
    json["confusion"] = evaluation.confusion;
    json["reliability"] = Json::array();
    for (const ReliabilityBin& bin : evaluation.reliability) {
        json["reliability"].push_back(
            {{"confidence", bin.confidence}, {"accuracy", bin.accuracy}, {"images", bin.images}});
    }
    json["predictions"] = Json::array();
    for (const Prediction& prediction : evaluation.predictions)
        json["predictions"].push_back(jsonOf(prediction));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Evaluation evaluationFromJson(std::string_view text)
{
    try {
        return evaluationFrom(Json::parse(text));
    } catch (const Json::exception& exception) {
        throw Error(ErrorCode::Corrupt,
            std::string("The evaluation of a run is damaged: ") + exception.what());
    }
}

}
