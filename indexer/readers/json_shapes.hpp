// The objects around and inside an article that programs and services add -> one flat object with
// the keys of article_keys.hpp. Each shape is a function of its own.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace tropa {

/// Elasticsearch's `_source`, WordPress' "rendered", messages of Telegram, the cut texts of
/// NewsAPI, an article that is the only member of an object. Other objects come back as they are.
nlohmann::json flat_article(nlohmann::json object);

}  // namespace tropa
