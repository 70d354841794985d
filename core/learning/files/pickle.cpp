// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/pickle.h"

#include "core/learning/files/bytecursor.h"
#include "core/learning/files/pickleglobals.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace vitrine::learning::pickle {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20U; // ResNet-152's has about 120 KB
constexpr std::size_t kMaxValues = 1'000'000;
constexpr std::size_t kMaxTensors = 100'000;
constexpr std::size_t kMaxRank = 16;
constexpr Ref kMark = std::numeric_limits<Ref>::max();

[[noreturn]] void broken(std::string_view how)
{
    throw Error(ErrorCode::Corrupt, fmt::format("The list of tensors cannot be read: {}.", how),
        "Save the weights with torch.save(model.state_dict(), file).");
}

/// The opcodes of pickletools.py that a state dict uses.
enum class Op : std::uint8_t {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    BinFloat = 'G',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    None = 'N',
    BinPersId = 'Q',
    Reduce = 'R',
    BinString = 'T',
    ShortBinString = 'U',
    BinUnicode = 'X',
    Append = 'a',
    Build = 'b',
    Global = 'c',
    Dict = 'd',
    Appends = 'e',
    BinGet = 'h',
    LongBinGet = 'j',
    List = 'l',
    BinPut = 'q',
    LongBinPut = 'r',
    SetItem = 's',
    Tuple = 't',
    EmptyTuple = ')',
    EmptyList = ']',
    SetItems = 'u',
    EmptyDict = '}',
    Proto = 0x80,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8A,
    ShortBinUnicode = 0x8C,
    BinUnicode8 = 0x8D,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
};

class Machine {
public:
    explicit Machine(std::span<const std::byte> bytes)
        : m_in(bytes)
    {
    }

    Document run()
    {
        while (true) {
            const auto code = m_in.read<std::uint8_t>();
            if (static_cast<Op>(code) == Op::Stop)
                break;
            if (!literal(static_cast<Op>(code)) && !container(static_cast<Op>(code))
                && !memo(static_cast<Op>(code)) && !object(static_cast<Op>(code)))
                broken(fmt::format("instruction 0x{:02x} has no place in it", code));
        }
        m_document.root = pop();
        m_document.length = m_in.position();
        return std::move(m_document);
    }

private:
    // The stack and the values.
    void push(Ref ref) { m_stack.push_back(ref); }

    Ref add(Value value)
    {
        if (m_document.values.size() >= kMaxValues)
            broken("it holds too many values");
        m_document.values.push_back(std::move(value));
        return static_cast<Ref>(m_document.values.size() - 1);
    }

    void pushNew(Kind kind) { push(add(ofKind(kind))); }

    static Value ofKind(Kind kind)
    {
        Value value;
        value.kind = kind;
        return value;
    }

    void pushInteger(std::int64_t number, Kind kind = Kind::Integer)
    {
        Value value = ofKind(kind);
        value.integer = number;
        push(add(std::move(value)));
    }

    void pushText(std::string_view text)
    {
        Value value = ofKind(Kind::Text);
        value.text = text;
        push(add(std::move(value)));
    }

    Ref pop()
    {
        if (m_stack.empty() || m_stack.back() == kMark)
            broken("its stack runs empty");
        const Ref top = m_stack.back();
        m_stack.pop_back();
        return top;
    }

    Value& top(Kind kind)
    {
        if (m_stack.empty() || m_stack.back() == kMark || value(m_stack.back()).kind != kind)
            broken("a container is missing");
        return value(m_stack.back());
    }

    Value& value(Ref ref) { return m_document.values[ref]; }

    std::vector<Ref> popToMark()
    {
        std::size_t at = m_stack.size();
        while (at > 0 && m_stack[at - 1] != kMark)
            --at;
        if (at == 0)
            broken("a mark is missing");
        std::vector<Ref> items(m_stack.begin() + static_cast<std::ptrdiff_t>(at), m_stack.end());
        m_stack.resize(at - 1);
        return items;
    }

    void pushTuple(std::vector<Ref> items)
    {
        Value tuple = ofKind(Kind::Tuple);
        tuple.items = std::move(items);
        push(add(std::move(tuple)));
    }

    void pushTupleOf(std::size_t count)
    {
        std::vector<Ref> items(count);
        for (std::size_t i = count; i-- > 0;)
            items[i] = pop();
        pushTuple(std::move(items));
    }

