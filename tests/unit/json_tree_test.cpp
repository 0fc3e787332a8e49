// JSON that is read into a tree and written without one.
#include "json_tree.hpp"
#include "render/json_writer.hpp"

#include <doctest/doctest.h>

#include <string>

using tropa::JsonTree;

TEST_CASE("a tree has what its text has, and of members with one name the last") {
  const std::string text =
      R"({"a":[1,-2,2.5,"x",null,true,[],{}],"b":{"c":{"d":[[3]]}},"a2":"\u0105","b2":1})";
  CHECK(JsonTree(text).root() == JsonTree::Json::parse(text));
  CHECK(JsonTree(R"({"a":{"b":[1]},"a":[2]})").root().dump() == R"({"a":[2]})");
  CHECK(JsonTree("7").root() == 7);
  CHECK(JsonTree(R"({"a":1})").find("b") == nullptr);
  CHECK(*JsonTree(R"({"a":1})").find("a") == 1);
}

TEST_CASE("what is no JSON, or too deep, is null") {
  for (const char* const text : {"", "{", "[1,", R"({"a":})", "{} {}", "\"\xff\"", "[1] x"}) {
    CAPTURE(text);
    CHECK(JsonTree(text).root().is_null());
  }
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(JsonTree(nested(JsonTree::kDeepest)).root().is_array());
  CHECK(JsonTree(nested(JsonTree::kDeepest + 1)).root().is_null());
  CHECK(JsonTree(nested(1'000'000)).root().is_null());
}

TEST_CASE("JSON is written with commas, escapes and values that are JSON already") {
  tropa::render::JsonWriter out;
  out.open('{');
  out.number("n", 1);
  out.flag("f", false);
  out.fraction("x", 0.12349);
  out.text("t", "a\"\n\xff");
  out.open("list", '[');
  out.text("1");
  out.text("2");
  out.close(']');
  out.value("v", "{\"a\":\n[1]}");
  out.value("w", "{\"a\":");
  out.close('}');
  CHECK(out.take() == R"({"n":1,"f":false,"x":0.123,"t":"a\"\n�","list":["1","2"],)"
                      R"("v":{"a": [1]},"w":"{\"a\":"})");
}
