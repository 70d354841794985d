// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// The address of `symbol` in a module of ours, such as "vitrine-networks.so": a shared library
/// that programs load when they first need it, because mapping what it links takes longer than most
/// runs. It lies beside the program or in lib/vitrine, and is never unloaded. The module has copies
/// of its own of the code it shares with the program, so only values and abstract classes cross;
/// exceptions do too. Throws Error NotFound when the file is missing, Internal when it cannot be
/// loaded.
void* moduleSymbol(const char* file, const char* symbol);

}
