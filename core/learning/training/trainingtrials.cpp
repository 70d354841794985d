// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainingtrials.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learning/training/learner.h"
#include "core/learning/training/learningrate.h"
#include "core/learning/training/tailevaluation.h"
#include "core/learning/training/trainingchance.h"
#include "core/learning/training/trainingtask.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace vitrine::learning {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kFirstRate = 1e-6;
constexpr double kLastRate = 1.0;
constexpr int kRates = 60;
constexpr std::size_t kMostPictures = 640; ///< that the finder looks at

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Pictures of noise: how fast a network is does not depend on what they show.
class NoiseSource : public ImageSource {
public:
    explicit NoiseSource(std::size_t size)
        : m_size(size)
    {
    }
    std::size_t size() const override { return m_size; }
    Picture load(std::size_t index, int side) const override
    {
        Random random(index);
        Picture picture{side, side, {}};
        picture.rgb.resize(picture.stride() * static_cast<std::size_t>(side));
        for (std::uint8_t& value : picture.rgb)
            value = static_cast<std::uint8_t>(random.next() >> 56U);
        return picture;
    }

private:
    std::size_t m_size;
};

std::vector<ViewOfImage> plainViews(std::size_t count)
{
    std::vector<ViewOfImage> views;
    for (std::size_t i = 0; i < count; ++i)
        views.push_back({i, 0});
    return views;
}

/// The pictures that the finder looks at: random ones that can be had.
std::vector<TrainingImage> someOf(const TrainingTask& task, TailInput& input, JobContext& context)
{
    const std::vector<TrainingImage>& all = task.data.train;
    std::vector<TrainingImage> chosen;
    std::vector<ViewOfImage> views;
    for (const std::size_t which : TrainingChance(task.config.seed).order(0, all.size())) {
        if (chosen.size() == kMostPictures)
            break;
        chosen.push_back(all[which]);
        views.push_back({all[which].index, 0});
    }
    const std::vector<bool> had = input.prepare(*task.data.source, views, context);
    std::vector<TrainingImage> good;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (had[i])
            good.push_back(chosen[i]);
    }
    if (good.empty())
        throw Error(ErrorCode::InvalidArgument, "None of the photos to learn from can be had.",
            "Clean the photos again.");
    return good;
}

/// A batch's loss, which it learns from at `rate` if there is one; infinite once the network is
/// lost.
double lossAt(Learner& learner, TailInput& input, const TrainingTask& task,
    std::span<const TrainingImage> batch, int step, std::optional<double> rate)
{
    std::vector<ViewOfImage> views;
    std::vector<int> labels;
    for (const TrainingImage& image : batch) {
        views.push_back({image.index, 0});
        labels.push_back(image.label);
    }
    try {
        const at::Tensor activations = input.read(*task.data.source, views);
        return rate ? learner.learn(activations, labels, step, *rate).loss
                    : learner.loss(activations, labels, step);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Diverged)
            throw;
        return std::numeric_limits<double>::infinity();
    }
}

std::int64_t bytesOfParameters(Learner& learner)
{
    std::int64_t bytes = 0;
    for (const Parameter* parameter : learner.tail().parameters())
        bytes += static_cast<std::int64_t>(parameter->weights.nbytes());
    return bytes;
}

/// Pictures a second of `work`, which does `pictures` at once: for a quarter of a second or once,
/// after once to warm up.
template <typename Work> double speedOf(std::size_t pictures, const Work& work)
{
    work();
    const auto start = Clock::now();
    int rounds = 0;
    do {
        work();
        ++rounds;
    } while (secondsSince(start) < 0.25);
    return static_cast<double>(pictures) * rounds / secondsSince(start);
}

}

LearningRateCurve tryLearningRates(const TrainingTask& task, JobContext& context)
{
    requireSound(task);
    useThreads(task.config);
    TrainConfig config = task.config;
    config.augmentation = {};
    const auto cache = config.trunkCache ? task.trunkCache : std::filesystem::path();
    const auto input = makeTailInput(task.start, config, cache);
    const std::vector<TrainingImage> images = someOf(task, *input, context);
    std::vector<int> labels;
    for (const TrainingImage& image : images)
        labels.push_back(image.label);
    const int classes = static_cast<int>(task.data.classes.size());
    const auto ends = batchEnds(images.size(), static_cast<std::size_t>(config.batchSize));
    const int untaught = std::min(static_cast<int>(ends.size()), kRates);
    const auto lossOf = [&](Learner& learner, int step, std::optional<double> rate) {
        context.throwIfStopped();
        const std::size_t batch = static_cast<std::size_t>(step) % ends.size();
        const std::size_t begin = batch == 0 ? 0 : ends[batch - 1];
        return lossAt(learner, *input, task, std::span(images).subspan(begin, ends[batch] - begin),
            step, rate);
    };
    const auto report = [&](int done) { context.report(Stage::Training, done, untaught + kRates); };
    std::vector<double> before;
    {
        Learner still(task.start, config, classes, labels);
        for (int i = 0; i < untaught; ++i) {
            report(i);
            before.push_back(lossOf(still, i, {}));
        }
    }
    Learner learner(task.start, config, classes, labels);
    RateCurve curve(std::move(before), classes);
    for (int i = 0; i < kRates; ++i) {
        report(untaught + i);
        const double rate = kFirstRate * std::pow(kLastRate / kFirstRate, i / double{kRates - 1});
        if (!curve.add(rate, static_cast<std::size_t>(i) % ends.size(), lossOf(learner, i, rate)))
            break;
    }
    return {curve.rates(), curve.losses(), suggestedRate(curve.rates(), curve.losses())};
}

