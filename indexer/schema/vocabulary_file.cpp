#include "vocabulary_file.hpp"

#include "packed_letters.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <utility>

namespace tropa::schema {
namespace {

constexpr std::string_view kMark = "#tropa-vocabulary";
constexpr std::string_view kFormat = "1";

std::string_view line_at(std::string_view bytes, std::size_t begin) {
  return bytes.substr(begin, bytes.find('\n', begin) - begin);
}

std::string_view cut_field(std::string_view& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return field;
}

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string vocabulary_header(std::uint64_t articles, std::string_view fingerprint) {
  std::string out(kMark);
  return out.append("\t").append(kFormat) + '\t' + std::to_string(articles) + '\t' +
         std::string(fingerprint);
}

std::string frequency_line(std::string_view term, std::uint64_t documents) {
  return 't' + std::string(term) + '\t' + std::to_string(documents);
}

std::string entry_line(std::string_view entry) {
  return 'v' + unpacked(entry);
}

Result<VocabularyFile> VocabularyFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    if (descriptor >= 0) ::close(descriptor);
    return Error{Code::kInputMissing, "the vocabulary '" + file.string() + "' cannot be read",
                 "make one with: tropa-index --db DB --export vocabulary"};
  }
  VocabularyFile out;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const mapped =
      size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
  ::close(descriptor);
  if (mapped != MAP_FAILED) out.bytes_ = {static_cast<const char*>(mapped), size};
  std::string_view header = line_at(out.bytes_, 0);
  if (cut_field(header) != kMark || cut_field(header) != kFormat) {
    return Error{Code::kUsage, "'" + file.string() + "' is no vocabulary of this version",
                 "make one with: tropa-index --db DB --export vocabulary"};
  }
  out.articles_ = number_of(cut_field(header));
  out.fingerprint_ = header;
  return out;
}

VocabularyFile::VocabularyFile(VocabularyFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})),
      articles_(other.articles_),
      fingerprint_(std::move(other.fingerprint_)) {}

VocabularyFile& VocabularyFile::operator=(VocabularyFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  articles_ = other.articles_;
  fingerprint_.swap(other.fingerprint_);
  return *this;
}

VocabularyFile::~VocabularyFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

// The place of the first line that does not sort before this one.
std::size_t VocabularyFile::lower_bound(std::string_view line) const {
  std::size_t first = 0;  // of a line
  std::size_t last = bytes_.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    std::size_t begin = middle;
    while (begin > first && bytes_[begin - 1] != '\n') --begin;
    const std::string_view found = line_at(bytes_, begin);
    if (found < line) {
      first = begin + found.size() + 1;
    } else {
      last = begin;
    }
  }
  return first;
}

void VocabularyFile::lines_beginning(std::string_view beginning,
                                     const std::function<bool(std::string_view)>& visit) const {
  for (std::size_t at = lower_bound(beginning); at < bytes_.size();) {
    const std::string_view line = line_at(bytes_, at);
    if (!line.starts_with(beginning) || !visit(line)) return;
    at += line.size() + 1;
  }
}

std::uint64_t VocabularyFile::documents_with(std::string_view term) const {
  std::uint64_t documents = 0;
  const std::string beginning = 't' + std::string(term) + '\t';
  lines_beginning(beginning, [&](std::string_view line) {
    documents = number_of(line.substr(beginning.size()));
    return false;
  });
  return documents;
}

void VocabularyFile::terms_beginning(std::string_view beginning, const VisitTerm& visit) const {
  lines_beginning('t' + std::string(beginning), [&](std::string_view line) {
    line.remove_prefix(1);
    const std::string_view term = cut_field(line);
    return visit(term, number_of(line));
  });
}

void VocabularyFile::entries_beginning(std::string_view beginning, const VisitEntry& visit) const {
  lines_beginning('v' + unpacked(beginning), [&](std::string_view line) {
    cut_field(line);
    return visit(line);
  });
}

}  // namespace tropa::schema
