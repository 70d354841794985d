// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/picklestack.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace vitrine::learning::pickle {

namespace {

constexpr Ref kMark = std::numeric_limits<Ref>::max();

}

void broken(std::string_view how)
{
    throw Error(ErrorCode::Corrupt, fmt::format("The list of tensors cannot be read: {}.", how),
        "Save the weights with torch.save(model.state_dict(), file).");
}

Ref Stack::add(Value value)
{
    if (m_document.values.size() >= kMaxValues)
        broken("it holds too many values");
    m_document.values.push_back(std::move(value));
    return static_cast<Ref>(m_document.values.size() - 1);
}

Value Stack::ofKind(Kind kind)
{
    Value value;
    value.kind = kind;
    return value;
}

void Stack::pushMark()
{
    push(kMark);
}

void Stack::pushInteger(std::int64_t number, Kind kind)
{
    Value value = ofKind(kind);
    value.integer = number;
    push(add(std::move(value)));
}

void Stack::pushText(std::string_view text)
{
    Value value = ofKind(Kind::Text);
    value.text = text;
    push(add(std::move(value)));
}

void Stack::pushTuple(std::vector<Ref> items)
{
    Value tuple = ofKind(Kind::Tuple);
    tuple.items = std::move(items);
    push(add(std::move(tuple)));
}

void Stack::pushTupleOf(std::size_t count)
{
    std::vector<Ref> items(count);
    for (std::size_t i = count; i-- > 0;)
        items[i] = pop();
    pushTuple(std::move(items));
}

Ref Stack::top() const
{
    if (m_stack.empty() || m_stack.back() == kMark)
        broken("its stack runs empty");
    return m_stack.back();
}

Value& Stack::top(Kind kind)
{
    if (m_stack.empty() || m_stack.back() == kMark || value(m_stack.back()).kind != kind)
        broken("a container is missing");
    return value(m_stack.back());
}

Ref Stack::pop()
{
    const Ref ref = top();
    m_stack.pop_back();
    return ref;
}

void Stack::popAny()
{
    if (m_stack.empty())
        broken("its stack runs empty");
    m_stack.pop_back();
}

std::vector<Ref> Stack::popToMark()
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

}
