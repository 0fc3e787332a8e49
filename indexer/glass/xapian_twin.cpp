#include "glass/xapian_twin.hpp"

#include <xapian.h>

namespace tropa::glass {

Xapian::Document to_xapian(const Document& document) {
  Xapian::Document made;
  for (const Document::Term& term : document.terms) {
    made.add_term(std::string(document.text_of(term)), term.wdf);
  }
  for (const auto& [slot, value] : document.values) made.add_value(slot, value);
  made.set_data(document.data);
  return made;
}

Result<void> write_with_xapian(const Contents& contents, const std::filesystem::path& directory) {
  Xapian::WritableDatabase database(directory.string(),
                                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const Document& document : contents.documents) database.add_document(to_xapian(document));
  for (const auto& [name, text] : contents.metadata) {
    database.set_metadata(std::string(name), std::string(text));
  }
  database.commit();
  database.close();
  return {};
}

Result<void> merge_with_xapian(std::span<const std::filesystem::path> from,
                               const std::filesystem::path& to) {
  Xapian::Database all;
  for (const std::filesystem::path& source : from) {
    all.add_database(Xapian::Database(source.string()));
  }
  all.compact(to.string());
  return {};
}

}  // namespace tropa::glass
