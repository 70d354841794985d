// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/photopreview.h"

#include <QObject>

class QWidget;

namespace vitrine::ui {

class CleanPresenter;
class PicturePreview;

/// Shows photos of the Clean page large, over it, and lets decide about them what the pane below
/// lets. Borrows its arguments.
class CleanPreview : public QObject {
    Q_OBJECT
public:
    CleanPreview(const CleanPresenter& presenter, QWidget* page);

    void show(const PhotoPreview& wanted);
    void leave();

private:
    const CleanPresenter& m_presenter;
    PicturePreview* m_preview;
};

}
