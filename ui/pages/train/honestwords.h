// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QString>

#include <optional>

class QPalette;

namespace vitrine::ui {

/// Some photos that the run is checked with have relatives (the same listing, near duplicates)
/// among those it learns from: its accuracy looks better than it is.
inline bool leaks(const RunRecord& run)
{
    return run.leaks > 0;
}

/// Of the photos without such a relative. The best accuracy itself where nothing leaks; nothing
/// before a run that leaks has finished, and where no photo is without a relative.
std::optional<double> honestAccuracy(const RunRecord& run);
QString honestAccuracyText(const RunRecord& run); ///< "71.2 %", "–"
/// Beside the accuracy, such as "Without a relative in training: 71.2 % of 34 photos"; empty where
/// nothing leaks.
QString honestRemark(const RunRecord& run);
/// What leaks, what that means, and the figure to believe; empty where nothing leaks.
QString leakSentence(const RunRecord& run);
/// Rich text: the sign for a warning in front of a plain `text`.
QString warningHtml(const QString& text, const QPalette& palette);

}
