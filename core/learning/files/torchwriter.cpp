// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/torchwriter.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/learning/files/picklewriter.h"
#include "core/learning/files/zipwriter.h"

#include <fmt/format.h>

namespace vitrine::learning {

namespace {

void checkWritable(const std::vector<NamedTensor>& tensors)
{
    for (const auto& [name, tensor] : tensors) {
        const auto needed = static_cast<std::size_t>(tensor.elements()) * dtypeSize(tensor.dtype);
        if (!tensor.contiguous() || tensor.bytes.size() != needed)
            throw Error(ErrorCode::InvalidArgument, fmt::format("The tensor {} has gaps.", name));
    }
}

}

void writeTorchFile(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors)
{
    checkWritable(tensors);
    AtomicFile file(path);
    ZipWriter archive(file);
    archive.add("archive/data.pkl", pickledStateDict(tensors));
    archive.add("archive/byteorder", "little");
    for (std::size_t i = 0; i < tensors.size(); ++i)
        archive.add(fmt::format("archive/data/{}", i), tensors[i].tensor.bytes);
    archive.add("archive/version", "3\n");
    archive.finish();
    file.commit();
}

std::vector<NamedTensor> inTorchOrder(const StateDict& state, Backbone backbone, const Head& head)
{
    std::vector<NamedTensor> tensors;
    for (TensorSpec& spec : resnetTensors(backbone, head)) {
        if (const StoredTensor* tensor = state.find(spec.name))
            tensors.push_back({std::move(spec.name), *tensor});
    }
    return tensors;
}

}
