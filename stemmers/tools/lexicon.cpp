#include "tools/lexicon.hpp"

#include <algorithm>
#include <tuple>

namespace tropa::tools {
namespace {

constexpr int kRounds = 12;  // later rounds change no decision
// A name is hardly ever written small; a common word now and then stands first in a sentence.
constexpr double kNameInLower = 0.15;
constexpr double kCommonInTitle = 0.05;
// What a form says of its own lexeme when readings compete: less than the other forms do, or a
// lexeme that nobody means would live on the one form it shares with a common word.
constexpr double kOwnEvidence = 0.2;
// Pseudo-counts: what a lexeme or a tag nobody saw may still be worth.
constexpr double kLexemePrior = 0.02;
constexpr double kTagPrior = 0.01;

// A word is a name when it is written with a capital this many times as often as without.
constexpr double kNameOverCommon = 5;

}  // namespace

std::uint32_t Names::number(std::string_view name) {
  const auto [at, fresh] =
      numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.emplace_back(name);
  return at->second;
}

void Lexicon::add(std::string_view form, std::string_view stem, std::string_view lexeme,
                  bool is_name, std::string_view tag) {
  const std::uint32_t key = keys_.number(lexeme);
  if (key == lexemes_.size()) lexemes_.push_back({stems_.number(stem), is_name});
  readings_.push_back({forms_.number(form), key, tags_.number(tag)});
}

void Lexicon::apply(const Irregulars& irregulars) {
  for (Lexeme& lexeme : lexemes_) {
    const auto found = irregulars.stem_of.find(stems_[lexeme.stem]);
    if (found != irregulars.stem_of.end()) lexeme.stem = stems_.number(found->second);
  }
  for (const auto& [form, stem] : irregulars.forms) {
    add(form, stem, stem + "/irregular", false, kIrregularTag);
  }
}

void Lexicon::rename(
    const std::function<std::optional<std::string>(const std::string&, bool)>& new_stem) {
  for (Lexeme& lexeme : lexemes_) {
    const auto stem = new_stem(stems_[lexeme.stem], lexeme.is_name);
    if (stem) lexeme.stem = stems_.number(*stem);
  }
}

// Long, because its steps read and write the same six estimates, which would be named again for
// each.
void Lexicon::weigh(const Attestation& attestation) {
  const auto order = [](const Reading& r) { return std::tuple(r.form, r.lexeme, r.tag); };
  std::ranges::sort(readings_, {}, order);
  // Not std::ranges::unique: clang 14 cannot compile its subrange with libstdc++ 12.
  const auto same = [&order](const Reading& a, const Reading& b) { return order(a) == order(b); };
  readings_.erase(std::unique(readings_.begin(), readings_.end(), same), readings_.end());

  std::vector<Attestation::Weight> seen;
  seen.reserve(forms_.size());
  for (std::uint32_t i = 0; i < forms_.size(); ++i) seen.push_back(attestation.weight(forms_[i]));

  std::vector<double> lexeme(lexemes_.size(), 1.0);
  std::vector<double> tag(tags_.size(), 1.0);
  std::vector<double> count(readings_.size());
  std::vector<double> lexeme_count(lexemes_.size(), 1.0);
  std::vector<double> lexeme_room(lexemes_.size(), 1.0);
  std::vector<double> strength(readings_.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t begin = 0, end = 0; begin < readings_.size(); begin = end) {
      // All readings of one form that are of one lexeme.
      double own_count = 0;
      double own_room = 0;
      for (end = begin; end < readings_.size() && readings_[end].form == readings_[begin].form &&
                        readings_[end].lexeme == readings_[begin].lexeme;
           ++end) {
        own_count += count[end];
        own_room += tag[readings_[end].tag];
      }
      const std::uint32_t number = readings_[begin].lexeme;
      const double other = 1 - kOwnEvidence;
      const double share = round == 0
                               ? 1
                               : std::max(lexeme_count[number] - other * own_count, kLexemePrior) /
                                     std::max(lexeme_room[number] - other * own_room, 1e-9);
      for (std::size_t i = begin; i < end; ++i) strength[i] = share * tag[readings_[i].tag];
    }
    for (std::size_t begin = 0, end = 0; begin < readings_.size(); begin = end) {
      double common_sum = 0;
      double name_sum = 0;
      for (end = begin; end < readings_.size() && readings_[end].form == readings_[begin].form;
           ++end) {
        const bool is_name = lexemes_[readings_[end].lexeme].is_name;
        common_sum += strength[end] * (is_name ? kNameInLower : 1);
        name_sum += strength[end] * (is_name ? 1 : kCommonInTitle);
      }
      const Attestation::Weight& weight = seen[readings_[begin].form];
      for (std::size_t i = begin; i < end; ++i) {
        const bool is_name = lexemes_[readings_[i].lexeme].is_name;
        count[i] = weight.common * strength[i] * (is_name ? kNameInLower : 1) / common_sum +
                   weight.name * strength[i] * (is_name ? 1 : kCommonInTitle) / name_sum;
        readings_[i].likelihood = static_cast<float>(count[i] / (weight.common + weight.name));
      }
    }
    lexeme_count.assign(lexeme.size(), kLexemePrior);
    lexeme_room.assign(lexeme.size(), 1e-9);
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      lexeme_count[readings_[i].lexeme] += count[i];
      lexeme_room[readings_[i].lexeme] += tag[readings_[i].tag];
    }
    for (std::size_t i = 0; i < lexeme.size(); ++i) lexeme[i] = lexeme_count[i] / lexeme_room[i];
    std::vector<double> tag_count(tag.size(), kTagPrior);
    std::vector<double> tag_room(tag.size(), kTagPrior);
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      tag_count[readings_[i].tag] += count[i];
      tag_room[readings_[i].tag] += lexeme[readings_[i].lexeme];
    }
    for (std::size_t i = 0; i < tag.size(); ++i) tag[i] = tag_count[i] / tag_room[i];
  }
}

std::vector<std::string> Lexicon::hold_out_names(const Attestation& attestation) {
  std::vector<bool> is_common(stems_.size(), false);
  for (const Lexeme& lexeme : lexemes_) {
    if (!lexeme.is_name) is_common[lexeme.stem] = true;
  }
  std::vector<std::string> names;
  for (const Reading& reading : readings_) {
    const std::string& name = stem(reading);
    const Attestation::Weight weight = attestation.weight(name);
    if (!is_common[lexemes_[reading.lexeme].stem] ||
        weight.name > kNameOverCommon * weight.common) {
      names.push_back(name);
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::string> held;
  for (std::size_t i = 0; i < names.size(); i += 2) held.push_back(names[i]);
  std::erase_if(readings_, [&](const Reading& reading) {
    return std::ranges::binary_search(held, stem(reading));
  });
  return held;
}

}  // namespace tropa::tools
