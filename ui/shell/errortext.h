// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"

#include <QString>

#include <string_view>

namespace vitrine::ui {

/// An error in the user's language, chosen by its code, with the core's words as details: English
/// where the core does not mark them for translation.
/// Where a file is at fault only the core can say how: in an English window its words come first.
struct ErrorText {
    QString what; ///< one sentence: what happened
    QString todo; ///< one sentence: what to do
    QString details; ///< the core's other words: message, hint, context; may be several lines

    QString headline() const { return what + QLatin1Char(' ') + todo; }
    /// What happened, with the core's words, in one line: `todo` stands apart.
    QString line() const;
};

ErrorText errorText(const Error& error);
/// What the core marks for translation (VITRINE_TEXT), in the user's language; other texts as they
/// are.
QString coreText(std::string_view english);
/// For beside the field that is at fault: the core's words, in other languages after a headline.
QString fieldProblemText(const Error& error);
/// "Cleaning photos", ...
QString stageText(Stage stage);
/// What a picture file's problem means, from its wire name ("truncated", ...).
QString pictureProblemText(const QString& wireName);

}
