#include "json_tree.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tropa {
namespace {

using Json = JsonTree::Json;

// An empty list or object is destroyed without an allocation, and so is one of plain values that
// is cleared here: clear() destroys them one by one.
void take_apart(Json& json) noexcept {
  if (!json.is_structured()) return;
  for (Json& child : json) take_apart(child);
  json.clear();
}

// Fills a tree that somebody else owns, so that one that is half done is taken apart as well.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(Json& root) : slot_(&root) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::value_t::object); }
  bool start_array(std::size_t) override { return open(Json::value_t::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    slot_ = &(*open_.back())[std::move(name)];
    take_apart(*slot_);  // of several members with one name the last one stays
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

 private:
  Json& place() {
    if (open_.empty() || open_.back()->is_object()) return *slot_;
    open_.back()->push_back(nullptr);
    return open_.back()->back();
  }
  template <typename Value>
  bool put(Value&& value) {
    place() = Json(std::forward<Value>(value));
    return true;
  }
  bool open(Json::value_t kind) {
    if (open_.size() == JsonTree::kDeepest) return false;
    Json& at = place();
    at = Json(kind);
    open_.push_back(&at);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Json* slot_;
  std::vector<Json*> open_;  // from the root to where values come
};

}  // namespace

JsonTree::JsonTree(std::string_view text) {
  // Where this throws, no destructor of ours runs, but that of the tree does.
  try {
    Builder builder(root_);
    if (Json::sax_parse(text, &builder)) return;
  } catch (...) {
    take_apart(root_);
    throw;
  }
  take_apart(root_);
  root_ = nullptr;
}

JsonTree::~JsonTree() {
  take_apart(root_);
}

const JsonTree::Json* JsonTree::find(const char* name) const {
  if (!root_.is_object()) return nullptr;
  const auto at = root_.find(name);
  return at == root_.end() ? nullptr : &*at;
}

}  // namespace tropa
