// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vitrine::learning {

/// From now on memory of large tensors that are gone is kept for the next ones of the same size, up
/// to half a gigabyte, in huge pages where the system has them. Layers ask for the same sizes batch
/// after batch, and LibTorch's own allocator returns each block to the system, which clears its
/// pages again. To be called before LibTorch has allocated anything, as what it frees must be the
/// allocator's own; later calls do nothing.
void keepTensorMemory();

/// Bytes that are kept for tensors to come. Any thread.
std::size_t keptTensorMemory();

/// Gives what is kept back to the system, and what malloc has left of smaller tensors. Any thread.
void releaseTensorMemory();

}
