// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/requests.h"

#include <QStringList>

#include <filesystem>
#include <optional>

class QMimeData;

namespace vitrine::ui {

/// Whether `pictureFrom` may find something: cheap, for drag-enter.
bool mayHoldPicture(const QMimeData* data);
/// The picture that was dropped or pasted: a local file, or image bytes (browsers), or pixels
/// (screenshots). Files win over bytes, except files that are no pictures by their name.
std::optional<SearchQuery> pictureFrom(const QMimeData* data);
/// The first folder among dropped URLs that looks like a workspace.
std::optional<std::filesystem::path> workspaceFolderFrom(const QMimeData* data);
/// "*.jpg", "*.png", ...: what Vitrine decodes, for file dialogs.
QStringList pictureNameFilters();

}
