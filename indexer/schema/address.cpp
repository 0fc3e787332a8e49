#include "address.hpp"

#include <algorithm>
#include <array>

namespace tropa::schema {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool starts_with_any_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::ranges::equal(text.substr(0, beginning.size()), beginning, {}, lower);
}

std::string_view without_scheme(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "//"}) {
    if (starts_with_any_case(address, scheme)) return address.substr(scheme.size());
  }
  return address;
}

std::string_view without_www(std::string_view site) {
  return site.starts_with("www.") ? site.substr(4) : site;
}

/// Marks of the way on which a reader came.
bool is_of_advertisers(std::string_view parameter) {
  constexpr auto kNames = std::to_array<std::string_view>({"utm_", "fbclid=", "gclid=", "yclid="});
  return std::ranges::any_of(
      kNames, [&](std::string_view name) { return starts_with_any_case(parameter, name); });
}

/// What stands behind the question mark, with it; empty when nothing is left.
std::string kept_parameters(std::string_view parameters) {
  std::string out;
  while (!parameters.empty()) {
    const std::string_view one = parameters.substr(0, parameters.find('&'));
    parameters.remove_prefix(std::min(one.size() + 1, parameters.size()));
    if (one.empty() || is_of_advertisers(one)) continue;
    out += out.empty() ? '?' : '&';
    out += one;
  }
  return out;
}

}  // namespace

std::string folded_address(std::string_view address) {
  address = without_scheme(address);
  address = address.substr(0, address.find('#'));
  const std::size_t question = address.find('?');
  std::string parameters;
  if (question != address.npos) parameters = kept_parameters(address.substr(question + 1));
  address = address.substr(0, question);
  while (address.ends_with('/')) address.remove_suffix(1);
  const std::string_view path = address.substr(std::min(address.find('/'), address.size()));
  std::string_view host = address.substr(0, address.size() - path.size());
  if (const std::size_t user = host.find('@'); user != host.npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  std::string site(host);
  std::ranges::transform(site, site.begin(), lower);
  return std::string(without_www(site)) + std::string(path) + parameters;
}

std::vector<std::string> address_values(std::string_view address) {
  const std::string site = site_of(address);
  if (site.empty()) return {};
  std::vector<std::string> out{folded_address(address)};
  std::string_view above = site;
  while (above.find('.') != above.npos) {
    if (above != out[0]) out.emplace_back(above);
    above.remove_prefix(above.find('.') + 1);
  }
  return out;
}

std::string site_of(std::string_view address) {
  std::string folded = folded_address(address);
  folded.resize(std::min(folded.find_first_of("/?"), folded.size()));
  const bool is_site = folded.find('.') != folded.npos && folded.find(' ') == folded.npos &&
                       !folded.starts_with('.') && !folded.ends_with('.');
  return is_site ? folded : std::string();
}

bool is_address(std::string_view word) {
  const bool begins_so = starts_with_any_case(word, "https://") ||
                         starts_with_any_case(word, "http://") ||
                         starts_with_any_case(word, "www.");
  return begins_so && !site_of(word).empty();
}

}  // namespace tropa::schema
