// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/pictures/imagesource.h"
#include "core/types/picture.h"
#include "core/types/precision.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

enum class Backbone { ResNet18, ResNet34, ResNet50, ResNet101, ResNet152 };

/// "resnet18", ...: torchvision's names.
std::string_view backboneName(Backbone backbone);

using vitrine::Precision;

/// What a file of weights holds; read without building a network.
struct WeightsInfo {
    Backbone backbone = Backbone::ResNet50; ///< told from the tensors' names and shapes
    bool fineTuned = false; ///< has fc.0 and fc.2 instead of fc
    int classes = 0; ///< outputs of the last layer
    int embeddingLength = 0; ///< outputs of the embedding layer: 1000
    std::int64_t tensors = 0;
    std::string dtype; ///< "float32", "float16", "bfloat16"
};

/// Throws Error NotFound, Corrupt (damaged, or asks to run code), Unsupported (no ResNet).
WeightsInfo inspectWeights(const std::filesystem::path& path);

struct EmbedderOptions {
    /// Without AVX-512 it is Float32, whatever is asked for.
    Precision precision = Precision::Auto;
    int threads = 0; ///< 0 takes every usable core
    int batchSize = 0; ///< 0 chooses
    int inputSide = 224; ///< pixels
    /// Where training keeps what the frozen part of a network computed of each picture (a Trunk's
    /// cache): what lies there is not computed again. Vectors then differ by bfloat16's rounding at
    /// most, so it is passed over where `precision` is Float32. Empty: none.
    std::filesystem::path trunkCache = {};
};

/// Pictures to vectors: a ResNet cut after its embedding layer (fc.0, or the pretrained fc), batch
/// norm folded, channels-last. Loading takes about a second; keep the object. One call at a time.
class Embedder {
public:
    /// Weights from a file in torch.save's formats or safetensors. Throws as inspectWeights does.
    static std::unique_ptr<Embedder> fromFile(
        const std::filesystem::path& path, const EmbedderOptions& options = {});
    /// The same; on cancel throws Cancelled between two layers.
    static std::unique_ptr<Embedder> fromFile(const std::filesystem::path& path,
        const EmbedderOptions& options, const JobContext& context);
    /// The fixed-seed random network that stands in when there are no weights: the same numbers on
    /// every machine. It groups pictures by colour and texture, not by what they show.
    static std::unique_ptr<Embedder> random(const EmbedderOptions& options = {});
    /// The same with the `centre` of an earlier one, whose vectors its own then agree with; empty:
    /// computed once a process, which takes as long as embedding two dozen pictures and reports
    /// Stage::LoadingModel. Throws Error InvalidArgument for a centre of another length, Cancelled.
    static std::unique_ptr<Embedder> random(
        const EmbedderOptions& options, std::vector<float> centre, JobContext& context);
    /// Names the random network's weights, for hashes; changes when its construction does.
    static std::string randomNetworkId();

    virtual ~Embedder() = default;
    virtual int length() const = 0; ///< numbers per vector
    virtual int inputSide() const = 0;
    virtual Backbone backbone() const = 0;
    virtual Precision precision() const = 0; ///< never Auto
    /// What is subtracted from every vector, length() numbers; empty for weights from a file.
    virtual const std::vector<float>& centre() const = 0;

    struct Result {
        std::size_t index = 0;
        std::vector<float> vector; ///< empty when the picture could not be loaded
    };
    /// Every picture of `source`; loading overlaps with the network. `deliver` gets finished
    /// batches on the calling thread, so that it may write to a database. On cancel throws
    /// Cancelled within a batch.
    virtual void embed(const ImageSource& source,
        const std::function<void(std::span<const Result>)>& deliver, JobContext& context) = 0;
    /// One picture of inputSide() x inputSide() pixels. Throws Error InvalidArgument for another
    /// size.
    virtual std::vector<float> embedOne(const Picture& picture) = 0;
};

}
