// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/pickle.h"

namespace vitrine::learning::pickle {

/// Throws Error Corrupt: "The list of tensors cannot be read: <how>."
[[noreturn]] void broken(std::string_view how);

inline constexpr std::size_t kMaxValues = 1'000'000;

/// The stack that a pickle's instructions work on, and the values that they have made. Whatever a
/// sound pickle does not do throws Error Corrupt. References to values end with the next `add`.
class Stack {
public:
    void push(Ref ref) { m_stack.push_back(ref); }
    void pushMark();
    void pushNew(Kind kind) { push(add(ofKind(kind))); }
    void pushInteger(std::int64_t number, Kind kind = Kind::Integer);
    void pushText(std::string_view text);
    void pushTuple(std::vector<Ref> items);
    void pushTupleOf(std::size_t count); ///< of the topmost values

    Ref pop();
    void popAny(); ///< a value or a mark
    std::vector<Ref> popToMark(); ///< and the mark
    Ref top() const;
    Value& top(Kind kind);

    static Value ofKind(Kind kind);
    Ref add(Value value);
    Value& value(Ref ref) { return m_document.values[ref]; }
    Document& document() { return m_document; }

private:
    Document m_document;
    std::vector<Ref> m_stack;
};

}
