// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/confidentjoint.h"
#include "core/cleaning/content/embeddingtable.h"
#include "core/cleaning/content/labelagreement.h"
#include "core/cleaning/content/labelnoise.h"
#include "core/cleaning/content/linearprobe.h"
#include "core/jobs/jobcontext.h"
#include "core/types/finding.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::cleaning {

struct LabelOptions {
    ProbeOptions probe;
    /// The probe is trained this often, each time with every image weighted by how likely its
    /// label was right the time before: what is wrong stops teaching.
    int passes = 2;
    /// From here on a label is flagged, by how likely it is wrong, 0 to 1; none: as many as the
    /// noise makes one expect, the likeliest.
    std::optional<double> threshold = std::nullopt;
};

/// What is thought of one image's label. All zero, -1 and false where it has none.
struct LabelQuality {
    float selfConfidence = 0.0F; ///< tempered probability of the given label
    float normalisedMargin = 0.0F; ///< (that - the largest of another category + 1) / 2
    float wrong = 0.0F; ///< how likely the label is wrong; images rank by it
    int suggested = -1; ///< the likeliest other category
    bool flagged = false;
};

struct LabelReport {
    std::vector<LabelQuality> images; ///< in the table's order
    OutOfSample predicted; ///< tempered
    LabelAgreement agreement; ///< of the labels with the probe that learnt from all of them alike
    LabelNoise noise;
    /// Images; so many are flagged, unless there is a threshold, or the agreement does not suffice.
    double expectedWrong = 0.0;
    std::optional<double> threshold; ///< as in the options
    double ridge = 0.0;
    ConfidentJoint joint;
};

/// Judges every label by a linear probe that has not seen it (LinearProbe's demands and errors).
/// Confident learning (see ConfidentJoint) gives thresholds and the table of confusions; the cut
/// is the number of wrong labels that LabelNoise expects, because a confident joint also counts
/// what only looks like a neighbouring category: more than one in ten of real photographs whose
/// labels nobody has touched.
///
/// Where the probe hardly tells the categories apart (LabelAgreement::suffices), as with embeddings
/// of a network that has learnt nothing yet, labels and noise explain each other as they like: then
/// nothing is flagged, whatever the threshold.
///
/// It finds mistakes that are made at random. Those that follow a rule (every tenth shirt filed
/// under skirts) teach the probe that rule, and most of them pass.
///
/// Time grows with images x components x categories. Reports Stage::CheckingRows.
LabelReport findLabelIssues(
    const EmbeddingTable& table, const LabelOptions& options, JobContext& context);

/// A LabelIssue for each flagged image, likeliest wrong first. value: how likely it is wrong,
/// threshold: the options', else the least of those flagged; text and suggestion: `names` (by
/// encoder index) of the given and the suggested category.
std::vector<Finding> labelFindings(
    const LabelReport& report, const EmbeddingTable& table, std::span<const std::string> names);

}
