// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/search/metric.h"
#include "core/types/checkneed.h"
#include "core/types/picture.h"
#include "core/workspace/layout.h"

#include <optional>
#include <set>
#include <string>

namespace vitrine::workspace {

/// How the pictures under images/ were made.
struct PictureStandard {
    int side = 0; ///< pixels; 0 before the first cleaning
    Rgb padding;

    bool operator==(const PictureStandard&) const = default;
};

/// What a workspace remembers in the catalogue's settings. Reading falls back to the default where
/// nothing, or nothing that makes sense, is stored.

PictureStandard pictureStandard(catalogue::Reader& reader);
void setPictureStandard(catalogue::Writer& writer, const PictureStandard& standard);

search::Metric searchMetric(catalogue::Reader& reader); ///< cosine by default
void setSearchMetric(catalogue::Writer& writer, search::Metric metric);

/// A model of the workspace by its id.
std::optional<ModelRecord> knownModel(catalogue::Reader& reader, const std::string& modelId);
/// Throws Error NotFound where there is none.
ModelRecord requireModel(catalogue::Reader& reader, const std::string& modelId);

/// The model that searches use: the one whose embedding finished last. A newer model whose first
/// embedding was interrupted does not displace it, nor does any while no model has vectors at all.
/// Without any finished one: the newest.
std::optional<ModelRecord> searchModel(catalogue::Reader& reader);
/// Ids of the models that runs have made, those of purged runs too.
std::set<std::string> modelsLearntHere(catalogue::Reader& reader, const Layout& layout);
/// The first pretrained model with embeddings that no run has made, whichever
/// searches use; none: as before the first embedding.
std::optional<ModelRecord> startingModel(catalogue::Reader& reader, const Layout& layout);
/// `byHand`: somebody chose it among the models that there are; embedding goes on with it then,
/// although others are newer. Call with a reader of the same catalogue.
void setSearchModel(catalogue::Reader& reader, catalogue::Writer& writer,
    const std::string& modelId, bool byHand = false);
/// Ids; empty: none.
std::string modelChosenByHand(catalogue::Reader& reader);
std::string modelBefore(catalogue::Reader& reader); ///< that searches used before this one

/// What the latest look for wrong labels found where the embeddings of this model hardly told the
/// categories apart, and so named none; nothing where it named them, or another model was asked.
std::optional<Recognition> poorRecognition(catalogue::Reader& reader, const std::string& modelId);
void setPoorRecognition(catalogue::Writer& writer, const std::string& modelId,
    const std::optional<Recognition>& recognition);

/// Whether the latest look for near duplicates had no embeddings to go by; false also where none is
/// remembered.
bool comparedHashesAlone(catalogue::Reader& reader);
void setComparedHashesAlone(catalogue::Writer& writer, bool alone);

}