    // The instructions, by kind; each says whether it knew the instruction.
    bool literal(Op op)
    {
        switch (op) {
        case Op::Proto:
            if (const auto version = m_in.read<std::uint8_t>(); version < 2 || version > 5)
                broken(fmt::format("protocol {} is not known", version));
            return true;
        case Op::Frame: m_in.skip(8); return true;
        case Op::None: pushNew(Kind::None); return true;
        case Op::NewTrue: pushInteger(1, Kind::Bool); return true;
        case Op::NewFalse: pushInteger(0, Kind::Bool); return true;
        case Op::BinInt: pushInteger(m_in.read<std::int32_t>()); return true;
        case Op::BinInt1: pushInteger(m_in.read<std::uint8_t>()); return true;
        case Op::BinInt2: pushInteger(m_in.read<std::uint16_t>()); return true;
        case Op::Long1: pushLong(); return true;
        case Op::BinFloat:
            m_in.skip(8);
            pushNew(Kind::Real);
            return true;
        case Op::BinString:
        case Op::BinUnicode: pushText(m_in.text(m_in.read<std::uint32_t>())); return true;
        case Op::ShortBinString:
        case Op::ShortBinUnicode: pushText(m_in.text(m_in.read<std::uint8_t>())); return true;
        case Op::BinUnicode8: pushText(m_in.text(m_in.read<std::uint64_t>())); return true;
        default: return false;
        }
    }

    void pushLong()
    {
        const auto digits = m_in.take(m_in.read<std::uint8_t>());
        std::uint64_t number = 0;
        // Longer ones (the legacy format's magic number has 10 bytes) keep their low 64 bits.
        for (std::size_t i = 0; i < digits.size() && i < 8; ++i)
            number |= static_cast<std::uint64_t>(digits[i]) << (8 * i);
        if (!digits.empty() && digits.size() < 8
            && (static_cast<std::uint8_t>(digits.back()) & 0x80U) != 0)
            number |= ~std::uint64_t{0} << (8 * digits.size());
        pushInteger(static_cast<std::int64_t>(number));
    }

    bool container(Op op)
    {
        switch (op) {
        case Op::Mark: push(kMark); return true;
        case Op::Pop: popAny(); return true;
        case Op::EmptyTuple: pushTuple({}); return true;
        case Op::Tuple: pushTuple(popToMark()); return true;
        case Op::Tuple1: pushTupleOf(1); return true;
        case Op::Tuple2: pushTupleOf(2); return true;
        case Op::Tuple3: pushTupleOf(3); return true;
        case Op::EmptyList: pushNew(Kind::List); return true;
        case Op::EmptyDict: pushNew(Kind::Dict); return true;
        case Op::List: makeList(); return true;
        case Op::Dict: makeDict(); return true;
        case Op::Append: append({pop()}); return true;
        case Op::Appends: append(popToMark()); return true;
        case Op::SetItem: setItem(); return true;
        case Op::SetItems: setItems(popToMark()); return true;
        default: return false;
        }
    }

    void popAny()
    {
        if (m_stack.empty())
            broken("its stack runs empty");
        m_stack.pop_back();
    }

    void makeList()
    {
        Value list = ofKind(Kind::List);
        list.items = popToMark();
        push(add(std::move(list)));
    }

    void makeDict()
    {
        std::vector<Ref> items = popToMark();
        pushNew(Kind::Dict);
        setItems(items);
    }

    void append(const std::vector<Ref>& items)
    {
        Value& list = top(Kind::List);
        list.items.insert(list.items.end(), items.begin(), items.end());
    }

    void setItem()
    {
        const Ref item = pop();
        const Ref key = pop();
        top(Kind::Dict).entries.emplace_back(key, item);
    }

    void setItems(const std::vector<Ref>& items)
    {
        Value& dict = top(Kind::Dict);
        if (items.size() % 2 != 0)
            broken("a key has no value");
        for (std::size_t i = 0; i < items.size(); i += 2)
            dict.entries.emplace_back(items[i], items[i + 1]);
    }

    bool memo(Op op)
    {
        switch (op) {
        case Op::BinPut: remember(m_in.read<std::uint8_t>()); return true;
        case Op::LongBinPut: remember(m_in.read<std::uint32_t>()); return true;
        case Op::Memoize: remember(static_cast<std::uint32_t>(m_memo.size())); return true;
        case Op::BinGet: recall(m_in.read<std::uint8_t>()); return true;
        case Op::LongBinGet: recall(m_in.read<std::uint32_t>()); return true;
        default: return false;
        }
    }

    void remember(std::uint32_t slot)
    {
        if (m_stack.empty() || m_stack.back() == kMark)
            broken("its stack runs empty");
        m_memo[slot] = m_stack.back();
    }

    void recall(std::uint32_t slot)
    {
        const auto found = m_memo.find(slot);
        if (found == m_memo.end())
            broken("it recalls what it never stored");
        push(found->second);
    }

    bool object(Op op)
    {
        switch (op) {
        case Op::Global: pushGlobal(); return true;
        case Op::StackGlobal: pushStackGlobal(); return true;
        case Op::BinPersId: pushStorage(value(pop())); return true;
        case Op::Reduce: reduce(); return true;
        case Op::Build: build(); return true;
        default: return false;
        }
    }

