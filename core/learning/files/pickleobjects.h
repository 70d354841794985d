// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/picklestack.h"

namespace vitrine::learning::pickle {

/// Makes what a state dict is built of: storages, tensors and OrderedDicts, as Python would by
/// calling what the pickle names. Throws Error Corrupt for everything else.
class Objects {
public:
    /// `stack` is borrowed.
    explicit Objects(Stack& stack)
        : m_stack(stack)
    {
    }

    void pushStorage(const Value& id); ///< that a persistent id stands for
    void reduce(); ///< calls the value below the arguments on top

private:
    const Value& item(const Value& tuple, std::size_t index, Kind kind);
    std::vector<std::int64_t> integers(const Value& tuple);
    void makeOrderedDict(Ref arguments);
    void makeTensor(Ref arguments);

    Stack& m_stack;
    std::size_t m_copied = 0; ///< entries of dicts
};

}
