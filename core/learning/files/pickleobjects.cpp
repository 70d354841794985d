// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/pickleobjects.h"

#include <utility>

namespace vitrine::learning::pickle {

namespace {

constexpr std::size_t kMaxTensors = 100'000;
constexpr std::size_t kMaxRank = 16;

}

const Value& Objects::item(const Value& tuple, std::size_t index, Kind kind)
{
    if (tuple.kind != Kind::Tuple || index >= tuple.items.size()
        || m_stack.value(tuple.items[index]).kind != kind)
        broken("a tensor's description has another form");
    return m_stack.value(tuple.items[index]);
}

/// ('storage', type, key, location, elements[, view]): torch/serialization.py, persistent_id.
void Objects::pushStorage(const Value& id)
{
    if (item(id, 0, Kind::Text).text != "storage")
        broken("it refers to something that is no storage");
    const Value& type = item(id, 1, Kind::Global);
    if (type.global != Global::StorageType)
        broken("a storage has no type");
    Storage storage{
        type.dtype, item(id, 2, Kind::Text).text, item(id, 4, Kind::Integer).integer, 0};
    if (id.items.size() > 5 && m_stack.value(id.items[5]).kind == Kind::Tuple)
        storage.offset = item(m_stack.value(id.items[5]), 1, Kind::Integer).integer;
    if (storage.elements < 0 || storage.offset < 0)
        broken("a storage has a negative size");
    Value made = Stack::ofKind(Kind::Storage);
    made.detail = static_cast<std::uint32_t>(m_stack.document().storages.size());
    m_stack.document().storages.push_back(storage);
    m_stack.push(m_stack.add(std::move(made)));
}

void Objects::reduce()
{
    const Ref arguments = m_stack.pop();
    const Ref callable = m_stack.pop();
    if (m_stack.value(callable).kind != Kind::Global
        || m_stack.value(arguments).kind != Kind::Tuple)
        broken("it calls what cannot be called");
    switch (m_stack.value(callable).global) {
    case Global::OrderedDict: makeOrderedDict(arguments); return;
    case Global::RebuildTensor: makeTensor(arguments); return;
    case Global::RebuildParameter:
        item(m_stack.value(arguments), 0, Kind::Tensor);
        m_stack.push(m_stack.value(arguments).items[0]);
        return;
    case Global::StorageType: break;
    }
    broken("it calls what cannot be called");
}

void Objects::makeOrderedDict(Ref arguments)
{
    Value dict = Stack::ofKind(Kind::Dict);
    if (!m_stack.value(arguments).items.empty()) { // Python 2 passes [[key, value], ...]
        const Value& pairs = item(m_stack.value(arguments), 0, Kind::List);
        m_copied += pairs.items.size(); // one list may be copied by many calls
        if (m_copied > kMaxValues)
            broken("it holds too many values");
        for (const Ref pair : pairs.items) {
            if (m_stack.value(pair).items.size() != 2)
                broken("a key has no value");
            dict.entries.emplace_back(m_stack.value(pair).items[0], m_stack.value(pair).items[1]);
        }
    }
    m_stack.push(m_stack.add(std::move(dict)));
}

/// (storage, offset, shape, strides, requires_grad, hooks): torch/_utils.py,
/// _rebuild_tensor_v2.
void Objects::makeTensor(Ref arguments)
{
    if (m_stack.document().tensors.size() >= kMaxTensors)
        broken("it holds too many tensors");
    const Value& given = m_stack.value(arguments);
    Tensor tensor;
    tensor.storage = m_stack.document().storages[item(given, 0, Kind::Storage).detail];
    tensor.offset = item(given, 1, Kind::Integer).integer;
    tensor.shape = integers(item(given, 2, Kind::Tuple));
    tensor.strides = integers(item(given, 3, Kind::Tuple));
    if (tensor.offset < 0 || tensor.shape.size() != tensor.strides.size())
        broken("a tensor's description has another form");
    Value made = Stack::ofKind(Kind::Tensor);
    made.detail = static_cast<std::uint32_t>(m_stack.document().tensors.size());
    m_stack.document().tensors.push_back(std::move(tensor));
    m_stack.push(m_stack.add(std::move(made)));
}

std::vector<std::int64_t> Objects::integers(const Value& tuple)
{
    if (tuple.items.size() > kMaxRank)
        broken("a tensor has too many dimensions");
    std::vector<std::int64_t> numbers;
    for (const Ref ref : tuple.items) {
        if (m_stack.value(ref).kind != Kind::Integer || m_stack.value(ref).integer < 0)
            broken("a tensor's shape is no list of numbers");
        numbers.push_back(m_stack.value(ref).integer);
    }
    return numbers;
}

}
