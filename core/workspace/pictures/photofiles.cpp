// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pictures/photofiles.h"

#include "core/base/error.h"

namespace vitrine::workspace {

void requirePhotoFiles(catalogue::Reader& reader)
{
    const CatalogueCounts counts = reader.counts();
    if (counts.images == 0) {
        throw Error(ErrorCode::NotReady, "There are no images yet.",
            "Import the tables of listings and images with the folder of photos first.");
    }
    // Photos that were cleaned before can do without their originals.
    if (counts.imagesReady == 0 && reader.countImagesWithoutSource() == counts.images) {
        throw Error(ErrorCode::NotReady, "No photo file was found for any image.",
            "Import the tables again and name the folder of photos: --pictures DIR.");
    }
}

}
