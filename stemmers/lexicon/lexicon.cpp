#include "lexicon/lexicon.hpp"

#include "lexicon/layout.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace tropa::lexicon {
namespace {

constexpr std::size_t kLanguageCount = kStemmedLanguages.size();
constexpr char kEnd = '\0';

void keep_surest(std::vector<Translation>& all) {
  std::ranges::sort(all, [](const Translation& a, const Translation& b) {
    return std::tie(b.confidence, a.language, a.text) < std::tie(a.confidence, b.language, b.text);
  });
  std::vector<Translation> kept;
  std::array<std::size_t, kLanguageCount> counts{};
  for (Translation& one : all) {
    const bool is_known = std::ranges::any_of(kept, [&](const Translation& other) {
      return other.language == one.language && other.text == one.text;
    });
    std::size_t& count = counts[static_cast<std::size_t>(one.language)];
    if (is_known || count == kMostTranslations) continue;
    ++count;
    kept.push_back(std::move(one));
  }
  all = std::move(kept);
}

}  // namespace

std::optional<CompiledLexicon> CompiledLexicon::open(const std::filesystem::path& file,
                                                     std::uint64_t key) {
  auto mapped = dictionary::MappedFile::open(file);
  if (!mapped) return std::nullopt;
  CompiledLexicon out;
  out.file_ = std::move(*mapped);
  std::string_view bytes = out.file_.bytes();
  Header header{};
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes.remove_prefix(sizeof header);
  const std::size_t offsets = (std::size_t{header.entries} + 1) * sizeof(std::uint32_t);
  if (header.magic != kMagic || header.version != kLayoutVersion || header.key != key ||
      bytes.size() < offsets) {
    return std::nullopt;
  }
  out.offsets_ = bytes.substr(0, offsets);
  out.packed_ = bytes.substr(offsets);
  out.entries_ = header.entries;
  return out;
}

// The file has no checksum, because reading all of it would cost a process more than its lookups
// do: every offset is checked where it is used instead.
std::string_view CompiledLexicon::entry(std::size_t index) const {
  std::array<std::uint32_t, 2> ends{};
  std::memcpy(ends.data(), offsets_.data() + index * sizeof(std::uint32_t), sizeof ends);
  if (ends[0] > ends[1] || ends[1] > packed_.size()) return {};
  return packed_.substr(ends[0], ends[1] - ends[0]);
}

void CompiledLexicon::look_up(std::string_view stem, Language language,
                              std::vector<Translation>& out) const {
  std::string key(1, language_byte(language));
  key += stem;
  key += kEnd;
  std::size_t first = 0;
  for (std::size_t last = entries_; first < last;) {
    const std::size_t middle = (first + last) / 2;
    if (entry(middle).substr(0, key.size()) < key) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  if (first == entries_) return;
  std::string_view rest = entry(first);
  if (!rest.starts_with(key)) return;
  rest.remove_prefix(key.size());
  while (rest.size() > 2) {
    const std::size_t end = rest.find(kEnd, 2);
    if (end == std::string_view::npos) return;
    const auto target = static_cast<std::size_t>(rest[0] - '0');
    if (target >= kLanguageCount) return;
    out.push_back({.text = std::string(rest.substr(2, end - 2)),
                   .language = static_cast<Language>(target),
                   .confidence = static_cast<unsigned char>(rest[1]) / kMostConfidence});
    rest.remove_prefix(end + 1);
  }
}

std::vector<Translation> Lexicon::direct(std::string_view stem, Language language) const {
  std::vector<Translation> out;
  for (const CompiledLexicon& file : files_) file.look_up(stem, language, out);
  keep_surest(out);
  return out;
}

std::vector<Translation> Lexicon::translations(std::string_view stem, Language language) const {
  std::vector<Translation> out = direct(stem, language);
  const Language third = language == Language::kPl ? Language::kUk : Language::kPl;
  if (language == Language::kRu) return out;
  const std::size_t own = out.size();
  for (std::size_t i = 0; i < own; ++i) {
    if (out[i].language != Language::kRu) continue;
    const double least = kLeastConfidence / (out[i].confidence * kByWayOfRussian);
    for (Translation& one : direct(out[i].text, Language::kRu)) {
      if (one.language != third || one.confidence < least) continue;
      one.confidence *= out[i].confidence * kByWayOfRussian;
      out.push_back(std::move(one));
    }
  }
  keep_surest(out);
  return out;
}

std::size_t Lexicon::size() const {
  std::size_t size = 0;
  for (const CompiledLexicon& file : files_) size += file.size();
  return size;
}

}  // namespace tropa::lexicon
