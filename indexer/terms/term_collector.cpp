#include "terms/term_collector.hpp"

#include "terms/term_order.hpp"

namespace tropa {

void TermCollector::finish() {
  const std::string letters = std::move(out_.document.letters);
  const auto text = [&](const Entry& entry) {
    return std::string_view(letters).substr(entry.begin, entry.size);
  };
  TermOrder order;
  order.reserve(entries_.size());
  for (const Entry& entry : entries_) order.add(text(entry));
  out_.document.letters.clear();
  out_.document.letters.reserve(letters.size());
  out_.document.terms.reserve(entries_.size());
  std::string_view before;
  for (const TermOrder::Key& key : order.sorted()) {
    if (const std::string_view term = order.term_of(key);
        out_.document.terms.empty() || term != before) {
      before = term;
      out_.document.terms.push_back(
          {.begin = static_cast<std::uint32_t>(out_.document.letters.size()),
           .size = static_cast<std::uint32_t>(before.size())});
      out_.document.letters += before;
    }
    out_.document.terms.back().wdf += entries_[key.number].weight;
  }
}

}  // namespace tropa
