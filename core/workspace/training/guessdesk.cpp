// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/guessdesk.h"

#include "core/base/error.h"
#include "core/imaging/resize.h"
#include "core/workspace/models/networkinput.h"
#include "core/workspace/models/ownweights.h"
#include "core/workspace/pictures/fit.h"
#include "core/workspace/pictures/querypicture.h"
#include "core/workspace/stopwatch.h"
#include "core/workspace/training/runpictures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <numeric>
#include <thread>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kMostGuesses = 5;
constexpr int kLowPriority = 10; ///< nice value
/// The training has the others.
constexpr int kThreads = 1;

/// Linux keeps nice values by thread; those that this one starts inherit it.
void lowerPriority()
{
    static_cast<void>(
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kLowPriority) == 0);
}

std::vector<Guess> best(
    const std::vector<float>& probabilities, const std::vector<std::string>& classes)
{
    std::vector<std::size_t> order(std::min(probabilities.size(), classes.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    order.resize(std::min(order.size(), kMostGuesses));
    std::vector<Guess> guesses;
    for (const std::size_t label : order)
        guesses.push_back({classes[label], static_cast<double>(probabilities[label])});
    return guesses;
}

}

Guesses GuessDesk::guess(const GuessTask& task, const QueryPicture& picture, JobContext& context)
{
    const std::lock_guard turn(m_turn);
    context.throwIfStopped();
    Guesses guesses;
    std::exception_ptr problem;
    std::thread([&] {
        lowerPriority();
        try {
            guesses = answer(task, picture, context);
        } catch (...) {
            problem = std::current_exception();
        }
    }).join();
    if (problem)
        std::rethrow_exception(problem);
    return guesses;
}

Guesses GuessDesk::answer(const GuessTask& task, const QueryPicture& picture, JobContext& context)
{
    const Stopwatch watch;
    Picture query = loadQuery(picture, m_layout, *m_catalogue.reader());
    context.throwIfStopped();
    if (m_network.key != task.key)
        load(task, context);
    context.throwIfStopped();
    Guesses guesses;
    guesses.best = best(m_network.classifier->probabilities(imaging::forNetwork(
                            query, m_network.classifier->inputSide(), kDefaultPreprocessing)),
        task.classes);
    guesses.epoch = m_network.epoch;
    guesses.step = m_network.step;
    guesses.query = fitted(std::move(query), kShownSide);
    guesses.milliseconds = watch.milliseconds();
    return guesses;
}

void GuessDesk::load(const GuessTask& task, const JobContext& context)
{
    m_network = {};
    Network fresh;
    fresh.key = task.key;
    const auto precision = task.config.precision;
    const int side = task.config.inputSide;
    if (!task.model.empty()) {
        requireOwnWeights(task.model, task.modelSha256, context);
        fresh.classifier = learning::Classifier::make(
            learning::readStateDict(task.model), {}, precision, kThreads, side);
        fresh.epoch = task.epoch;
        fresh.step = task.step;
    } else {
        learning::PublishedWeights kept;
        if (!task.published)
            kept = learning::checkpointWeights(task.checkpoint);
        const learning::PublishedWeights& learnt = task.published ? *task.published : kept;
        fresh.classifier = learning::Classifier::make(
            readStart(task.start.file), learnt.tensors, precision, kThreads, side);
        fresh.epoch = learnt.epoch;
        fresh.step = learnt.step;
    }
    m_network = std::move(fresh);
}

}
