// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

namespace vitrine::workspace {

/// Throws Error NotReady where there is nothing that cleaning could work on: no images, or none
/// whose photo file was found when the tables were imported.
void requirePhotoFiles(catalogue::Reader& reader);

}
