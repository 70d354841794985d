// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vitrine::cleaning {

/// What is wrong with a text's encoding.
struct EncodingDamage {
    int places = 0;
    std::string example; ///< the first place with a little of what surrounds it
    std::string repaired; ///< the whole text; empty when nothing of it can be repaired
};

/// Finds UTF-8 that was once read as Windows-1252 or Latin-1 ("Â£5", "donâ€™t", "cafÃ©"), also
/// twice over, replacement characters (U+FFFD) and C1 controls. Nothing for a sound text.
///
/// Characters are turned back into the bytes that they were read from; where those are UTF-8 of a
/// plausible character, the place is damaged. Right texts can look like that: an accented letter
/// before closing punctuation ("IRMÃ…", “café”…) or a no-break space (à « Paris »). Such places
/// count only in a text that is damaged elsewhere beyond doubt, and so do single Greek, Cyrillic,
/// Hebrew and Arabic letters. `text` is UTF-8; well-formed parts that are sound stay as they are.
std::optional<EncodingDamage> findEncodingDamage(std::string_view text);

}
