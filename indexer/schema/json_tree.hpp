// A tree of nlohmann's JSON that comes and goes safely. The library's own destructor asks for
// memory, which ends the program when there is none, and its printer calls itself for each level
// of what it prints. Knows nothing of what the tree means.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>

namespace tropa {

/// What was read from a text. Read it in place: a copy of an object or a list in it would again be
/// one of the library's.
class JsonTree {
 public:
  using Json = nlohmann::json;

  /// Deeper texts are not accepted. Nothing that people write comes near.
  static constexpr std::size_t kDeepest = 200;

  /// Null for what is no JSON, has other text behind it or is too deep.
  explicit JsonTree(std::string_view text);
  ~JsonTree();
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  const Json& root() const { return root_; }

  /// The member of the root with this name; nullptr when there is none.
  const Json* find(const char* name) const;

 private:
  Json root_;
};

}  // namespace tropa
