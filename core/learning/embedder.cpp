// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/embedder.h"

#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/learning/embeddingnet.h"
#include "core/learning/pictureprefetcher.h"
#include "core/learning/randomnetwork.h"
#include "core/learning/resnetlayout.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace vitrine::learning {

namespace {

struct Settings {
    Precision precision = Precision::Float32;
    int threads = 1;
    std::size_t batchSize = 8;
    int inputSide = 224;
};

Settings resolved(const EmbedderOptions& options)
{
    if (options.inputSide < 32 || options.inputSide > 1024)
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("An input of {0} x {0} pixels is not possible.", options.inputSide),
            "Choose a side from 32 to 1024 pixels; the weights were made for 224.");
    Settings settings;
    settings.inputSide = options.inputSide;
    settings.threads = options.threads > 0 ? options.threads : cpu::usableCores();
    // Larger batches leave the caches: 8 pictures hold 26 MB between the first stage's layers.
    settings.batchSize = options.batchSize > 0
        ? static_cast<std::size_t>(std::min(options.batchSize, 256))
        : static_cast<std::size_t>(std::clamp(settings.threads * 4, 8, 32));
    settings.precision = options.precision;
    if (settings.precision == Precision::Auto)
        settings.precision = cpu::hasBfloat16() ? Precision::Bfloat16 : Precision::Float32;
    return settings;
}

FoldedNetOptions netOptions(const Settings& settings)
{
    return {settings.precision == Precision::Bfloat16, settings.threads,
        static_cast<int>(settings.batchSize), settings.inputSide};
}

class FoldedEmbedder : public Embedder {
public:
    FoldedEmbedder(const StateDict& state, const WeightsInfo& info, const Settings& settings)
        : m_settings(settings)
        , m_backbone(info.backbone)
        , m_net(loadEmbeddingNet(state, info, netOptions(settings)))
    {
        // The first run makes the kernels; a picture dropped on the window should not wait for
        // that.
        const int side = settings.inputSide;
        embedOne(
            {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side) * 3)});
    }

    int length() const override { return m_net->length(); }
    int inputSide() const override { return m_settings.inputSide; }
    Backbone backbone() const override { return m_backbone; }
    Precision precision() const override { return m_settings.precision; }
    const std::vector<float>& centre() const override { return m_centre; }

    void embed(const ImageSource& source,
        const std::function<void(std::span<const Result>)>& deliver, JobContext& context) override;
    std::vector<float> embedOne(const Picture& picture) override;

    /// From now on vectors are differences from `centre`.
    void setCentre(std::vector<float> centre);
    /// From now on vectors are differences from the mean vector of `pictures`, if there are any.
    void centreOn(const std::vector<Picture>& pictures, JobContext& context);

private:
    std::vector<float> vectorsOf(
        std::span<const Picture* const> pictures, const std::function<void()>& tick = {});
    std::vector<Picture> nextPictures(
        PicturePrefetcher& prefetcher, std::size_t count, JobContext& context) const;
    std::vector<Result> embedBatch(
        const std::vector<Picture>& pictures, std::size_t firstIndex, const JobContext& context);
    void checkSize(const Picture& picture) const;

    Settings m_settings;
    Backbone m_backbone;
    std::unique_ptr<EmbeddingNet> m_net;
    std::vector<float> m_centre; ///< empty, or length() numbers
};

void FoldedEmbedder::setCentre(std::vector<float> centre)
{
    if (centre.size() != static_cast<std::size_t>(length())) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format(
                "A centre of {} numbers does not fit vectors of {}.", centre.size(), length()));
    }
    m_centre = std::move(centre);
}

void FoldedEmbedder::centreOn(const std::vector<Picture>& pictures, JobContext& context)
{
    m_centre.clear();
    if (pictures.empty())
        return;
    const auto total = static_cast<std::int64_t>(pictures.size());
    std::vector<float> sum(static_cast<std::size_t>(length()));
    for (std::int64_t done = 0; done < total; ++done) {
        context.report(Stage::LoadingModel, done, total);
        const Picture* const picture = &pictures[static_cast<std::size_t>(done)];
        const auto vector = vectorsOf({&picture, 1}, [&context] { context.throwIfStopped(); });
        std::transform(sum.begin(), sum.end(), vector.begin(), sum.begin(), std::plus<>());
    }
    for (float& value : sum)
        value /= static_cast<float>(total);
    m_centre = std::move(sum);
    context.report(Stage::LoadingModel, total, total);
}

