// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/tailinput.h"

#include "core/base/error.h"
#include "core/learning/pictures/pictureview.h"
#include "core/learning/training/taillayers.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vitrine::learning {

namespace {

class TrunkInput : public TailInput {
public:
    explicit TrunkInput(std::unique_ptr<Trunk> trunk)
        : m_trunk(std::move(trunk))
    {
    }

    std::vector<bool> prepare(const ImageSource& source, std::span<const ViewOfImage> wanted,
        JobContext& context) override
    {
        return m_trunk->prepare(source, wanted, context);
    }

    at::Tensor read(const ImageSource& source, std::span<const ViewOfImage> wanted) override
    {
        const ActivationShape shape = m_trunk->shape();
        const at::Tensor out = at::empty(
            {static_cast<std::int64_t>(wanted.size()), shape.channels, shape.height, shape.width},
            at::TensorOptions(at::kBFloat16).memory_format(kChannelsLast));
        m_trunk->read(source, wanted,
            {static_cast<std::uint16_t*>(out.data_ptr()), static_cast<std::size_t>(out.numel())});
        return out;
    }

private:
    std::unique_ptr<Trunk> m_trunk;
};

class PictureInput : public TailInput {
public:
    explicit PictureInput(const TrainConfig& config)
        : m_side(config.inputSide)
        , m_augmentation(config.augmentation)
    {
    }

    /// Loads each picture once, small, which is all that tells whether it can be had.
    std::vector<bool> prepare(const ImageSource& source, std::span<const ViewOfImage> wanted,
        JobContext& context) override
    {
        constexpr std::size_t kAtOnce = 32;
        constexpr int kSmall = 32;
        std::vector<char> had(source.size(), 0);
        std::vector<std::size_t> images;
        for (const ViewOfImage& view : wanted) {
            if (!had[view.index])
                images.push_back(view.index);
            had[view.index] = 1;
        }
        const auto total = static_cast<std::int64_t>(images.size());
        for (std::size_t at = 0; at < images.size(); at += kAtOnce) {
            context.throwIfStopped();
            context.report(Stage::ComputingTrunk, static_cast<std::int64_t>(at), total);
            const auto end = static_cast<std::int64_t>(std::min(at + kAtOnce, images.size()));
            at::parallel_for(
                static_cast<std::int64_t>(at), end, 1, [&](std::int64_t from, std::int64_t to) {
                    for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to);
                         ++i)
                        had[images[i]] = source.load(images[i], kSmall).empty() ? 0 : 1;
                });
        }
        std::vector<bool> result;
        for (const ViewOfImage& view : wanted)
            result.push_back(had[view.index] != 0);
        return result;
    }

    at::Tensor read(const ImageSource& source, std::span<const ViewOfImage> wanted) override
    {
        std::vector<Picture> pictures(wanted.size());
        at::parallel_for(0, static_cast<std::int64_t>(wanted.size()), 1,
            [&](std::int64_t from, std::int64_t to) {
                for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i)
                    pictures[i] = loadView(source, wanted[i], m_side, m_augmentation);
            });
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            if (pictures[i].empty())
                throw Error(ErrorCode::NotFound,
                    fmt::format("Picture {} can no longer be read.", source.name(wanted[i].index)),
                    kBringBack);
        }
        return normalisedPixels(pictures, m_side);
    }

private:
    int m_side;
    Augmentation m_augmentation;
};

}

std::unique_ptr<TailInput> makeTailInput(
    const StateDict& start, const TrainConfig& config, const std::filesystem::path& cache)
{
    if (config.scope == LearningScope::All)
        return std::make_unique<PictureInput>(config);
    return std::make_unique<TrunkInput>(Trunk::make(start, trunkOptions(config, cache)));
}

at::Tensor normalisedPixels(std::span<const Picture> pictures, int side)
{
    static constexpr std::array<float, 3> kMean{0.485F, 0.456F, 0.406F};
    static constexpr std::array<float, 3> kDeviation{0.229F, 0.224F, 0.225F};
    const at::Tensor images = at::empty({static_cast<std::int64_t>(pictures.size()), 3, side, side},
        at::TensorOptions(at::kFloat).memory_format(kChannelsLast));
    const std::size_t numbers = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
    auto* const out = images.data_ptr<float>();
    at::parallel_for(
        0, static_cast<std::int64_t>(pictures.size()), 1, [&](std::int64_t from, std::int64_t to) {
            for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i) {
                for (std::size_t j = 0; j < numbers; ++j)
                    out[i * numbers + j] =
                        (static_cast<float>(pictures[i].rgb[j]) / 255.0F - kMean[j % 3])
                        / kDeviation[j % 3];
            }
        });
    return images;
}

}
