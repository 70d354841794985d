// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainingpictures.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/learning/training/trainingchance.h"
#include "core/learning/training/trainingtask.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace vitrine::learning {

namespace {

constexpr std::size_t kMostNamed = 5;

/// Positive: 0 stands for a picture that cannot be had.
std::int64_t printOf(const std::string& identity)
{
    constexpr std::size_t kDigits = 15; // 60 bits
    return std::stoll(sha256Hex(identity).substr(0, kDigits), nullptr, 16) + 1;
}

std::string listed(std::vector<std::string> names)
{
    const std::size_t more = names.size() - std::min(names.size(), kMostNamed);
    names.resize(names.size() - more);
    return fmt::format(
        "{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

/// Whether each picture of the task can be had in every version that its epochs need.
std::vector<bool> prepared(const TrainingTask& task, TailInput& input, JobContext& context)
{
    const std::vector<ViewOfImage> views = viewsNeeded(task);
    const std::vector<bool> hadViews = input.prepare(*task.data.source, views, context);
    const std::size_t train = task.data.train.size();
    const std::size_t validationFrom = views.size() - task.data.validation.size();
    std::vector<bool> had(train + task.data.validation.size(), true);
    for (std::size_t i = 0; i < views.size(); ++i) {
        const std::size_t which = i < validationFrom ? i % train : train + (i - validationFrom);
        had[which] = had[which] && hadViews[i];
    }
    return had;
}

}

TrainingPictures::TrainingPictures(const TrainingTask& task, TailInput& input,
    const std::vector<std::int64_t>& earlier, JobContext& context)
    : m_task(task)
{
    const std::vector<bool> had = prepared(task, input, context);
    for (std::size_t i = 0; i < had.size(); ++i)
        m_prints.push_back(had[i] ? printOf(task.data.source->identity(picture(i).index)) : 0);
    if (!earlier.empty())
        requireSame(earlier);
    takePart(had, earlier);
    m_ends = batchEnds(m_train.size(), static_cast<std::size_t>(task.config.batchSize));
}

const TrainingImage& TrainingPictures::picture(std::size_t which) const
{
    const TrainingData& data = m_task.data;
    return which < data.train.size() ? data.train[which]
                                     : data.validation[which - data.train.size()];
}

void TrainingPictures::requireSame(const std::vector<std::int64_t>& earlier) const
{
    if (earlier.size() != m_prints.size())
        throw Error(ErrorCode::Corrupt,
            "The run's checkpoint is damaged: it is about another number of photos.",
            "Start the run again from its beginning.");
    std::vector<std::string> gone;
    std::vector<std::string> changed;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        if (earlier[i] == 0 || earlier[i] == m_prints[i])
            continue;
        (m_prints[i] == 0 ? gone : changed).push_back(m_task.data.source->name(picture(i).index));
    }
    if (!gone.empty())
        throw Error(ErrorCode::NotFound,
            fmt::format("The run learns from photos that can no longer be read: {}.",
                listed(std::move(gone))),
            "Bring them back (cleaning the photos makes them from their originals) and resume: "
            "the run goes on exactly, or not at all. Another run leaves them out.");
    if (!changed.empty())
        throw Error(ErrorCode::NotReady,
            fmt::format("The run learns from photos that have changed since it began: {}.",
                listed(std::move(changed))),
            "Put the earlier ones back and resume, or start another run.");
}

void TrainingPictures::takePart(std::vector<bool> had, const std::vector<std::int64_t>& earlier)
{
    const std::size_t train = m_task.data.train.size();
    for (std::size_t i = 0; i < had.size(); ++i) {
        if (!earlier.empty() && earlier[i] == 0) { // had it come back, the run would be another
            had[i] = false;
            m_prints[i] = 0;
        }
        if (!had[i]) {
            ++m_missing;
        } else if (i < train) {
            m_train.push_back(picture(i));
            m_places.push_back(i);
        } else {
            m_validation.push_back(picture(i));
        }
    }
    if (m_train.empty())
        throw Error(ErrorCode::InvalidArgument, "None of the photos to learn from can be had.",
            "Clean the photos again.");
}

std::vector<int> TrainingPictures::labels() const
{
    std::vector<int> labels;
    for (const TrainingImage& image : m_train)
        labels.push_back(image.label);
    return labels;
}

TrainingPictures::Batch TrainingPictures::batch(int epoch, std::int64_t number)
{
    const TrainConfig& config = m_task.config;
    if (m_orderedEpoch != epoch) {
        m_order = TrainingChance(config.seed).order(epoch, m_train.size());
        m_orderedEpoch = epoch;
    }
    const auto which = static_cast<std::size_t>(number);
    Batch batch;
    for (std::size_t i = which == 0 ? 0 : m_ends[which - 1]; i < m_ends[which]; ++i) {
        const std::size_t at = m_order[i];
        batch.views.push_back({m_train[at].index, viewInEpoch(config, m_places[at], epoch)});
        batch.labels.push_back(m_train[at].label);
    }
    return batch;
}

}
