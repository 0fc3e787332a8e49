// Addresses of articles on the web: what is the same in two ways of writing one, and the sites it
// belongs to. Pure text; knows no network and asks nobody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::schema {

/// "https://www.Example.com/News/1/?utm_source=x#top" -> "example.com/News/1": without scheme, www,
/// user, port, fragment, last slash and the marks of advertisers. What is no address comes back
/// trimmed in the same way, so that a query may leave out what it likes.
std::string folded_address(std::string_view address);

/// What url: finds an article by: its address, and its site with all sites above.
/// "https://sport.example.com/1" -> "sport.example.com/1", "sport.example.com", "example.com".
std::vector<std::string> address_values(std::string_view address);

/// "https://www.example.com/news/1" -> "example.com"; empty when there is no site.
std::string site_of(std::string_view address);

/// Whether a word can be nothing else: https://example.com/1, www.example.com.
bool is_address(std::string_view word);

}  // namespace tropa::schema
