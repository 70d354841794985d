// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a text for people that a front end may show in another language. It stays English here;
/// translations/update finds it by this mark, in the context that is named: "core".
#define VITRINE_TEXT(context, text) text
