// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/labelspane.h"

#include <cstddef>

namespace vitrine::test {

/// The page on photos whose categories are doubtful.
struct LabelsFixture : CleanFixture {
    LabelsFixture() = default;
    /// The first photos of the shop, each of which should be a lamp; shown.
    LabelsFixture(const CleanShop& shop, std::size_t photos)
    {
        for (std::size_t i = 0; i < photos; ++i)
            doubt(shop.image(i));
        start(shop.shop);
        show();
    }

    /// What the next check will find.
    void doubt(ImageRow image, const std::string& suggestion = "Lamps")
    {
        add(FindingKind::LabelIssue, {}, image, "x", suggestion);
        ++m_doubts;
    }
    /// All that the check has found.
    void show()
    {
        page.showKind(FindingKind::LabelIssue);
        QTRY_COMPARE(pane->findings().rowCount(), m_doubts);
    }
    QString word(int row) const { return pane->findings().decisionAt(row); }

    ui::LabelsPane* const pane = child<ui::LabelsPane>("cleanLabels");
    ui::ThumbnailGrid* const grid = pane->grid();

private:
    int m_doubts = 0;
};

}
