// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/embedder.h"

#include "core/base/error.h"
#include "core/learning/networks/embeddinginput.h"
#include "core/learning/networks/embeddingnet.h"
#include "core/learning/networks/randomnetwork.h"
#include "core/learning/networks/resnetlayout.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace vitrine::learning {

namespace {

FoldedNetOptions netOptions(const NetSettings& settings)
{
    return {settings.precision == Precision::Bfloat16, settings.threads,
        static_cast<int>(settings.batchSize), settings.inputSide};
}

using Tick = std::function<void()>;

Tick stoppedBy(const JobContext& context)
{
    return [&context] { context.throwIfStopped(); };
}

class FoldedEmbedder : public Embedder {
public:
    /// `tick` is called between layers, and may throw to stop.
    FoldedEmbedder(const StateDict& state, const WeightsInfo& info, const EmbedderOptions& options,
        const Tick& tick)
        : m_settings(resolved(options))
        , m_backbone(info.backbone)
        , m_net(loadEmbeddingNet(state, info, netOptions(m_settings), tick))
    {
        // Who asks for float32 shall not get what was rounded to bfloat16.
        if (!options.trunkCache.empty() && options.precision != Precision::Float32)
            m_trunks = keptTrunks(options.trunkCache, state, info, m_settings);
        // The first run makes the kernels; a picture dropped on the window should not wait for
        // that.
        const int side = m_settings.inputSide;
        const Picture black{
            side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side) * 3)};
        const Picture* const only = &black;
        vectorsOf({&only, 1}, tick);
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
    std::vector<float> vectorsOf(std::span<const Picture* const> pictures, const Tick& tick = {});
    std::vector<float> centred(std::vector<float> vectors) const;
    std::vector<Result> embedBatch(
        const EmbeddingBatch& batch, std::size_t firstIndex, const JobContext& context);
    void checkSize(const Picture& picture) const;

    NetSettings m_settings;
    Backbone m_backbone;
    std::unique_ptr<EmbeddingNet> m_net;
    std::vector<KeptTrunk> m_trunks;
    std::vector<float> m_centre; ///< empty, or length() numbers
};

/// The random network's centres that this process has computed, by what they depend on.
class KnownCentres {
public:
    std::vector<float> find(const Embedder& embedder)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_centres.find(key(embedder));
        return found == m_centres.end() ? std::vector<float>() : found->second;
    }
    void add(const Embedder& embedder)
    {
        const std::scoped_lock lock(m_mutex);
        m_centres[key(embedder)] = embedder.centre();
    }

private:
    using Key = std::pair<Precision, int>;
    static Key key(const Embedder& embedder)
    {
        return {embedder.precision(), embedder.inputSide()};
    }

    std::mutex m_mutex;
    std::map<Key, std::vector<float>> m_centres;
};

KnownCentres& knownCentres()
{
    static KnownCentres all;
    return all;
}

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
        const auto vector = vectorsOf({&picture, 1}, stoppedBy(context));
        std::transform(sum.begin(), sum.end(), vector.begin(), sum.begin(), std::plus<>());
    }
    for (float& value : sum)
        value /= static_cast<float>(total);
    m_centre = std::move(sum);
    context.report(Stage::LoadingModel, total, total);
}

std::vector<float> FoldedEmbedder::vectorsOf(
    std::span<const Picture* const> pictures, const Tick& tick)
{
    return centred(m_net->run(pictures, tick));
}

std::vector<float> FoldedEmbedder::centred(std::vector<float> vectors) const
{
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

std::vector<Embedder::Result> FoldedEmbedder::embedBatch(
    const EmbeddingBatch& batch, std::size_t firstIndex, const JobContext& context)
{
    std::vector<Result> results(batch.size);
    for (std::size_t i = 0; i < results.size(); ++i)
        results[i].index = firstIndex + i;
    const auto place = [&](const std::vector<float>& vectors,
                           const std::vector<std::size_t>& places) {
        auto row = vectors.begin();
        for (const std::size_t at : places) {
            results[at].vector.assign(row, row + length());
            row += length();
        }
    };
    const Tick tick = stoppedBy(context);
    std::vector<const Picture*> pictures;
    for (const Picture& picture : batch.pictures) {
        checkSize(picture);
        pictures.push_back(&picture);
    }
    place(vectorsOf(pictures, tick), batch.places);
    for (const EmbeddingBatch::Kept& kept : batch.kept)
        place(centred(m_net->runFrom(kept.cut, kept.activations, tick)), kept.places);
    return results;
}

void FoldedEmbedder::embed(const ImageSource& source,
    const std::function<void(std::span<const Result>)>& deliver, JobContext& context)
{
    const std::size_t total = source.size();
    context.report(Stage::Embedding, 0, static_cast<std::int64_t>(total));
    EmbeddingInput input(source, m_trunks, m_settings);
    for (std::size_t done = 0; done < total;) {
        context.throwIfStopped();
        const EmbeddingBatch batch =
            input.next(std::min(m_settings.batchSize, total - done), context);
        const std::vector<Result> results = embedBatch(batch, done, context);
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
    return fromFile(path, options, JobContext());
}

std::unique_ptr<Embedder> Embedder::fromFile(
    const std::filesystem::path& path, const EmbedderOptions& options, const JobContext& context)
{
    static_cast<void>(resolved(options)); // before the file is read
    const StateDict state = readStateDict(path);
    try {
        return std::make_unique<FoldedEmbedder>(
            state, describeWeights(state), options, stoppedBy(context));
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
    auto embedder = std::make_unique<FoldedEmbedder>(
        state, describeWeights(state), options, stoppedBy(context));
    // A random network maps everything into a narrow cone: cosines of 0.99 and more. What pictures
    // have in common is taken away, so that scores tell them apart.
    if (centre.empty())
        centre = knownCentres().find(*embedder);
    if (centre.empty()) {
        embedder->centreOn(calibrationPictures(embedder->inputSide()), context);
        knownCentres().add(*embedder);
    } else {
        embedder->setCentre(std::move(centre));
    }
    return embedder;
}

std::string Embedder::randomNetworkId()
{
    return fmt::format("random-{}-2", backboneName(randomNetworkBackbone()));
}

}
