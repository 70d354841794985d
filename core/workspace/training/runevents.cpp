// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/runevents.h"

#include <fmt/format.h>

#include <ctime>

namespace vitrine::workspace {

namespace {

double secondsSince1970(const std::string& utc)
{
    std::tm time{};
    return ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%S", &time)
        ? static_cast<double>(::timegm(&time))
        : 0.0;
}

std::filesystem::path fileOf(const std::filesystem::path& folder, double start)
{
    return folder / fmt::format("events.out.tfevents.{:.0f}.vitrine", start);
}

}

RunEvents::RunEvents(const std::filesystem::path& folder, const std::string& started,
    const std::vector<BatchStats>& batches, const std::vector<EpochStats>& epochs)
    : m_start(secondsSince1970(started))
    , m_writer(fileOf(folder, m_start), m_start)
{
    auto epoch = epochs.begin();
    for (const BatchStats& batch : batches) { // in the order in which they were told
        for (; epoch != epochs.end() && epoch->epoch < batch.epoch; ++epoch)
            add(*epoch);
        add(batch);
    }
    for (; epoch != epochs.end(); ++epoch)
        add(*epoch);
    flush();
}

void RunEvents::add(const BatchStats& stats)
{
    m_writer.add(stats.step, m_start + stats.seconds,
        {{"batch/loss", stats.loss}, {"batch/accuracy", stats.accuracy},
            {"batch/learning_rate", stats.learningRate},
            {"batch/images_per_second", stats.imagesPerSecond},
            {"batch/memory_bytes", static_cast<double>(stats.memoryBytes)}});
}

void RunEvents::add(const EpochStats& stats)
{
    TensorBoardWriter::Scalars scalars{{"epoch/train_loss", stats.trainLoss},
        {"epoch/train_accuracy", stats.trainAccuracy}, {"epoch/learning_rate", stats.learningRate},
        {"epoch/images_per_second", stats.imagesPerSecond}};
    if (const Quality& validation = stats.validation; validation.images > 0) {
        scalars.emplace_back("epoch/validation_loss", validation.loss);
        scalars.emplace_back("epoch/validation_top1", validation.top1);
        scalars.emplace_back("epoch/validation_top5", validation.top5);
        scalars.emplace_back("epoch/validation_macro_f1", validation.macroF1);
        scalars.emplace_back("epoch/validation_calibration_error", validation.calibrationError);
    }
    m_writer.add(stats.epoch + 1, m_start + stats.seconds, scalars);
}

}
