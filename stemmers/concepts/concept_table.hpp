#pragma once
namespace tropa {
class ConceptTable {};
}  // namespace tropa
