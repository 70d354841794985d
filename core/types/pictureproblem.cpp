// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/pictureproblem.h"

namespace vitrine {

std::string_view pictureProblemName(PictureProblem problem)
{
    switch (problem) {
    case PictureProblem::Missing: return "missing";
    case PictureProblem::Empty: return "empty";
    case PictureProblem::NotAPicture: return "not_a_picture";
    case PictureProblem::Truncated: return "truncated";
    case PictureProblem::TooLarge: return "too_large";
    case PictureProblem::Unreadable: return "unreadable";
    }
    return "unreadable";
}

std::optional<PictureProblem> pictureProblemFromName(std::string_view name)
{
    for (const auto problem :
        {PictureProblem::Missing, PictureProblem::Empty, PictureProblem::NotAPicture,
            PictureProblem::Truncated, PictureProblem::TooLarge, PictureProblem::Unreadable}) {
        if (pictureProblemName(problem) == name)
            return problem;
    }
    return std::nullopt;
}

}
