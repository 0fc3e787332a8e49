#include "tools/choose.hpp"

#include <algorithm>
#include <map>

namespace tropa::tools {
namespace {

struct Candidate {
  const std::string* stem = nullptr;
  double likelihood = 0;
  bool is_due = false;  // kept however unlikely
};

constexpr std::size_t kMostStems = 3;

}  // namespace

std::vector<Chosen> choose(const Lexicon& lexicon, const Irregulars& irregulars,
                           const Attestation& attestation, const Preferences& preferences) {
  std::vector<Chosen> out;
  const auto& readings = lexicon.readings();
  std::vector<Candidate> candidates;
  for (std::size_t begin = 0, end = 0; begin < readings.size(); begin = end) {
    for (end = begin; end < readings.size() && readings[end].form == readings[begin].form;) ++end;
    Chosen chosen{lexicon.form(readings[begin]), {}, false};
    chosen.is_attested = attestation.has(chosen.form);
    const auto fixed = irregulars.only.find(chosen.form);
    if (fixed != irregulars.only.end()) {
      chosen.stems = fixed->second;
      chosen.stems.resize(std::min(chosen.stems.size(), kMostStems));
      out.push_back(std::move(chosen));
      continue;
    }
    const auto is = [](bool (*question)(std::string_view), std::string_view tag) {
      return question != nullptr && question(tag);
    };
    bool all_side = true;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is(preferences.is_side, lexicon.tag(readings[i]))) all_side = false;
    }
    candidates.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const Reading& reading = readings[i];
      const std::string& tag = lexicon.tag(reading);
      if (!all_side && is(preferences.is_side, tag)) continue;
      const std::string& stem = lexicon.stem(reading);
      auto found =
          std::ranges::find_if(candidates, [&](const Candidate& c) { return *c.stem == stem; });
      if (found == candidates.end()) found = candidates.insert(found, {&stem});
      found->likelihood += static_cast<double>(reading.likelihood);
      if (is(preferences.is_verbal, tag) || tag == kIrregularTag || tag == kSurnameTag)
        found->is_due = true;
    }
    // Equal likelihoods are common where nothing is attested; the spelling decides, so that builds
    // are identical.
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
      return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : *a.stem < *b.stem;
    });
    const double best = candidates.front().likelihood;
    for (const Candidate& c : candidates) {
      const bool is_kept = c.is_due || c.likelihood >= preferences.least * best;
      if (is_kept && chosen.stems.size() < kMostStems) chosen.stems.push_back(*c.stem);
    }
    out.push_back(std::move(chosen));
  }
  std::ranges::sort(out, {}, &Chosen::form);
  return out;
}

}  // namespace tropa::tools
