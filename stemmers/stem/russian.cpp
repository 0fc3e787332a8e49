// Suffix rules for Russian. Three steps, each one table: the reflexive ending goes, then the ending
// of case or person, then what is left of it (participle suffixes, fleeting vowels). To keep a verb
// and an adjective apart from the noun with the same root (делать, дело; левый, лев), a verb's stem
// ends in -ть and an adjective's in -ы. Knows no word.
#include "stem/rules.hpp"
#include "stem/russian_endings.hpp"
#include "stem/suffix_table.hpp"

namespace tropa::rules {
namespace {

// A noun in -ся is left alone (Вася): here only what stands after a verb's own ending.
constexpr SuffixTable kRussianReflexive({
    {u"ться", 2, u"ть"},      // infinitive: вернуться
    {u"тись", 2, u"ти"},      // infinitive: найтись
    {u"тся", 2, u"т"},        // third person: вернётся
    {u"шься", 2, u"шь"},      // second person: вернёшься
    {u"мся", 2, u"м"},        // first person plural: вернёмся
    {u"тесь", 2, u"те"},      // second person plural: вернётесь
    {u"юсь", 2, u"ю"},        // first person: возвращаюсь
    {u"ясь", 2, u"ят"},       // gerund, likewise: находясь
    {u"лся", 2, u"л"},        // past: вернулся
    {u"лась", 2, u"ла"},      // past feminine: вернулась
    {u"лось", 2, u"ло"},      // past neuter: вернулось
    {u"лись", 2, u"ли"},      // past plural: вернулись
    {u"вшись", 2, u"вши"},    // past gerund: вернувшись
    {u"щийся", 2, u"щий"},    // participle: находящийся
    {u"щегося", 2, u"щего"},  // participle, genitive: находящегося
    {u"щемуся", 2, u"щему"},  // participle, dative: находящемуся
    {u"щимся", 2, u"щим"},    // participle, instrumental: находящимся
    {u"щемся", 2, u"щем"},    // participle, locative: находящемся
    {u"щаяся", 2, u"щая"},    // participle, feminine: находящаяся
    {u"щуюся", 2, u"щую"},    // participle, feminine accusative: находящуюся
    {u"щейся", 2, u"щей"},    // participle, feminine oblique: находящейся
    {u"щееся", 2, u"щее"},    // participle, neuter: находящееся
    {u"щиеся", 2, u"щие"},    // participle, plural: находящиеся
    {u"щихся", 2, u"щих"},    // participle, genitive plural: находящихся
    {u"щимися", 2, u"щими"},  // participle, instrumental plural: находящимися
    {u"шийся", 2, u"ший"},    // past participle: вернувшийся
    {u"шегося", 2, u"шего"},  // past participle, genitive: вернувшегося
    {u"шемуся", 2, u"шему"},  // past participle, dative: вернувшемуся
    {u"шимся", 2, u"шим"},    // past participle, instrumental: вернувшимся
    {u"шаяся", 2, u"шая"},    // past participle, feminine: вернувшаяся
    {u"шуюся", 2, u"шую"},    // past participle, feminine accusative: вернувшуюся
    {u"шейся", 2, u"шей"},    // past participle, feminine oblique: вернувшейся
    {u"шееся", 2, u"шее"},    // past participle, neuter: вернувшееся
    {u"шиеся", 2, u"шие"},    // past participle, plural: вернувшиеся
    {u"шихся", 2, u"ших"},    // past participle, genitive plural: вернувшихся
    {u"шимися", 2, u"шими"},  // past participle, instrumental plural: вернувшимися
    {u"аясь", 2, u"ает"},     // gerund, as the form that is a verb for certain: пытаясь
    {u"яясь", 2, u"яет"},     // gerund, likewise: удаляясь
    {u"аюсь", 2, u"ают"},     // first person, likewise: возвращаюсь
});

// What is left: a participle joins its verb, a vowel that comes and goes goes.
constexpr SuffixTable kRussianRemainders({
    {u"ующы", 1, u"овать"},       // present participle: требующий
    {u"ающы", 1, u"ать"},         // present participle: знающий
    {u"яющы", 1, u"ать"},         // present participle: стреляющий
    {u"еющы", 1, u"ить"},         // present participle: имеющий
    {u"ющы", 1, u"ить"},          // present participle: борющий
    {u"ущы", 1, u"ить"},          // present participle: ведущий
    {u"ащы", 1, u"ить"},          // present participle: держащий
    {u"ящы", 1, u"ить"},          // present participle: говорящий
    {u"овавшы", 1, u"овать"},     // past participle: требовавший
    {u"авшы", 1, u"ать"},         // past participle: сказавший
    {u"явшы", 1, u"ать"},         // past participle: стрелявший
    {u"ившы", 1, u"ить"},         // past participle: говоривший
    {u"евшы", 1, u"ить"},         // past participle: имевший
    {u"увшы", 1, u"уть"},         // past participle: вернувший
    {u"ывшы", 3, u"ыть"},         // past participle: закрывший
    {u"ованны", 1, u"овать"},     // passive participle: опубликованный
    {u"анны", 1, u"ать"},         // passive participle: названный
    {u"янны", 1, u"ать"},         // passive participle: расстрелянный
    {u"енны", 3, u"ить"},         // passive participle: построенный
    {u"вленны", 1, u"вить"},      // passive participle of -вить: установленный
    {u"пленны", 1, u"пить"},      // passive participle of -пить: купленный
    {u"бленны", 1, u"бить"},      // passive participle of -бить: истребленный
    {u"мленны", 1, u"мить"},      // passive participle of -мить: оформленный
    {u"влен", 1, u"вить"},        // the same, short: установлен
    {u"уемы", 1, u"овать"},       // passive participle: требуемый
    {u"аемы", 1, u"ать"},         // passive participle: называемый
    {u"яемы", 1, u"ать"},         // passive participle: управляемый
    {u"ственны", 2, u"ственны"},  // kept, never a participle: государственный
    {u"овы", 2, u"ов"},  // a surname or an adjective from a noun: Иванов, финансовый
    {u"евы", 2, u"ев"},   // a surname or an adjective from a noun: Медведев, боевой
    {u"ины", 2, u"ин"},   // a surname: Путин
    {u"ыны", 2, u"ын"},   // a surname: Солженицын
    {u"анин", 2, u"ан"},  // inhabitants: гражданин is граждане
    {u"янин", 2, u"ян"},  // inhabitants: россиянин is россияне
    {u"ок", 2, u"к"},     // fleeting: рынок is рынка
    {u"ек", 2, u"к"},     // fleeting: девушек is девушка
    {u"еек", 2, u"ейк"},  // fleeting: копеек is копейка
    {u"оек", 2, u"ойк"},  // fleeting: строек is стройка
    {u"ец", 2, u"ц"},     // fleeting: немец is немца
    {u"оец", 1, u"ойц"},  // fleeting: боец is бойца
    {u"аец", 2, u"айц"},  // fleeting: китаец is китайца
    {u"еец", 2, u"ейц"},  // fleeting: европеец is европейца
    {u"льц", 2, u"лц"},   // fleeting: владелец is владельца
    {u"е", 2, u""},       // Сергея is Сергей, музея is музей
});

void finish_russian(Letters&& stem, bool reflexive, Stems& out) {
  if (const Row* row = kRussianRemainders.find(stem.view())) {
    stem.replace_end(row->ending.size(), row->first);
  }
  if (reflexive) {
    // What -ся follows is a verb, and another verb than the one without: находиться, находить.
    if (!stem.ends_with(u"ть")) return;
    stem.replace_end(0, u"ся");
  }
  stem.add_to(out);
}

}  // namespace

void stem_russian(std::string_view word, Stems& out) {
  Letters letters;
  if (!letters.read(word) || letters.size() <= 2) {
    out.add(word);
    return;
  }
  const Row* reflexive = kRussianReflexive.find(letters.view());
  if (reflexive != nullptr) letters.replace_end(reflexive->ending.size(), reflexive->first);
  for_each_reading(letters, russian::kEndings.find(letters.view()), [&](Letters&& stem) {
    finish_russian(std::move(stem), reflexive != nullptr, out);
  });
  if (out.empty()) finish_russian(std::move(letters), false, out);
}

}  // namespace tropa::rules