TrainingSpeed trySpeed(
    const StateDict& start, const TrainConfig& config, int classes, JobContext& context)
{
    vitrine::requireSound(config);
    useThreads(config);
    const bool frozen = config.scope != LearningScope::All;
    // The first pictures make the kernels; more of them than the processor takes at once tell
    // little.
    const std::size_t few = std::min<std::size_t>(static_cast<std::size_t>(config.batchSize), 8);
    const NoiseSource source(few);
    const auto views = plainViews(few);
    TrainConfig plain = config;
    plain.augmentation = {};
    const auto input = makeTailInput(start, plain, {});
    TrainingSpeed speed;
    at::Tensor activations = input->read(source, views);
    speed.trunkImagesPerSecond = std::numeric_limits<double>::infinity();
    if (frozen)
        speed.trunkImagesPerSecond =
            speedOf(few, [&] { activations = input->read(source, views); });
    context.throwIfStopped();
    const auto batch = static_cast<std::size_t>(config.batchSize);
    const auto repeats = static_cast<std::int64_t>((batch + few - 1) / few);
    const at::Tensor full = activations.repeat({repeats, 1, 1, 1})
                                .narrow(0, 0, config.batchSize)
                                .contiguous(at::MemoryFormat::ChannelsLast);
    std::vector<int> labels(batch);
    for (std::size_t i = 0; i < batch; ++i)
        labels[i] = static_cast<int>(i) % classes;
    Learner learner(start, plain, classes, labels);
    std::int64_t step = 0;
    speed.trainImagesPerSecond = speedOf(batch, [&] { learner.learn(full, labels, step++, 1e-9); });
    context.throwIfStopped();
    speed.evaluateImagesPerSecond = speedOf(batch, [&] { learner.tail().evaluate(full); });
    const auto activationBytes =
        static_cast<std::int64_t>(activations.nbytes()) / static_cast<std::int64_t>(few);
    if (frozen && config.trunkCache)
        speed.trunkBytesPerImage = activationBytes;
    // Weights, averages, the best and a copy for the checkpoint; a batch's activations by the
    // dozen.
    const std::int64_t averages = config.optimiser == Optimiser::AdamW ? 2 : 1;
    std::int64_t weights = 0;
    for (const auto& [name, tensor] : start.tensors)
        weights += static_cast<std::int64_t>(tensor.bytes.size());
    constexpr std::int64_t kProgram = std::int64_t{300} << 20U;
    const std::int64_t perPicture = activationBytes * (frozen ? 24 : 200);
    speed.memoryBytes = kProgram + weights + bytesOfParameters(learner) * (4 + averages)
        + perPicture * config.batchSize;
    return speed;
}

Evaluation evaluateNetwork(const StateDict& weights, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    const TrainConfig& config, const std::filesystem::path& trunkCache, JobContext& context)
{
    vitrine::requireSound(config);
    useThreads(config);
    const StoredTensor* last = weights.find("fc.2.weight");
    if (!last || last->shape.empty()
        || last->shape.front() != static_cast<std::int64_t>(classes.size()))
        throw Error(ErrorCode::Unsupported, "The network was not trained for these categories.",
            "Choose a model that was trained on them, or train one.");
    const auto input =
        makeTailInput(weights, config, config.trunkCache ? trunkCache : std::filesystem::path());
    std::vector<ViewOfImage> views;
    for (const TrainingImage& image : images)
        views.push_back({image.index, 0});
    const std::vector<bool> had = input->prepare(source, views, context);
    std::vector<TrainingImage> good;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (had[i])
            good.push_back(images[i]);
    }
    Tail tail(
        weights, {config.scope, static_cast<int>(classes.size()), numbersFor(config), config.seed});
    return evaluateTail(tail, *input, source, good, classes, context);
}

}
