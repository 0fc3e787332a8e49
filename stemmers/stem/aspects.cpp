#include "stem/aspects.hpp"

namespace tropa {

Result<AspectTable> AspectTable::load(const std::filesystem::path& data_directory) {
  Dictionaries dictionaries;
  for (std::size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    const std::string name(to_string(kStemmedLanguages[i]));
    auto opened = dictionary::Dictionary::open(data_directory / (name + ".aspects"));
    if (!opened) return opened.error();
    dictionaries[i] = std::move(*opened);
  }
  return AspectTable(std::move(dictionaries));
}

void AspectTable::partners(std::string_view stem, Language language,
                           std::vector<std::string>& out) const {
  if (language == Language::kOther) return;
  Stems found;
  dictionaries_[static_cast<std::size_t>(language)].find(stem, found);
  for (const std::string& partner : found.all()) out.push_back(partner);
}

}  // namespace tropa
