// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/filepicker.h"

#include <filesystem>
#include <optional>

namespace vitrine::test {

/// Chooses `answer`, whatever it is asked for; nothing: the user thinks better of it.
class FakePicker : public ui::FilePicker {
public:
    using Answer = std::optional<std::filesystem::path>;

    Answer answer;

    Answer openFile(QWidget*, const QString&, const QString&) override { return answer; }
    Answer openFolder(QWidget*, const QString&) override { return answer; }
    Answer saveFile(QWidget*, const QString&, const QString&, const QString&) override
    {
        return answer;
    }
};

}
