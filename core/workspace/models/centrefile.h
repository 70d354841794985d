// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// A random network's centre (learning::Embedder::centre), kept as models/<model id>/centre.json
/// with a SHA-256 over the model's id and the numbers. It belongs to the vectors: on a computer of
/// another precision a new one would differ a little.

/// Empty where the file is not there, is damaged, or is of another model.
std::vector<float> readCentre(const std::filesystem::path& file, const std::string& modelId);
/// A folder that cannot be written costs a line in the log, no more.
void keepCentre(const std::filesystem::path& file, const std::string& modelId,
    const std::vector<float>& centre);

}
