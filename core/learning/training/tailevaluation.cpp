// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/tailevaluation.h"

#include "core/learning/training/metrics.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace vitrine::learning {

namespace {

constexpr std::size_t kEvaluated = 32; ///< pictures at once

}

Evaluation evaluateTail(Tail& tail, TailInput& input, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    JobContext& context)
{
    EvaluationBuilder builder(classes);
    const auto total = static_cast<std::int64_t>(images.size());
    for (std::size_t at = 0; at < images.size(); at += kEvaluated) {
        context.throwIfStopped();
        context.report(Stage::Evaluating, static_cast<std::int64_t>(at), total);
        const auto batch = images.subspan(at, std::min(kEvaluated, images.size() - at));
        std::vector<ViewOfImage> views;
        for (const TrainingImage& image : batch)
            views.push_back({image.index, 0});
        const at::Tensor logits = tail.evaluate(input.read(source, views));
        const auto columns = static_cast<std::size_t>(logits.size(1));
        const float* row = logits.data_ptr<float>();
        for (const TrainingImage& image : batch) {
            builder.add(image.row, image.label, {row, columns});
            row += columns;
        }
    }
    return builder.take();
}

}
