// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QImage>
#include <QList>
#include <QString>

#include <memory>

class QMimeData;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// The file that people want to drag out, copy or open: the original where it still is, else the
/// standardised picture; empty when there is neither. Reads one row: milliseconds.
QString pictureFileOf(const Workspace& workspace, ImageRow image);

/// For dragging out and copying: the files as URLs; null when no image has a file.
std::unique_ptr<QMimeData> mimeOfFiles(const QStringList& files);

/// A picture to look at closely, upright, fitted into `side` pixels; null when there is none.
/// Decodes: call it off the GUI thread.
QImage readPicture(const Workspace& workspace, ImageRow image, int side);

}
