// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/text/contactdetails.h"

#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// As findContactDetails says; in the order of the text, none over another. The shape of British
/// numbers is Ofcom's National Telephone Numbering Plan, that of others ITU-T E.164.
std::vector<ContactMatch> findPhoneNumbers(std::string_view text);

}