std::vector<float> FoldedEmbedder::vectorsOf(
    std::span<const Picture* const> pictures, const std::function<void()>& tick)
{
    std::vector<float> vectors = m_net->run(pictures, tick);
    if (!m_centre.empty()) {
        for (std::size_t i = 0; i < vectors.size(); ++i)
            vectors[i] -= m_centre[i % m_centre.size()];
    }
    return vectors;
}

void FoldedEmbedder::checkSize(const Picture& picture) const
{
    const int side = m_settings.inputSide;
    if (picture.width != side || picture.height != side
        || picture.rgb.size()
            != static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("The network takes pictures of {0} x {0} pixels, not {1} x {2}.", side,
                picture.width, picture.height));
    }
}

std::vector<float> FoldedEmbedder::embedOne(const Picture& picture)
{
    checkSize(picture);
    const Picture* const only = &picture;
    return vectorsOf({&only, 1});
}

std::vector<Picture> FoldedEmbedder::nextPictures(
    PicturePrefetcher& prefetcher, std::size_t count, JobContext& context) const
{
    std::vector<Picture> pictures;
    while (pictures.size() < count) {
        std::optional<Picture> picture = prefetcher.take(context.stopToken());
        context.throwIfStopped();
        if (!picture->empty())
            checkSize(*picture);
        pictures.push_back(std::move(*picture));
    }
    return pictures;
}

std::vector<Embedder::Result> FoldedEmbedder::embedBatch(
    const std::vector<Picture>& pictures, std::size_t firstIndex, const JobContext& context)
{
    std::vector<const Picture*> good;
    for (const Picture& picture : pictures) {
        if (!picture.empty())
            good.push_back(&picture);
    }
    const std::vector<float> vectors = vectorsOf(good, [&context] { context.throwIfStopped(); });
    std::vector<Result> results;
    auto row = vectors.begin();
    for (const Picture& picture : pictures) {
        Result& result = results.emplace_back(Result{firstIndex + results.size(), {}});
        if (picture.empty())
            continue;
        result.vector.assign(row, row + length());
        row += length();
    }
    return results;
}

void FoldedEmbedder::embed(const ImageSource& source,
    const std::function<void(std::span<const Result>)>& deliver, JobContext& context)
{
    const std::size_t total = source.size();
    // Decoding takes a few per cent of the network's time, so few loaders keep ahead of it.
    const int loaders = std::clamp(m_settings.threads / 4, 1, 8);
    PicturePrefetcher prefetcher(source, m_settings.inputSide, loaders, 2 * m_settings.batchSize);
    context.report(Stage::Embedding, 0, static_cast<std::int64_t>(total));
    for (std::size_t done = 0; done < total;) {
        context.throwIfStopped();
        const std::vector<Picture> pictures =
            nextPictures(prefetcher, std::min(m_settings.batchSize, total - done), context);
        const std::vector<Result> results = embedBatch(pictures, done, context);
        deliver(results);
        done += results.size();
        context.report(
            Stage::Embedding, static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
    }
}

}

std::unique_ptr<Embedder> Embedder::fromFile(
    const std::filesystem::path& path, const EmbedderOptions& options)
{
    const Settings settings = resolved(options);
    const StateDict state = readStateDict(path);
    try {
        return std::make_unique<FoldedEmbedder>(state, describeWeights(state), settings);
    } catch (Error& error) {
        throw error.during("loading " + path.string());
    }
}

std::unique_ptr<Embedder> Embedder::random(const EmbedderOptions& options)
{
    JobContext unobserved;
    return random(options, {}, unobserved);
}

std::unique_ptr<Embedder> Embedder::random(
    const EmbedderOptions& options, std::vector<float> centre, JobContext& context)
{
    const StateDict state = randomNetwork();
    auto embedder =
        std::make_unique<FoldedEmbedder>(state, describeWeights(state), resolved(options));
    // A random network maps everything into a narrow cone: cosines of 0.99 and more. What pictures
    // have in common is taken away, so that scores tell them apart.
    if (centre.empty())
        embedder->centreOn(calibrationPictures(embedder->inputSide()), context);
    else
        embedder->setCentre(std::move(centre));
    return embedder;
}

std::string Embedder::randomNetworkId()
{
    return fmt::format("random-{}-2", backboneName(randomNetworkBackbone()));
}

}
