// Suffix rules for Polish. The ending of case or person goes, then the last consonants of what is
// left take their hard form (kobiecie, kobiet; Ameryce, Ameryka; ministrze, minister) and a vowel
// that comes and goes goes. To keep a verb apart from the noun with the same root (działać, dział),
// a verb's stem ends in -ć. Knows no word.
#include "stem/polish_endings.hpp"
#include "stem/rules.hpp"
#include "stem/suffix_table.hpp"

namespace tropa::rules {
namespace {

// The ends of the past tense that are words of their own elsewhere: byłem is był with jestem.
constexpr SuffixTable kPersons({
    {u"łem", 1, u"ł"},        // first person, byłem; or a noun, zespołem
    {u"łam", 1, u"ła"},       // first person, feminine: byłam
    {u"łeś", 1, u"ł"},        // second person: byłeś
    {u"łaś", 1, u"ła"},       // second person, feminine: byłaś
    {u"liśmy", 1, u"li"},     // first person plural: byliśmy
    {u"łyśmy", 1, u"ły"},     // first person plural, women: byłyśmy
    {u"aliście", 1, u"ali"},  // second person plural: działaliście
    {u"iliście", 1, u"ili"},  // second person plural: mówiliście
    {u"łbym", 1, u"ł"},       // conditional: byłbym
    {u"łabym", 1, u"ła"},     // conditional, feminine: byłabym
    {u"łbyś", 1, u"ł"},       // conditional, second person: byłbyś
    {u"łby", 1, u"ł"},        // conditional: byłby
    {u"łaby", 1, u"ła"},      // conditional, feminine: byłaby
    {u"łoby", 1, u"ło"},      // conditional, neuter: byłoby
    {u"liby", 1, u"li"},      // conditional, plural: byliby
    {u"łyby", 1, u"ły"},      // conditional, plural, women: byłyby
});

// What is left, made hard. The longest row wins, so a cluster stands before its last letter.
constexpr SuffixTable kPolishRemainders({
    {u"ć", 3, u"ć"},        // kept: the mark of a verb
    {u"ość", 2, u"ost"},    // wartość is wartości
    {u"ieć", 1, u"et"},     // sieć
    {u"ci", 1, u"t"},       // kobieci(e) is kobieta
    {u"ści", 1, u"st"},     // mości(e) is most
    {u"ść", 1, u"st"},      // część is części
    {u"dzi", 1, u"d"},      // sądzi(e) is sąd
    {u"dź", 1, u"d"},       // łódź is łodzi
    {u"ździ", 1, u"zd"},    // gwieździ(e) is gwiazda
    {u"rz", 1, u"r"},       // komputerz(e) is komputer
    {u"ł", 1, u"l"},        // szkoła is szkol(e)
    {u"śli", 1, u"sl"},     // myśli is myśl
    {u"śl", 1, u"sl"},      // myśl
    {u"śni", 1, u"sn"},     // wiośni(e) is wiosna
    {u"ni", 1, u"n"},       // Ukraini(e) is Ukraina
    {u"ń", 1, u"n"},        // Gdań
    {u"si", 1, u"s"},       // głosi(e) is głos
    {u"ś", 1, u"s"},        // wieś is wsi
    {u"zi", 1, u"z"},       // wozi(e) is wóz
    {u"ź", 1, u"z"},        // więź is więzi
    {u"li", 1, u"l"},       // Angli(a)
    {u"pi", 1, u"p"},       // Trumpi(e)
    {u"bi", 1, u"b"},       // osobi(e)
    {u"mi", 1, u"m"},       // ziemi(a)
    {u"wi", 1, u"w"},       // Krakowi(e)
    {u"fi", 1, u"f"},       // szefi(e)
    {u"ki", 1, u"k"},       // polski
    {u"gi", 1, u"g"},       // drogi
    {u"chi", 1, u"ch"},     // cichi
    {u"ri", 1, u"r"},       // histori(a)
    {u"ti", 1, u"t"},       // parti(a)
    {u"di", 1, u"d"},       // Nvidi(a)
    {u"c", 1, u"k"},        // Ameryc(e) is Ameryka
    {u"ic", 1, u"ic"},      // kept: stolica is no stolik
    {u"dz", 1, u"g"},       // Pradz(e) is Praga
    {u"ek", 2, u"k"},       // fleeting: rynek is rynku
    {u"iek", 2, u"k"},      // fleeting: człowiek
    {u"ec", 2, u"k"},       // fleeting: chłopiec
    {u"iec", 1, u"k"},      // fleeting: Niemiec is Niemca
    {u"niec", 2, u"nk"},    // fleeting: mieszkaniec is mieszkańca
    {u"ńc", 2, u"nk"},      // mieszkańca
    {u"giel", 2, u"gl"},    // fleeting: węgiel is węgla
    {u"ter", 2, u"tr"},     // fleeting: minister is ministra
    {u"der", 2, u"dr"},     // fleeting: Aleksander is Aleksandra
    {u"trz", 1, u"tr"},     // ministrz(e)
    {u"jen", 1, u"jn"},     // fleeting: wojen is wojna
    {u"kien", 1, u"kn"},    // fleeting: okien is okno
    {u"ieni", 3, u"n"},     // kamieni(a) is kamień
    {u"iat", 1, u"iet"},    // świat is świeci(e)
    {u"iast", 1, u"iest"},  // miasto is mieści(e)
    {u"iad", 1, u"ied"},    // sąsiad is sąsiedzi
    {u"iar", 1, u"ier"},    // wiara is wierz(e)
    {u"jazd", 1, u"jezd"},  // wyjazd is wyjeździ(e)
    {u"iazd", 1, u"iezd"},  // gwiazda is gwieździ(e)
    {u"źni", 1, u"zn"},     // mężczyźni is mężczyzna
    {u"iić", 1, u"ić"},     // mówi(ący) is mówić
    {u"jić", 1, u"ić"},     // stoj(ący) is stoi
    {u"ywać", 1, u"ować"},  // pokazywać is pokazuje
    {u"iwać", 1, u"ować"},  // oczekiwać is oczekuje
    {u"dsz", 2, u"d"},      // comparative: młodszy is młody
    {u"rsz", 2, u"r"},      // comparative: starszy is stary
    {u"bsz", 2, u"b"},      // comparative: słabszy is słaby
    {u"tsz", 2, u"t"},      // comparative: krótszy is krótki
    {u"lsz", 2, u"l"},      // comparative: milszy is miły
    {u"wsz", 2, u"w"},      // comparative: nowszy is nowy
});

// ó and ą are what o and ę become before a consonant at the end of a word: Kraków, Krakowa; mąż,
// męża.
void open_last_vowel(Letters& stem) {
  for (std::size_t i = stem.size(); i-- > 0;) {
    if (stem[i] == u'ó') stem[i] = u'o';
    if (stem[i] == u'ą') stem[i] = u'ę';
    if (std::u16string_view(u"aeiouyę").find(stem[i]) != std::u16string_view::npos) return;
  }
}

void finish_polish(Letters&& stem, Stems& out) {
  if (const Row* row = kPolishRemainders.find(stem.view())) {
    stem.replace_end(row->ending.size(), row->first);
  }
  open_last_vowel(stem);
  stem.add_to(out);
}

}  // namespace

void stem_polish(std::string_view word, Stems& out) {
  Letters letters;
  if (!letters.read(word) || letters.size() <= 2) {
    out.add(word);
    return;
  }
  // Superlatives: najważniejszy is ważny, najczęściej is częściej.
  if (letters.size() > 6 && letters.view().starts_with(u"naj") &&
      (letters.view().find(u"sz") != std::u16string_view::npos || letters.ends_with(u"ej"))) {
    letters.remove_prefix(3);
  }
  if (const Row* person = kPersons.find(letters.view())) {
    letters.replace_end(person->ending.size(), person->first);
  }
  for_each_reading(letters, polish::kEndings.find(letters.view()),
                   [&](Letters&& stem) { finish_polish(std::move(stem), out); });
}

}  // namespace tropa::rules
