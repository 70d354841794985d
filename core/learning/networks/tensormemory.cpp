// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/tensormemory.h"

#include <c10/core/Allocator.h>
#include <c10/util/Exception.h>
#include <malloc.h>
#include <sys/mman.h>
#include <torch/version.h>

#include <cstdlib>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vitrine::learning {

namespace {

constexpr std::size_t kLine = 64; ///< what kernels want tensors to be aligned to
constexpr std::size_t kHugePage = std::size_t{2} << 20U;
constexpr std::size_t kLeastKept = std::size_t{64} << 10U; ///< malloc keeps what is smaller
constexpr std::size_t kMostKept = std::size_t{512} << 20U;

/// Lies in the line before a tensor's first number.
struct BlockHead {
    std::size_t bytes; ///< of the block, this line included
};
static_assert(sizeof(BlockHead) <= kLine);

class TensorMemory final : public c10::Allocator {
public:
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
    c10::DataPtr allocate(std::size_t bytes) override
    {
        return made(bytes);
    }
    void copy_data(void* to, const void* from, std::size_t bytes) const override
    {
        std::memcpy(to, from, bytes);
    }
#else
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        return made(bytes);
    }
#endif
    c10::DeleterFnPtr raw_deleter() const override
    {
        return &giveBack;
    }

    std::size_t kept() const
    {
        const std::lock_guard lock(m_mutex);
        return m_keptBytes;
    }

    void release()
    {
        std::unordered_map<std::size_t, std::vector<void*>> kept;
        {
            const std::lock_guard lock(m_mutex);
            kept.swap(m_kept);
            m_keptBytes = 0;
        }
        for (const auto& [bytes, blocks] : kept) {
            for (void* const block : blocks)
                std::free(block);
        }
    }

private:
    c10::DataPtr made(std::size_t bytes) const
    {
        void* const data = bytes == 0 ? nullptr : taken(bytes);
        return {data, data, &giveBack, at::DeviceType::CPU};
    }

    void* taken(std::size_t bytes) const;
    static void giveBack(void* data);

    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::size_t, std::vector<void*>> m_kept; ///< by their bytes
    mutable std::size_t m_keptBytes = 0;
};

/// Lives as long as the process: tensors in static places are freed last.
TensorMemory& memory()
{
    static auto* const only = new TensorMemory;
    return *only;
}

void* TensorMemory::taken(std::size_t bytes) const
{
    TORCH_CHECK(bytes < SIZE_MAX / 2, "A tensor of ", bytes, " bytes is not possible.");
    const std::size_t size = (bytes + 2 * kLine - 1) / kLine * kLine;
    void* block = nullptr;
    if (size >= kLeastKept) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_kept.find(size);
        if (found != m_kept.end() && !found->second.empty()) {
            block = found->second.back();
            found->second.pop_back();
            m_keptBytes -= size;
        }
    }
    if (!block) {
        const bool huge = size >= 2 * kHugePage;
        TORCH_CHECK(posix_memalign(&block, huge ? kHugePage : kLine, size) == 0,
            "There is not enough memory for a tensor of ", bytes, " bytes.");
        if (huge)
            ::madvise(block, size / kHugePage * kHugePage, MADV_HUGEPAGE); // or small pages do
    }
    static_cast<BlockHead*>(block)->bytes = size;
    return static_cast<char*>(block) + kLine;
}

void TensorMemory::giveBack(void* data)
{
    if (!data)
        return;
    void* const block = static_cast<char*>(data) - kLine;
    const std::size_t size = static_cast<BlockHead*>(block)->bytes;
    const TensorMemory& self = memory();
    if (size >= kLeastKept) {
        const std::lock_guard lock(self.m_mutex);
        if (self.m_keptBytes + size <= kMostKept) {
            self.m_kept[size].push_back(block);
            self.m_keptBytes += size;
            return;
        }
    }
    std::free(block);
}

}

void keepTensorMemory()
{
#if !defined(__SANITIZE_ADDRESS__) // which shall see each tensor come and go
    static std::once_flag once;
    std::call_once(once, [] { c10::SetAllocator(at::DeviceType::CPU, &memory(), 1); });
#endif
}

std::size_t keptTensorMemory()
{
    return memory().kept();
}

void releaseTensorMemory()
{
    memory().release();
    // Smaller tensors are malloc's, whose arenas grow with every task otherwise.
    ::malloc_trim(0);
}

}
