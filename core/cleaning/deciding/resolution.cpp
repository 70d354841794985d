// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/resolution.h"

#include "core/base/marked.h"
#include "core/catalogue/reader.h"

#include <utility>

namespace vitrine::cleaning {

Resolution::Resolution(std::vector<Subject> subjects, catalogue::Reader& reader)
    : m_reader(reader)
{
    for (Subject& subject : subjects) {
        if (isInCatalogue(subject))
            m_subjects.push_back(std::move(subject));
        else
            skip(subject,
                VITRINE_TEXT("core",
                    "It was refused and is not in the catalogue: mend the table, and import it "
                    "again."));
    }
}

void Resolution::set(
    const Subject& subject, const Cell& cell, const CellValue& value, const char* same)
{
    if (m_known.contains(cell))
        return;
    if (m_reader.cellValue(cell) == value) {
        skip(subject, same);
        return;
    }
    add({cell, kSetValue, value});
}

void Resolution::operate(const Cell& cell, const std::string& operation)
{
    if (!m_known.contains(cell))
        add({cell, operation, {}});
}

void Resolution::skip(const Subject& subject, std::string reason)
{
    m_result.skipped.push_back({nameOf(subject, m_reader), std::move(reason)});
}

void Resolution::add(CellEdit edit)
{
    m_known.insert(edit.cell);
    m_result.cells.push_back(std::move(edit));
}

}
