// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/photostrip.h"

namespace vitrine::ui {

class DuplicatesPresenter;

/// A photo for each group of duplicates, of which several can be selected. The one that was chosen
/// last is the presenter's group, by either.
class GroupStrip : public PhotoStrip {
    Q_OBJECT
public:
    static constexpr int kGroupSide = 56;

    /// Both are borrowed.
    GroupStrip(DuplicatesPresenter& presenter, ThumbnailLoader& loader, QWidget* parent = nullptr);

private:
    void showGroups();

    DuplicatesPresenter& m_presenter;
};

}
