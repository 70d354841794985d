// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::ui {

struct JobStatus;
struct RunCurves;

QString percentText(double share); ///< "81.3 %"
QString lossText(double loss); ///< "0.482"
QString spanText(double seconds); ///< "40 s", "12 min", "1 h 20 min"
QString bytesText(std::int64_t bytes); ///< "1.2 GB"
QString speedText(double imagesPerSecond); ///< "48 images/s"

QString tagsText(const std::vector<std::string>& tags); ///< "baseline, autumn"

QString scopeText(LearningScope scope);
QString optimiserText(Optimiser optimiser);
QString scheduleText(Schedule schedule);
QString splitText(SplitKind split);
QString precisionText(Precision precision);
QString deviceText(Device device);

/// "2 of 10"; "2.4 of 10" of a run that was ended within its third.
QString epochsText(const RunRecord& run);
/// "3 min left" while it learns, by `job` where that works on it, as the strip has it; else by what
/// it `told`. Of one that has stopped, the time it took.
QString timeText(const RunRecord& run, const std::optional<JobStatus>& job, const RunCurves& told);

/// "Running", "Paused", ...; a run that was killed is "Stopped".
QString stateText(const RunRecord& run);
QString stateIcon(const RunRecord& run); ///< of resources/icons

/// The word for a setting's JSON name; unknown ones as they are.
QString settingText(const std::string& name);
/// A setting's value by its JSON name, as the engine writes it, in the user's words.
QString settingValueText(const std::string& name, const std::string& value);

}
