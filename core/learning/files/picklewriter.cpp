// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/picklewriter.h"

#include "core/learning/files/pickleglobals.h"

#include <fmt/format.h>

#include <limits>

namespace vitrine::learning {

namespace {

/// Opcodes as in CPython's pickletools.py.
class PickleWriter {
public:
    void raw(std::string_view opcodes) { m_out += opcodes; }
    void global(std::string_view module, std::string_view name)
    {
        m_out += fmt::format("c{}\n{}\n", module, name);
    }

    void text(std::string_view value)
    {
        m_out += 'X';
        bytes(static_cast<std::uint32_t>(value.size()));
        m_out += value;
    }

    void integer(std::int64_t value)
    {
        const bool small = value >= std::numeric_limits<std::int32_t>::min()
            && value <= std::numeric_limits<std::int32_t>::max();
        if (small) {
            m_out += 'J';
            bytes(static_cast<std::int32_t>(value));
        } else {
            m_out += "\x8A\x08";
            bytes(value);
        }
    }

    void integers(const std::vector<std::int64_t>& values)
    {
        m_out += '(';
        for (const std::int64_t value : values)
            integer(value);
        m_out += 't';
    }

    std::string take() { return std::move(m_out); }

private:
    template <typename T> void bytes(T value)
    {
        m_out.append(reinterpret_cast<const char*>(&value), sizeof(value));
    }

    std::string m_out;
};

/// torch._utils._rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())
void writeTensor(PickleWriter& out, const StoredTensor& tensor, std::size_t key)
{
    out.global("torch._utils", "_rebuild_tensor_v2");
    out.raw("((");
    out.text("storage");
    out.global("torch", pickle::storageTypeName(tensor.dtype));
    out.text(std::to_string(key));
    out.text("cpu");
    out.integer(tensor.elements());
    out.raw("tQ");
    out.integer(0);
    out.integers(tensor.shape);
    out.integers(tensor.strides);
    out.raw("\x89");
    out.global("collections", "OrderedDict");
    out.raw(")RtR");
}

}

std::string pickledStateDict(const std::vector<NamedTensor>& tensors)
{
    PickleWriter out;
    out.raw("\x80\x02");
    out.global("collections", "OrderedDict");
    out.raw(")R(");
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        out.text(tensors[i].name);
        writeTensor(out, tensors[i].tensor, i);
    }
    out.raw("u.");
    return out.take();
}

}
