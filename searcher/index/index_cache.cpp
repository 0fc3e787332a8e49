#include "index/index_cache.hpp"

#include <utility>

namespace tropa::search {
namespace {

// Of states of the index that were published one after the other, only the last is asked again.
constexpr std::size_t kMostParts = 256;

constexpr std::size_t kBytesOfCount = 100;  // with its place among the others

}  // namespace

// A matcher hands out a database of its own, so it is known by what it says of itself. A copy that
// grew apart differs in at least one of these.
std::shared_ptr<KeptPart> Kept::of(const Xapian::Database& database) {
  const std::string name = database.get_uuid() + " " + std::to_string(database.get_revision()) +
                           " " + std::to_string(database.get_lastdocid()) + " " +
                           std::to_string(database.get_doccount()) + " " +
                           std::to_string(database.get_total_length());
  if (parts_.size() >= kMostParts && !parts_.contains(name)) parts_.clear();
  auto& part = parts_[name];
  if (part) return part;
  const auto place = directories_.find(database.get_uuid());
  const auto directory = place == directories_.end() ? std::nullopt : std::optional(place->second);
  return part = std::make_shared<KeptPart>(database, next_number_++, words_, directory);
}

Xapian::doccount Kept::count(const Xapian::Database& all, const std::string& term) {
  if (const Xapian::doccount* const known = counts_.find(term)) return *known;
  const Xapian::doccount count = all.get_termfreq(term);
  counts_.keep(term, count, kBytesOfCount + term.size());
  return count;
}

void Kept::clear(std::map<std::string, std::filesystem::path> directories) {
  directories_ = std::move(directories);
  parts_.clear();
  words_.clear();
  counts_.clear();
  vocabulary.clear();
  names.clear();
  articles.clear();
  places.clear();
}

}  // namespace tropa::search
