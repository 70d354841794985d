// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QString>

#include <cstdint>
#include <string>

namespace vitrine::ui {

QString percentText(double share); ///< "81.3 %"
QString lossText(double loss); ///< "0.482"
QString spanText(double seconds); ///< "40 s", "12 min", "1 h 20 min"
QString bytesText(std::int64_t bytes); ///< "1.2 GB"
QString speedText(double imagesPerSecond); ///< "48 images/s"

QString scopeText(LearningScope scope);
QString optimiserText(Optimiser optimiser);
QString scheduleText(Schedule schedule);
QString splitText(SplitKind split);
QString precisionText(Precision precision);
QString deviceText(Device device);

/// "Running", "Paused", ...; a run that was killed is "Stopped".
QString stateText(const RunRecord& run);
QString stateIcon(const RunRecord& run); ///< of resources/icons

/// The word for a setting's JSON name; unknown ones as they are.
QString settingText(const std::string& name);
/// A setting's value by its JSON name, as the engine writes it, in the user's words.
QString settingValueText(const std::string& name, const std::string& value);

}
