// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/pickle.h"

#include "core/learning/files/bytecursor.h"
#include "core/learning/files/pickleglobals.h"
#include "core/learning/files/pickleobjects.h"
#include "core/learning/files/picklestack.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace vitrine::learning::pickle {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20U; // ResNet-152's has about 120 KB

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
        Document& document = m_stack.document();
        document.root = m_stack.pop();
        document.length = m_in.position();
        return std::move(document);
    }

private:
    // The instructions, by kind; each says whether it knew the instruction.
    bool literal(Op op)
    {
        switch (op) {
        case Op::Proto:
            if (const auto version = m_in.read<std::uint8_t>(); version < 2 || version > 5)
                broken(fmt::format("protocol {} is not known", version));
            return true;
        case Op::Frame: m_in.skip(8); return true;
        case Op::None: m_stack.pushNew(Kind::None); return true;
        case Op::NewTrue: m_stack.pushInteger(1, Kind::Bool); return true;
        case Op::NewFalse: m_stack.pushInteger(0, Kind::Bool); return true;
        case Op::BinInt: m_stack.pushInteger(m_in.read<std::int32_t>()); return true;
        case Op::BinInt1: m_stack.pushInteger(m_in.read<std::uint8_t>()); return true;
        case Op::BinInt2: m_stack.pushInteger(m_in.read<std::uint16_t>()); return true;
        case Op::Long1: pushLong(); return true;
        case Op::BinFloat:
            m_in.skip(8);
            m_stack.pushNew(Kind::Real);
            return true;
        case Op::BinString:
        case Op::BinUnicode: m_stack.pushText(m_in.text(m_in.read<std::uint32_t>())); return true;
        case Op::ShortBinString:
        case Op::ShortBinUnicode:
            m_stack.pushText(m_in.text(m_in.read<std::uint8_t>()));
            return true;
        case Op::BinUnicode8: m_stack.pushText(m_in.text(m_in.read<std::uint64_t>())); return true;
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
        m_stack.pushInteger(static_cast<std::int64_t>(number));
    }

    bool container(Op op)
    {
        switch (op) {
        case Op::Mark: m_stack.pushMark(); return true;
        case Op::Pop: m_stack.popAny(); return true;
        case Op::EmptyTuple: m_stack.pushTuple({}); return true;
        case Op::Tuple: m_stack.pushTuple(m_stack.popToMark()); return true;
        case Op::Tuple1: m_stack.pushTupleOf(1); return true;
        case Op::Tuple2: m_stack.pushTupleOf(2); return true;
        case Op::Tuple3: m_stack.pushTupleOf(3); return true;
        case Op::EmptyList: m_stack.pushNew(Kind::List); return true;
        case Op::EmptyDict: m_stack.pushNew(Kind::Dict); return true;
        case Op::List: makeList(); return true;
        case Op::Dict: makeDict(); return true;
        case Op::Append: append({m_stack.pop()}); return true;
        case Op::Appends: append(m_stack.popToMark()); return true;
        case Op::SetItem: setItem(); return true;
        case Op::SetItems: setItems(m_stack.popToMark()); return true;
        default: return false;
        }
    }

    void makeList()
    {
        Value list = Stack::ofKind(Kind::List);
        list.items = m_stack.popToMark();
        m_stack.push(m_stack.add(std::move(list)));
    }

    void makeDict()
    {
        std::vector<Ref> items = m_stack.popToMark();
        m_stack.pushNew(Kind::Dict);
        setItems(items);
    }

    void append(const std::vector<Ref>& items)
    {
        Value& list = m_stack.top(Kind::List);
        list.items.insert(list.items.end(), items.begin(), items.end());
    }

    void setItem()
    {
        const Ref item = m_stack.pop();
        const Ref key = m_stack.pop();
        m_stack.top(Kind::Dict).entries.emplace_back(key, item);
    }

    void setItems(const std::vector<Ref>& items)
    {
        Value& dict = m_stack.top(Kind::Dict);
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

    void remember(std::uint32_t slot) { m_memo[slot] = m_stack.top(); }

    void recall(std::uint32_t slot)
    {
        const auto found = m_memo.find(slot);
        if (found == m_memo.end())
            broken("it recalls what it never stored");
        m_stack.push(found->second);
    }

    bool object(Op op)
    {
        switch (op) {
        case Op::Global: pushGlobal(); return true;
        case Op::StackGlobal: pushStackGlobal(); return true;
        case Op::BinPersId: m_objects.pushStorage(m_stack.value(m_stack.pop())); return true;
        case Op::Reduce: m_objects.reduce(); return true;
        case Op::Build: build(); return true;
        default: return false;
        }
    }

    void pushGlobal()
    {
        const std::string_view module = m_in.line();
        m_stack.push(m_stack.add(permittedGlobal(module, m_in.line())));
    }

    void pushStackGlobal()
    {
        const Ref name = m_stack.pop();
        const Ref module = m_stack.pop();
        if (m_stack.value(name).kind != Kind::Text || m_stack.value(module).kind != Kind::Text)
            broken("a name is no text");
        m_stack.push(
            m_stack.add(permittedGlobal(m_stack.value(module).text, m_stack.value(name).text)));
    }

    /// Attributes set on the object; a state dict carries `_metadata`, which no tensor depends on.
    void build()
    {
        m_stack.pop();
        m_stack.top(Kind::Dict);
    }

    ByteCursor m_in;
    Stack m_stack;
    Objects m_objects{m_stack};
    std::unordered_map<std::uint32_t, Ref> m_memo;
};

}

Document parse(std::span<const std::byte> bytes)
{
    return Machine(bytes.first(std::min(bytes.size(), kMaxBytes))).run();
}

}
