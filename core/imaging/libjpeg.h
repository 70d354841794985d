// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// In this order: jpeglib.h needs FILE, jerror.h needs jpeglib.h.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on
