// The language room through the C door.
#include "answer.hpp"
#include "errors.hpp"
#include "handles.hpp"
#include "options.hpp"

#include <string>

namespace {

using tropa::Analyzer;
using tropa::Language;
using tropa::c::answer;
using tropa::c::checked;
using tropa::c::fail;
using tropa::c::JsonWriter;
using tropa::c::null_argument;
using tropa::c::view;

const char* kind_of(tropa::TokenKind kind) {
  switch (kind) {
    case tropa::TokenKind::kWord:
      return "word";
    case tropa::TokenKind::kCode:
      return "code";
    case tropa::TokenKind::kNumber:
      return "number";
  }
  return "word";
}

void write_token(JsonWriter& out, const tropa::Token& token, const Analyzer& analyzer) {
  out.open('{');
  out.number("begin", token.begin);
  out.number("end", token.end);
  out.text("text", token.text);
  out.number("position", token.position);
  out.text("kind", kind_of(token.kind));
  out.open("stems", '{');
  if (token.kind == tropa::TokenKind::kWord) {
    tropa::Stems stems;
    for (const Language language : tropa::kStemmedLanguages) {
      analyzer.stem(token.text, language, stems);
      if (!stems.empty()) out.texts(to_string(language), stems.all());
    }
  }
  out.close('}');
  if (token.kind == tropa::TokenKind::kWord) out.texts("keys", tropa::bridge_keys(token.text));
  out.close('}');
}

}  // namespace

tropa_status tropa_resources_load(const char* options, size_t options_size, tropa_resources** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  return checked([&] {
    const auto read = tropa::c::resource_options(view(options, options_size));
    if (!read) return fail(read.error());
    auto loaded = tropa::Resources::load(*read);
    if (!loaded) return fail(loaded.error());
    *out = new tropa_resources{std::move(*loaded)};
    return TROPA_OK;
  });
}

void tropa_resources_free(tropa_resources* resources) {
  delete resources;
}

tropa_status tropa_stem(const tropa_resources* resources, const char* word, size_t word_size,
                        const char* language, tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr || language == nullptr) return null_argument();
  return checked([&] {
    const auto known = tropa::language_from(language);
    if (!known || *known == Language::kOther) {
      return fail(TROPA_USAGE, std::string("no stems for the language \"") + language + "\"",
                  "the languages are pl, uk and ru");
    }
    Analyzer analyzer(resources->shared);
    tropa::Stems stems;
    const auto tokens = analyzer.tokenize(view(word, word_size));
    if (!tokens.empty() && tokens[0].kind == tropa::TokenKind::kWord) {
      analyzer.stem(tokens[0].text, *known, stems);
    }
    JsonWriter json;
    json.texts(stems.all());
    *out = answer(json);
    return TROPA_OK;
  });
}

tropa_status tropa_identify(const tropa_resources* resources, const char* text, size_t text_size,
                            tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr) return null_argument();
  return checked([&] {
    Analyzer analyzer(resources->shared);
    const tropa::LanguageGuess guess = analyzer.identify(view(text, text_size));
    JsonWriter json;
    json.open('{');
    json.text("lang", to_string(guess.language));
    json.fraction("confidence", guess.confidence);
    json.close('}');
    *out = answer(json);
    return TROPA_OK;
  });
}

tropa_status tropa_tokens(const tropa_resources* resources, const char* text, size_t text_size,
                          tropa_text** out) {
  if (out == nullptr) return null_argument();
  *out = nullptr;
  if (resources == nullptr) return null_argument();
  return checked([&] {
    Analyzer analyzer(resources->shared);
    JsonWriter json;
    json.open('[');
    for (const tropa::Token& token : analyzer.tokenize(view(text, text_size))) {
      write_token(json, token, analyzer);
    }
    json.close(']');
    *out = answer(json);
    return TROPA_OK;
  });
}

const char* tropa_text_data(const tropa_text* text) {
  return text == nullptr ? "" : text->text.c_str();
}

size_t tropa_text_size(const tropa_text* text) {
  return text == nullptr ? 0 : text->text.size();
}

void tropa_text_free(tropa_text* text) {
  delete text;
}

uint32_t tropa_abi_version() {
  return TROPA_ABI_VERSION;
}

const char* tropa_version() {
  return TROPA_VERSION;
}
