// Articles as resources that an agent can list and read, each under a uri made of its id.
#pragma once

#include "json_rpc.hpp"
#include "tools.hpp"

#include <string>

namespace tropa::mcp {

/// The uri of an article as a resource, and the id in such a uri; empty when it is another uri.
std::string article_uri(const std::string& id);
std::string id_of_uri(const std::string& uri);

/// For resources/list: the newest articles. For resources/read: one of them.
Answer list_resources(Library& library);
Answer read_resource(Library& library, const Json& params);

}  // namespace tropa::mcp
