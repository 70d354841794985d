// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <stop_token>
#include <vector>

namespace vitrine {

/// What a job is doing now. Front ends choose the words; `stageName` is for logs and JSON.
enum class Stage {
    Starting,
    ReadingProducts,
    ReadingImages,
    CheckingRows,
    DrawingDemo,
    CleaningPictures,
    MeasuringPictures,
    ComparingPictures, ///< with one another
    JudgingPictures, ///< by their embeddings
    LoadingModel,
    Embedding,
    ReadingVectors, ///< from the catalogue, for an index
    BuildingIndex,
    WritingEmbeddings, ///< to the file of a model's vectors
    Writing,
    Downloading,
    Verifying,
    Searching,
    ComputingTrunk, ///< what the frozen part of a network makes of the pictures
    Training,
    Evaluating,
};

const char* stageName(Stage stage);

/// Progress within one stage, and of the job as a whole.
struct Progress {
    Stage stage = Stage::Starting;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0 while unknown
    double fraction = 0.0; ///< of the whole job, 0 to 1, never falls
};

/// Receives progress on the job's threads, often: implementations throttle. Must not throw.
class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    virtual void onProgress(const Progress& progress) = 0;
};

/// A job was asked to stop and did. No error: it derives from std::exception, not from Error, and
/// only `runJob` catches it.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

/// Travels through every long call: the way to stop and the place for progress. Workers check
/// `throwIfStopped` at least every 50 ms of work. One job owns it; `report` may be called from one
/// thread at a time.
class JobContext {
public:
    struct StageWeight {
        Stage stage;
        double weight; ///< expected share of the time, any unit
    };

    /// `sink` may be null; it is borrowed and must outlive the context.
    explicit JobContext(std::stop_token stop = {}, ProgressSink* sink = nullptr);

    bool stopRequested() const { return m_stop.stop_requested(); }
    void throwIfStopped() const;
    const std::stop_token& stopToken() const { return m_stop; }

    /// Names the stages in order, so that `fraction` covers the whole job. Without it a job is one
    /// stage.
    void setStages(std::vector<StageWeight> stages);
    void report(Stage stage, std::int64_t done, std::int64_t total);

private:
    double overall(Stage stage, double within) const;

    std::stop_token m_stop;
    ProgressSink* m_sink;
    std::vector<StageWeight> m_stages;
    double m_fraction = 0.0;
};

}
