// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/picturejobs.h"

#include "core/base/module.h"

namespace vitrine::workspace {

std::unique_ptr<PictureJobs> loadPictureJobs(const Layout& layout, catalogue::Catalogue& catalogue)
{
    // A failed load is tried again.
    static auto* const make =
        reinterpret_cast<MakePictureJobs*>(moduleSymbol(kPictureJobsModule, kPictureJobsSymbol));
    return std::unique_ptr<PictureJobs>(make(layout, catalogue));
}

}
