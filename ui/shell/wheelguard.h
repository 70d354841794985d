// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace vitrine::ui {

/// Lets a form scroll under the pointer: the wheel turns a number, a choice or a slider that lies
/// in a scroll area only once that has the focus, which the wheel alone does not give it. Any
/// widget may be given, as often as one likes; others stay as they are.
void guardFromWheel(QWidget* widget);

}
