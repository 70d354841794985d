// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/deciding/actions.h"
#include "core/cleaning/deciding/selection.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::cleaning {

/// Collects what an action comes to: a cell that is named again keeps what it was given first.
class Resolution {
public:
    /// Skips those that are not in the catalogue: rows that an import refused.
    Resolution(std::vector<Subject> subjects, catalogue::Reader& reader);

    const std::vector<Subject>& subjects() const { return m_subjects; }
    catalogue::Reader& reader() { return m_reader; }

    /// Skips the subject, with `same` as the reason, when the cell holds that value already.
    void set(const Subject& subject, const Cell& cell, const CellValue& value, const char* same);
    void operate(const Cell& cell, const std::string& operation);
    void skip(const Subject& subject, std::string reason);

    Resolved result() && { return std::move(m_result); }

private:
    void add(CellEdit edit);

    std::vector<Subject> m_subjects;
    catalogue::Reader& m_reader;
    std::set<Cell> m_known;
    Resolved m_result;
};

/// The field of the cell that calls a finding fine.
std::string acceptedField(FindingKind kind, const std::string& field);

}
