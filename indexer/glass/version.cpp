#include "glass/version.hpp"

#include "glass/coding.hpp"
#include "glass/glass.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <system_error>

namespace tropa::glass {
namespace {

// A name, and the date of the format, 2016-03-14: year after 2014, month and day in two bytes.
constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr std::string_view kFormat = "\x04\x6e";
constexpr std::size_t kFormatBytes = 2;
constexpr const char* kOtherFormat =
    "search it with the Tropa and the Xapian that made it, or make the index anew in another "
    "directory";
constexpr std::size_t kIdentityBytes = 16;
constexpr std::size_t kMostBytes = 256;  // of the file; Xapian reads no more either

// As Xapian sets them, for those who change the database later.
constexpr std::array<std::uint32_t, kTables> kCompressFrom = {0, 18, 18, 0, 18, 18};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

/// A random UUID (RFC 4122, version 4).
std::string fresh_identity() {
  std::random_device random;
  std::string identity;
  while (identity.size() < kIdentityBytes) identity += static_cast<char>(random() & 0xFFU);
  identity[6] = static_cast<char>((identity[6] & 0x0F) | 0x40);
  identity[8] = static_cast<char>((static_cast<unsigned char>(identity[8]) & 0x3FU) | 0x80U);
  return identity;
}

void put_table(std::string& out, const TableInfo& table, std::uint32_t compress_from) {
  put_varint(out, table.root);
  put_varint(out,
             table.level << 2U | (table.is_sequential ? 2U : 0U) | (table.has_no_root ? 1U : 0U));
  put_varint(out, table.entries);
  put_varint(out, table.block_bytes >> 11U);
  put_varint(out, compress_from);
  put_string(out, table.free_list);
}

TableInfo take_table(Input& in) {
  TableInfo table;
  table.root = in.take_small_number();
  const std::uint32_t packed = in.take_small_number();
  table.level = packed >> 2U;
  table.is_sequential = (packed & 2U) != 0;
  table.has_no_root = (packed & 1U) != 0;
  table.entries = in.take_number();
  table.block_bytes = in.take_small_number() << 11U;
  table.compress_from = in.take_small_number();
  table.free_list = in.take_string();
  return table;
}

Error damaged(const std::string& what) {
  return Error{Code::kDamaged, what, {}};
}

Error unknown(const std::string& format) {
  return Error{Code::kNoIndex,
               "has Xapian's format \"" + format +
                   "\", and this program reads \"glass of 2016-03-14\" (Xapian 1.4)",
               kOtherFormat};
}

/// "glass of 2016-03-14".
std::string name_of_format(std::string_view date) {
  const unsigned packed =
      static_cast<unsigned char>(date[0]) << 8U | static_cast<unsigned char>(date[1]);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "glass of %04u-%02u-%02u", 2014 + (packed >> 9U),
                packed >> 5U & 0xFU, packed & 0x1FU);
  return text.data();
}

}  // namespace

Error cannot_read(const std::filesystem::path& file, int number) {
  // A file that is gone does not come back with a repaired disk.
  return Error{number == ENOENT ? Code::kDamaged : Code::kIo,
               "cannot read '" + file.string() + "': " + std::strerror(number),
               {}};
}

void Statistics::add(const Statistics& other) {
  documents += other.documents;
  if (other.shortest != 0)
    shortest = shortest == 0 ? other.shortest : std::min(shortest, other.shortest);
  longest = std::max(longest, other.longest);
  most_in_one = std::max(most_in_one, other.most_in_one);
  total_length += other.total_length;
}

std::string to_bytes(const Version& version) {
  std::string out(kMagic);
  out += kFormat;
  out += fresh_identity();
  put_varint(out, version.revision);
  for (std::size_t at = 0; at < kTables; ++at)
    put_table(out, version.tables[at], kCompressFrom[at]);
  const Statistics& figures = version.statistics;
  put_varint(out, figures.documents);
  put_varint(out, figures.last_document - figures.documents);
  put_varint(out, figures.shortest);
  put_varint(out, figures.most_in_one);
  put_varint(out, figures.longest - figures.most_in_one);
  put_varint(out, 0);  // oldest set of changes kept for replication
  put_varint(out, figures.total_length);
  put_varint(out, 0);  // most uses of a word of the spelling table
  return out;
}

Result<Version> version_from(std::string_view bytes) {
  Input in(bytes);
  if (in.take_bytes(kMagic.size()) != kMagic) return damaged("no Xapian database of version 1.4");
  const std::string_view format = in.take_bytes(kFormatBytes);
  if (!in.is_good()) return damaged("it ends too early");
  if (format != kFormat) return unknown(name_of_format(format));
  in.take_bytes(kIdentityBytes);
  Version version;
  version.revision = in.take_small_number();
  for (TableInfo& table : version.tables) {
    table = take_table(in);
    // Xapian never goes beyond ten levels and blocks of 64 KiB.
    if (in.is_good() &&
        (table.level >= 10 || table.block_bytes < 2048 || table.block_bytes > 65536))
      return damaged("no such tree");
  }
  // An empty database may have no figures.
  if (in.is_good() && in.at_end()) return version;
  Statistics& figures = version.statistics;
  figures.documents = in.take_small_number();
  figures.last_document = in.take_small_number() + figures.documents;
  figures.shortest = in.take_small_number();
  figures.most_in_one = in.take_small_number();
  figures.longest = in.take_small_number() + figures.most_in_one;
  in.take_number();
  figures.total_length = in.take_number();
  in.take_number();
  if (!in.is_good() || !in.at_end()) return damaged("no such figures");
  return version;
}

Result<Version> read_version(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / "iamglass";
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(file, errno);
  std::string bytes(kMostBytes, '\0');
  const ssize_t size = ::read(descriptor, bytes.data(), bytes.size());
  const int number = errno;
  ::close(descriptor);
  if (size < 0) return cannot_read(file, number);
  bytes.resize(static_cast<std::size_t>(size));
  Result<Version> version = version_from(bytes);
  if (version) return version;
  const bool is_unknown = version.error().code == Code::kNoIndex;
  return Error{version.error().code,
               "'" + file.string() + (is_unknown ? "' " : "' is damaged: ") + version.error().what,
               version.error().hint};
}

Error explain_format(const std::filesystem::path& directory, Error error) {
  if (std::filesystem::exists(directory / "iamglass")) {
    const Result<Version> version = read_version(directory);
    return !version && version.error().code == Code::kNoIndex ? version.error() : error;
  }
  // Each format of Xapian has a file that is called after it.
  // Not the iterator of the standard library: it ends the program when there is no memory.
  const std::unique_ptr<DIR, CloseDirectory> open(::opendir(directory.c_str()));
  const dirent* entry = open ? ::readdir(open.get()) : nullptr;
  for (; entry != nullptr; entry = ::readdir(open.get())) {
    const std::string_view name(entry->d_name);
    if (!name.starts_with("iam")) continue;
    const Error other = unknown(std::string(name.substr(3)));
    return {other.code, "'" + directory.string() + "' " + other.what, other.hint};
  }
  return error;
}

}  // namespace tropa::glass
