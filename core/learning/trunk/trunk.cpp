// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/trunk.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/learning/networks/embeddingnet.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/learning/pictures/pictureprefetcher.h"
#include "core/learning/pictures/viewlist.h"
#include "core/learning/trunk/activationfile.h"
#include "core/learning/trunk/activationfolder.h"
#include "core/learning/trunk/trunkkey.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace vitrine::learning {

namespace {

using Tick = std::function<void()>;

class CachedTrunk : public Trunk {
public:
    CachedTrunk(const StateDict& weights, const WeightsInfo& info, const TrunkOptions& options)
        : m_options(options)
        , m_settings(settingsFor(options))
        , m_weights(weights)
        , m_info(info)
        , m_shape(activationShape(info.backbone, options.cut, options.inputSide))
        , m_recordBytes(m_shape.bytes())
    {
        if (options.cache.empty())
            return;
        m_key = trunkKey(weights, info.backbone, options.cut, m_settings);
        m_file.emplace(options.cache, m_key, m_recordBytes, ActivationFile::Access::Write);
    }

    ActivationShape shape() const override { return m_shape; }
    std::vector<bool> prepare(const ImageSource& source, std::span<const ViewOfImage> wanted,
        JobContext& context) override;
    void read(const ImageSource& source, std::span<const ViewOfImage> wanted,
        std::span<std::uint16_t> out) override;
    std::int64_t found() const override { return m_found; }
    std::int64_t computed() const override { return m_computed; }

private:
    std::string nameOf(const ImageSource& source, const ViewOfImage& wanted) const;
    EmbeddingNet& network(const Tick& tick);
    void compute(
        const std::vector<Picture>& pictures, std::span<std::uint16_t> out, const Tick& tick = {});
    /// Loads `views`, and computes and keeps those that have a name; whether each can be had.
    std::vector<bool> fill(
        const ViewList& views, const std::vector<std::string>& names, JobContext& context);
    /// The places in `wanted` of what is not kept; copies what is.
    std::vector<std::size_t> copyKept(const std::vector<std::string>& names,
        std::span<const std::size_t> places, std::span<std::uint16_t> out);
    /// Adds to the file as far as it can; what is not kept can be computed again.
    void keepIfPossible(std::span<const std::string> names, std::span<const std::uint16_t> made);
    void computeMissing(const ImageSource& source, std::span<const ViewOfImage> wanted,
        const std::vector<std::string>& names, std::span<const std::size_t> missing,
        std::span<std::uint16_t> out);

    TrunkOptions m_options;
    NetSettings m_settings;
    StateDict m_weights;
    WeightsInfo m_info;
    ActivationShape m_shape;
    std::size_t m_recordBytes;
    std::string m_key;
    std::optional<ActivationFile> m_file; ///< without a cache: none
    std::unique_ptr<EmbeddingNet> m_net; ///< once something was missing
    bool m_warned = false;
    std::int64_t m_found = 0;
    std::int64_t m_computed = 0;
};

EmbeddingNet& CachedTrunk::network(const Tick& tick)
{
    if (!m_net) {
        FoldedNetOptions options;
        options.bfloat16 = m_settings.precision == Precision::Bfloat16;
        options.threads = m_settings.threads;
        options.batchSize = static_cast<int>(m_settings.batchSize);
        options.inputSide = m_settings.inputSide;
        options.end = m_options.cut;
        m_net = loadEmbeddingNet(m_weights, m_info, options, tick);
    }
    return *m_net;
}

std::string CachedTrunk::nameOf(const ImageSource& source, const ViewOfImage& wanted) const
{
    return trunkRecordName(source.identity(wanted.index), wanted.view, m_options.augmentation);
}

void CachedTrunk::compute(
    const std::vector<Picture>& pictures, std::span<std::uint16_t> out, const Tick& tick)
{
    const auto side = static_cast<std::size_t>(m_settings.inputSide);
    std::vector<const Picture*> pointers;
    for (const Picture& picture : pictures) {
        if (picture.rgb.size() != side * side * 3)
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("The network takes pictures of {0} x {0} pixels, not {1} x {2}.", side,
                    picture.width, picture.height));
        pointers.push_back(&picture);
    }
    network(tick).runTo(m_options.cut, pointers, out, tick);
    m_computed += static_cast<std::int64_t>(pictures.size());
}

std::vector<bool> CachedTrunk::prepare(
    const ImageSource& source, std::span<const ViewOfImage> wanted, JobContext& context)
{
    if (m_file)
        m_file->refresh();
    const bool keeping = m_file && m_file->writing();
    std::vector<ViewOfImage> views; // what is not kept, each once
    std::vector<std::string> names; // of those; empty: not to be kept
    std::map<std::pair<std::size_t, int>, std::size_t> places; // in `views`
    for (const ViewOfImage& view : wanted) {
        context.throwIfStopped(); // a picture may have to be read to be named
        std::string name = nameOf(source, view);
        if (m_file && m_file->contains(name))
            ++m_found;
        else if (places.try_emplace({view.index, view.view}, views.size()).second) {
            views.push_back(view);
            names.push_back(keeping ? std::move(name) : std::string());
        }
    }
    const auto kept = std::count_if(
        names.begin(), names.end(), [](const std::string& name) { return !name.empty(); });
    if (kept > 0)
        makeRoomForActivations(m_options.cache, m_key,
            kept * static_cast<std::int64_t>(m_recordBytes), m_options.cacheLimit);
    const std::vector<bool> had =
        fill(ViewList(source, std::move(views), m_options.augmentation), names, context);
    std::vector<bool> result;
    for (const ViewOfImage& view : wanted) {
        const auto place = places.find({view.index, view.view});
        result.push_back(place == places.end() || had[place->second]);
    }
    return result;
}

