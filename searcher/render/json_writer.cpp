#include "render/json_writer.hpp"

#include "render/escape.hpp"
#include "tropa/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tropa::render {
namespace {

// What has to be right to the last byte, odd strings and fractions, the library prints.
using Json = nlohmann::json;

// The last binary digits of a score say nothing and would make two equal runs look different.
double rounded(double value) {
  return std::isfinite(value) ? std::round(value * 1000) / 1000 : 0.0;
}

bool is_plain(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte < 0x80) {
      if (byte < 0x20 || byte == '"' || byte == '\\') return false;
      ++at;
      continue;
    }
    const utf8::Character c = utf8::decode(value, at);
    if (!c.valid) return false;
    at += c.length;
  }
  return true;
}

}  // namespace

void JsonWriter::string(std::string_view value) {
  if (is_plain(value)) {
    out_ += '"';
    out_ += for_json(value);
    out_ += '"';
  } else {
    out_ +=
        for_json(Json(value).dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace));
  }
}

void JsonWriter::key(std::string_view name) {
  separate();
  string(name);
  out_ += ':';
  is_first_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  string(value);
}

void JsonWriter::texts(std::span<const std::string> values) {
  open('[');
  for (const std::string& value : values) text(value);
  close(']');
}

void JsonWriter::text(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::number(std::string_view name, std::uint64_t value) {
  key(name);
  separate();
  out_ += std::to_string(value);
}

void JsonWriter::flag(std::string_view name, bool value) {
  key(name);
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::fraction(std::string_view name, double value) {
  key(name);
  separate();
  out_ += Json(rounded(value)).dump();
}

void JsonWriter::texts(std::string_view name, std::span<const std::string> values) {
  key(name);
  texts(values);
}

void JsonWriter::value(std::string_view name, std::string_view json) {
  if (!Json::accept(json)) {
    text(name, json);
    return;
  }
  key(name);
  separate();
  std::string line = for_json(json);
  // Only between values can JSON have these as they are.
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  out_ += line;
}

}  // namespace tropa::render
