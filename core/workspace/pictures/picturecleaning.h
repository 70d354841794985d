// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/requests.h"
#include "core/workspace/settings.h"

namespace vitrine::workspace {

/// Originals to standardised pictures under images/. Pictures that are done are left alone; a file
/// that was missing or unreadable is tried again, one whose content is bad only once it changes.
/// Vectors of a picture that becomes another one, or none, are forgotten before it does.
class PictureCleaning {
public:
    PictureCleaning(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    /// On cancel or error what is finished stays, recorded. Throws Error NotReady without images,
    /// InvalidArgument for a side out of range, DiskFull, PermissionDenied.
    PictureReport run(const CleanRequest& request, JobSession& session, JobContext& context);

private:
    struct Plan;
    class Record;

    PictureStandard applyStandard(const CleanRequest& request);
    Plan plan(JobContext& context) const;

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
};

}
