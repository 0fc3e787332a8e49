#include "terms/indexed_document.hpp"

#include "positions.hpp"
#include "schema.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace tropa {

bool IndexedDocument::is_undated() const {
  return std::ranges::find(document.values, schema::kSlotDate,
                           [](const auto& v) { return v.first; }) == document.values.end();
}

std::string to_string(const IndexedDocument& indexed) {
  const auto slot_of = [&](unsigned slot) {
    const auto found =
        std::ranges::find(indexed.document.values, slot, [](const auto& v) { return v.first; });
    return found == indexed.document.values.end() ? std::string_view()
                                                  : std::string_view(found->second);
  };
  const auto positions = schema::Positions::from(slot_of(schema::kSlotPositions));
  std::string text;
  std::vector<std::uint32_t> found;
  for (const glass::Document::Term& term : indexed.document.terms) {
    text += indexed.document.text_of(term);
    text += ' ';
    text += std::to_string(term.wdf);
    if (positions && schema::parse_body_term(indexed.document.text_of(term))) {
      const std::uint64_t code =
          positions->code_of(schema::hash_of(indexed.document.text_of(term)));
      positions->find({&code, 1}, {0, positions->range(schema::TextField::kAuthor).end}, found);
      for (std::size_t at = 0; at < found.size(); ++at) {
        text += at == 0 ? " @" : ",";
        text += std::to_string(found[at]);
      }
    }
    text += '\n';
  }
  for (const auto& [slot, value] : indexed.document.values) {
    if (slot == schema::kSlotFile || slot == schema::kSlotPositions ||
        slot == schema::kSlotSignature || slot == schema::kSlotNeighbours)
      continue;  // bytes
    text += "slot " + std::to_string(slot) + " " + value + "\n";
  }
  for (const auto& [key, term] : indexed.vocabulary)
    text += "vocabulary " + key + " " + term + "\n";
  return text;
}

}  // namespace tropa
