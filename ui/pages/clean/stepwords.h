// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>

class QDateTime;
class QLocale;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

/// What a step did: "Left out all of “Dark photos”". A step whose action is of a later version
/// says only that it is one.
QString stepText(const Step& step);
/// Who, when, and how much: "anna · 14:02 · 12 values", conflicts first.
QString stepCaption(const Step& step, const QDateTime& now, const QLocale& locale);
/// What people call a subject: a listing's title, an image's id, a category's name; empty where it
/// is no longer there.
using SubjectNames = std::function<QString(CellSubject subject, std::int64_t row)>;
SubjectNames subjectNames(std::shared_ptr<const Workspace> workspace); ///< any thread
/// "Listing “Sofa”, title: “Sofa” → “Red sofa”"; of a conflict, what the step expected and what it
/// found: "Listing “Sofa”, title: expected “Sofa”, found “Old sofa”; now “Red sofa”".
QString changeText(const CellChange& change, const SubjectNames& names);

}