std::vector<bool> CachedTrunk::fill(
    const ViewList& views, const std::vector<std::string>& names, JobContext& context)
{
    const auto total = static_cast<std::int64_t>(views.size());
    std::vector<bool> had(views.size());
    PicturePrefetcher prefetcher(views, m_settings.inputSide,
        std::clamp(m_settings.threads / 4, 1, 8), 2 * m_settings.batchSize);
    std::vector<Picture> batch;
    std::vector<std::string> batchNames;
    std::vector<std::uint16_t> made(m_settings.batchSize * m_shape.numbers());
    context.report(Stage::ComputingTrunk, 0, total);
    for (std::size_t i = 0; i < views.size(); ++i) {
        std::optional<Picture> picture = prefetcher.take(context.stopToken());
        context.throwIfStopped();
        had[i] = !picture->empty();
        if (had[i] && !names[i].empty()) {
            batch.push_back(std::move(*picture));
            batchNames.push_back(names[i]);
        }
        if (batch.size() == m_settings.batchSize || (i + 1 == views.size() && !batch.empty())) {
            const auto out = std::span(made).first(batch.size() * m_shape.numbers());
            compute(batch, out, [&context] { context.throwIfStopped(); });
            m_file->append(batchNames, std::as_bytes(out));
            batch.clear();
            batchNames.clear();
        }
        context.report(Stage::ComputingTrunk, static_cast<std::int64_t>(i + 1), total);
    }
    return had;
}

std::vector<std::size_t> CachedTrunk::copyKept(const std::vector<std::string>& names,
    std::span<const std::size_t> places, std::span<std::uint16_t> out)
{
    std::vector<std::size_t> missing;
    for (const std::size_t place : places) {
        const auto record = m_file ? m_file->find(names[place]) : std::span<const std::byte>();
        if (record.empty())
            missing.push_back(place);
        else
            std::memcpy(out.data() + place * m_shape.numbers(), record.data(), record.size());
    }
    return missing;
}

void CachedTrunk::keepIfPossible(
    std::span<const std::string> names, std::span<const std::uint16_t> made)
{
    if (!m_file || !m_file->writing())
        return;
    try {
        makeRoomForActivations(m_options.cache, m_key, static_cast<std::int64_t>(made.size_bytes()),
            m_options.cacheLimit);
        m_file->append(names, std::as_bytes(made));
    } catch (const Error& error) {
        if (!std::exchange(m_warned, true))
            log::warning(error.what());
    }
}

void CachedTrunk::read(
    const ImageSource& source, std::span<const ViewOfImage> wanted, std::span<std::uint16_t> out)
{
    if (out.size() != wanted.size() * m_shape.numbers())
        throw Error(ErrorCode::Internal, "Room for another number of activations.");
    std::vector<std::string> names;
    std::vector<std::size_t> missing;
    for (const ViewOfImage& view : wanted) {
        missing.push_back(names.size());
        names.push_back(nameOf(source, view));
    }
    missing = copyKept(names, missing, out);
    if (!missing.empty() && m_file && !m_file->writing()) { // another one may have made it since
        m_file->refresh();
        missing = copyKept(names, missing, out);
    }
    if (!missing.empty())
        computeMissing(source, wanted, names, missing, out);
}

void CachedTrunk::computeMissing(const ImageSource& source, std::span<const ViewOfImage> wanted,
    const std::vector<std::string>& names, std::span<const std::size_t> missing,
    std::span<std::uint16_t> out)
{
    std::vector<ViewOfImage> list;
    for (const std::size_t place : missing)
        list.push_back(wanted[place]);
    const ViewList views(source, std::move(list), m_options.augmentation);
    PicturePrefetcher prefetcher(
        views, m_settings.inputSide, m_settings.threads, 2 * m_settings.batchSize);
    std::vector<std::uint16_t> made(m_settings.batchSize * m_shape.numbers());
    while (!missing.empty()) {
        const auto places = missing.first(std::min(m_settings.batchSize, missing.size()));
        std::vector<Picture> batch;
        for (const std::size_t place : places) {
            batch.push_back(*prefetcher.take({}));
            if (batch.back().empty())
                throw Error(ErrorCode::NotFound,
                    fmt::format(
                        "Picture {} can no longer be read.", source.name(wanted[place].index)),
                    kBringBack);
        }
        const auto part = std::span(made).first(batch.size() * m_shape.numbers());
        compute(batch, part);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto record = part.subspan(i * m_shape.numbers(), m_shape.numbers());
            std::copy(record.begin(), record.end(),
                out.begin() + static_cast<std::ptrdiff_t>(places[i] * m_shape.numbers()));
            if (!names[places[i]].empty())
                keepIfPossible({&names[places[i]], 1}, record);
        }
        missing = missing.subspan(places.size());
    }
}

}

TrunkOptions trunkOptions(const TrainConfig& config, const std::filesystem::path& cache)
{
    TrunkOptions options;
    options.cut = cutOf(config.scope);
    options.precision = config.precision;
    options.threads = config.threads;
    options.inputSide = config.inputSide;
    options.augmentation = config.augmentation;
    options.cache = cache;
    options.cacheLimit = config.trunkCacheLimit;
    return options;
}

NetSettings settingsFor(const TrunkOptions& options)
{
    EmbedderOptions wanted;
    wanted.precision = options.precision;
    wanted.threads = options.threads;
    wanted.inputSide = options.inputSide;
    return resolved(wanted);
}

std::unique_ptr<Trunk> Trunk::make(const StateDict& weights, const TrunkOptions& options)
{
    if (options.cut == Cut::Pictures)
        throw Error(ErrorCode::InvalidArgument, "Nothing of the network is frozen.");
    return std::make_unique<CachedTrunk>(weights, describeWeights(weights), options);
}

}
