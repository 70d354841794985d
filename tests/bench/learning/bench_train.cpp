// SPDX-License-Identifier: GPL-3.0-or-later
// bench_train WEIGHTS SPLIT EPOCHS FOLDER [SEED] [float32]: trains layer4 and the head by the
// default recipe. SPLIT has a line a picture: "train" or "validation", the class's number, the
// file, with tabs between. FOLDER takes checkpoint and trunk cache. Prints a line an epoch on the
// error output and one JSON object.
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/imaging/decode.h"
#include "core/imaging/resize.h"
#include "core/learning/training/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

using namespace vitrine;

namespace {

using Clock = std::chrono::steady_clock;

class FileSource : public learning::ImageSource {
public:
    std::size_t size() const override { return files.size(); }
    std::string identity(std::size_t index) const override { return files[index]; }
    Picture load(std::size_t index, int side) const override
    {
        imaging::DecodeOptions options;
        options.minShortSide = side;
        const imaging::Decoded decoded = imaging::decodeFile(files[index], options);
        return decoded.problem ? Picture{}
                               : imaging::forNetwork(decoded.picture, side, Preprocessing::Stretch);
    }

    std::vector<std::string> files;
};

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class Watch : public learning::TrainObserver {
public:
    explicit Watch(Clock::time_point start)
        : m_start(start)
    {
    }
    void onBatch(const BatchStats& stats) override
    {
        if (stats.step == 0)
            firstBatch = secondsSince(m_start);
    }
    void onEpoch(const EpochStats& stats) override
    {
        fmt::print(stderr,
            "{:7.1f} s  epoch {}: loss {:.4f}, {:.2f} %, validation {:.2f} %, {:.1f} images/s\n",
            secondsSince(m_start), stats.epoch + 1, stats.trainLoss, 100.0 * stats.trainAccuracy,
            100.0 * stats.validation.top1, stats.imagesPerSecond);
        speed = std::max(speed, stats.imagesPerSecond);
        lastAccuracy = stats.validation.top1;
    }

    double firstBatch = 0.0; ///< seconds until it was learnt: what the frozen part takes, mostly
    double speed = 0.0; ///< of the fastest epoch
    double lastAccuracy = 0.0; ///< on the validation pictures, after the last epoch

private:
    Clock::time_point m_start;
};

learning::TrainingData readSplit(const std::string& path, FileSource& source)
{
    learning::TrainingData data;
    data.source = &source;
    std::ifstream in(path);
    std::string side;
    std::string file;
    int label = 0;
    int classes = 0;
    while (in >> side >> label && std::getline(in >> std::ws, file)) {
        auto& images = side == "train" ? data.train : data.validation;
        images.push_back({source.files.size(), {}, label});
        source.files.push_back(file);
        classes = std::max(classes, label + 1);
    }
    for (int i = 0; i < classes; ++i)
        data.classes.push_back(fmt::format("{}", i));
    return data;
}

void run(const std::vector<std::string>& arguments)
{
    FileSource source;
    learning::TrainingTask task;
    task.data = readSplit(arguments[1], source);
    task.config.epochs = std::stoi(arguments[2]);
    task.config.seed = arguments.size() > 4 ? std::stoul(arguments[4]) : 1;
    if (arguments.size() > 5 && arguments[5] == "float32")
        task.config.precision = Precision::Float32;
    task.folder = std::filesystem::path(arguments[3]) / "run";
    task.trunkCache = std::filesystem::path(arguments[3]) / "trunk";
    const auto start = Clock::now();
    task.start = learning::readStateDict(arguments[0]);
    Watch watch(start);
    JobContext context;
    const learning::TrainResult result = learning::train(task, watch, nullptr, context);
    fmt::print("{{\"seconds\": {:.1f}, \"until_first_batch_s\": {:.1f}, \"images_per_s\": {:.2f}, "
               "\"accuracy\": {:.4f}, \"best_epoch\": {}, \"last_accuracy\": {:.4f}, "
               "\"peak_gb\": {:.2f}}}\n",
        secondsSince(start), watch.firstBatch, watch.speed, result.validation.quality.top1,
        result.bestEpoch + 1, watch.lastAccuracy, static_cast<double>(result.peakBytes) / 1e9);
}

}

int main(int argc, char** argv)
{
    cpu::spinBriefly(); // as the programs do
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 4) {
        std::fputs("bench_train WEIGHTS SPLIT EPOCHS FOLDER [SEED] [float32]\n", stderr);
        return 2;
    }
    try {
        run(arguments);
        return 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
