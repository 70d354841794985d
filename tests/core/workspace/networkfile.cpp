// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/networkfile.h"

#include "core/learning/networks/resnetlayout.h"

#include <cstdint>
#include <cstring>

namespace vitrine::test {

std::string networkFile(const std::string& mark)
{
    std::string header = R"({"__metadata__":{"mark":")" + mark + R"("})";
    std::size_t end = 0;
    for (const auto& tensor : learning::resnetTensors(learning::Backbone::ResNet18, {})) {
        const bool counter = tensor.name.ends_with("num_batches_tracked");
        std::size_t bytes = counter ? 8 : 2;
        std::string shape;
        for (const std::int64_t side : tensor.shape) {
            bytes *= static_cast<std::size_t>(side);
            shape += (shape.empty() ? "" : ",") + std::to_string(side);
        }
        header += ",\"" + tensor.name + R"(":{"dtype":")" + (counter ? "I64" : "BF16")
            + R"(","shape":[)" + shape + R"(],"data_offsets":[)" + std::to_string(end) + ","
            + std::to_string(end + bytes) + "]}";
        end += bytes;
    }
    header += "}";
    header.append((8 - header.size() % 8) % 8, ' ');
    const std::uint64_t length = header.size();
    std::string file(sizeof(length), '\0');
    std::memcpy(file.data(), &length, sizeof(length));
    return file + header + std::string(end, '\0');
}

}
