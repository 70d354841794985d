// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"

#include <QString>

class QDateTime;
class QLocale;

namespace vitrine::ui {

/// What a step did: "Left out all of “Dark pictures”". A step whose action is of a later version
/// says only that it is one.
QString stepText(const Step& step);
/// Who, when, and how much: "anna · 14:02 · 12 values", conflicts first.
QString stepCaption(const Step& step, const QDateTime& now, const QLocale& locale);
/// "title: “Sofa” → “Red sofa”", and why it is a conflict where it is one.
QString changeText(const CellChange& change);

}
