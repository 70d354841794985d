// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/zipmaker.h"

#include "core/base/atomicfile.h"

#include <zip.h>

#include <stdexcept>

namespace vitrine::test {

namespace {

void put32(std::string& bytes, std::size_t at, std::uint32_t value)
{
    for (unsigned i = 0; i < 4; ++i)
        bytes.at(at + i) = static_cast<char>(value >> (8 * i) & 0xffU);
}

}

void writeZip(const std::filesystem::path& file, const std::vector<ZipMember>& members)
{
    int failed = 0;
    zip_t* archive = ::zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failed);
    if (!archive)
        throw std::runtime_error("no archive could be made");
    for (const ZipMember& member : members) {
        zip_source_t* source =
            ::zip_source_buffer(archive, member.contents.data(), member.contents.size(), 0);
        const auto index = ::zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            throw std::runtime_error("a member was refused: " + member.name);
        const auto place = static_cast<zip_uint64_t>(index);
        if (member.mode != 0)
            ::zip_file_set_external_attributes(
                archive, place, 0, ZIP_OPSYS_UNIX, member.mode << 16U);
        if (member.stored)
            ::zip_set_file_compression(archive, place, ZIP_CM_STORE, 0);
        if (!member.password.empty())
            ::zip_file_set_encryption(archive, place, ZIP_EM_AES_256, member.password.c_str());
    }
    if (::zip_close(archive) != 0)
        throw std::runtime_error("the archive could not be written");
}

void claimSize(const std::filesystem::path& file, std::uint32_t bytes)
{
    // Offsets of the uncompressed size: PKWARE's APPNOTE 6.3, sections 4.3.7 and 4.3.12.
    std::string archive = readFile(file);
    put32(archive, 22, bytes);
    put32(archive, archive.find("PK\x01\x02") + 24, bytes);
    writeFileAtomically(file, archive);
}

}