    void pushGlobal()
    {
        const std::string_view module = m_in.line();
        push(add(permittedGlobal(module, m_in.line())));
    }

    void pushStackGlobal()
    {
        const Ref name = pop();
        const Ref module = pop();
        if (value(name).kind != Kind::Text || value(module).kind != Kind::Text)
            broken("a name is no text");
        push(add(permittedGlobal(value(module).text, value(name).text)));
    }

    const Value& item(const Value& tuple, std::size_t index, Kind kind)
    {
        if (tuple.kind != Kind::Tuple || index >= tuple.items.size()
            || value(tuple.items[index]).kind != kind)
            broken("a tensor's description has another form");
        return value(tuple.items[index]);
    }

    /// ('storage', type, key, location, elements[, view]): torch/serialization.py, persistent_id.
    void pushStorage(const Value& id)
    {
        if (item(id, 0, Kind::Text).text != "storage")
            broken("it refers to something that is no storage");
        const Value& type = item(id, 1, Kind::Global);
        if (type.global != Global::StorageType)
            broken("a storage has no type");
        Storage storage{
            type.dtype, item(id, 2, Kind::Text).text, item(id, 4, Kind::Integer).integer, 0};
        if (id.items.size() > 5 && value(id.items[5]).kind == Kind::Tuple)
            storage.offset = item(value(id.items[5]), 1, Kind::Integer).integer;
        if (storage.elements < 0 || storage.offset < 0)
            broken("a storage has a negative size");
        Value made = ofKind(Kind::Storage);
        made.detail = static_cast<std::uint32_t>(m_document.storages.size());
        m_document.storages.push_back(storage);
        push(add(std::move(made)));
    }

    void reduce()
    {
        const Ref arguments = pop();
        const Ref callable = pop();
        if (value(callable).kind != Kind::Global || value(arguments).kind != Kind::Tuple)
            broken("it calls what cannot be called");
        switch (value(callable).global) {
        case Global::OrderedDict: makeOrderedDict(arguments); return;
        case Global::RebuildTensor: makeTensor(arguments); return;
        case Global::RebuildParameter:
            item(value(arguments), 0, Kind::Tensor);
            push(value(arguments).items[0]);
            return;
        case Global::StorageType: break;
        }
        broken("it calls what cannot be called");
    }

    void makeOrderedDict(Ref arguments)
    {
        Value dict = ofKind(Kind::Dict);
        if (!value(arguments).items.empty()) { // Python 2 passes [[key, value], ...]
            const Value& pairs = item(value(arguments), 0, Kind::List);
            m_copied += pairs.items.size(); // one list may be copied by many calls
            if (m_copied > kMaxValues)
                broken("it holds too many values");
            for (const Ref pair : pairs.items) {
                if (value(pair).items.size() != 2)
                    broken("a key has no value");
                dict.entries.emplace_back(value(pair).items[0], value(pair).items[1]);
            }
        }
        push(add(std::move(dict)));
    }

    /// (storage, offset, shape, strides, requires_grad, hooks): torch/_utils.py,
    /// _rebuild_tensor_v2.
    void makeTensor(Ref arguments)
    {
        if (m_document.tensors.size() >= kMaxTensors)
            broken("it holds too many tensors");
        const Value& given = value(arguments);
        Tensor tensor;
        tensor.storage = m_document.storages[item(given, 0, Kind::Storage).detail];
        tensor.offset = item(given, 1, Kind::Integer).integer;
        tensor.shape = integers(item(given, 2, Kind::Tuple));
        tensor.strides = integers(item(given, 3, Kind::Tuple));
        if (tensor.offset < 0 || tensor.shape.size() != tensor.strides.size())
            broken("a tensor's description has another form");
        Value made = ofKind(Kind::Tensor);
        made.detail = static_cast<std::uint32_t>(m_document.tensors.size());
        m_document.tensors.push_back(std::move(tensor));
        push(add(std::move(made)));
    }

    std::vector<std::int64_t> integers(const Value& tuple)
    {
        if (tuple.items.size() > kMaxRank)
            broken("a tensor has too many dimensions");
        std::vector<std::int64_t> numbers;
        for (const Ref ref : tuple.items) {
            if (value(ref).kind != Kind::Integer || value(ref).integer < 0)
                broken("a tensor's shape is no list of numbers");
            numbers.push_back(value(ref).integer);
        }
        return numbers;
    }

    /// Attributes set on the object; a state dict carries `_metadata`, which no tensor depends on.
    void build()
    {
        pop();
        top(Kind::Dict);
    }

    ByteCursor m_in;
    Document m_document;
    std::vector<Ref> m_stack;
    std::size_t m_copied = 0;
    std::unordered_map<std::uint32_t, Ref> m_memo;
};

}

Document parse(std::span<const std::byte> bytes)
{
    return Machine(bytes.first(std::min(bytes.size(), kMaxBytes))).run();
}

}
