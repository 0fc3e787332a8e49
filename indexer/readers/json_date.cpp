#include "readers/json_date.hpp"

#include "readers/date.hpp"
#include "readers/json_text.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace tropa {
namespace {

using Json = nlohmann::json;

std::optional<std::string> day_of(const Json& year, const Json& month, const Json& day) {
  if (!year.is_number_integer() || !month.is_number_integer() || !day.is_number_integer()) {
    return std::nullopt;
  }
  return normal_date(year.dump() + "-" + month.dump() + "-" + day.dump());
}

}  // namespace

std::optional<std::string> date_of(const Json& value) {
  // Python's struct_time, as feedparser's exports have it.
  if (value.is_array() && value.size() >= 3) {
    if (auto day = day_of(value[0], value[1], value[2])) return day;
  }
  if (value.is_object()) {
    if (value.contains("year") && value.contains("month") && value.contains("day")) {
      return day_of(value["year"], value["month"], value["day"]);
    }
    // Firestore, Parse, VitePress, Notion.
    for (const char* member :
         {"seconds", "_seconds", "iso", "published", "created", "start", "date", "time"}) {
      const auto found = value.find(member);
      if (found != value.end() && !found->is_structured()) return date_of(*found);
    }
  }
  return date_of_field(line_of(value));
}

}  // namespace tropa
