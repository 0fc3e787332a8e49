// The schema.org description of an article inside a page. Knows no HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa {

struct LinkedData {
  bool is_article = false;  // an object with such a type was found
  std::string headline;
  std::string published;  // as written
  std::string author;
  std::string publisher;
  std::string url;
  std::string body;
  std::vector<std::string> keywords;
};

/// Adds what the source of one script says. Broken JSON says nothing.
void read_json_ld(std::string_view source, LinkedData& found);

}  // namespace tropa
