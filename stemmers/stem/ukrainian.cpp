// Suffix rules for Ukrainian. The ending of case or person goes, then a vowel that comes and goes;
// the і of -ість becomes the о of -ості, and no other does: names keep theirs (Байрактарів). To
// keep a verb apart from the noun with the same root (працювати, праця), a verb's stem ends in -ти.
// Knows no word.
#include "stem/rules.hpp"
#include "stem/suffix_table.hpp"

namespace tropa::rules {
namespace {

// A noun in -ся is left alone (Люся): here only what stands after a verb's own ending.
constexpr SuffixTable kUkrainianReflexive({
    {u"тися", 1, u"ити"},  // infinitive: повернутися
    {u"тись", 1, u"ити"},  // infinitive: повернутись
    {u"ться", 2, u"ть"},   // third person: повернуться
    {u"ється", 2, u"є"},   // third person: повертається
    {u"еться", 2, u"е"},   // third person: повернеться
    {u"шся", 2, u"ш"},     // second person: повертаєшся
    {u"мося", 2, u"мо"},   // first person plural: повертаємося
    {u"мось", 2, u"мо"},   // first person plural: повертаємось
    {u"теся", 2, u"те"},   // second person plural: повертаєтеся
    {u"тесь", 2, u"те"},   // second person plural: повертаєтесь
    {u"вся", 2, u"в"},     // past: повернувся
    {u"лася", 2, u"ла"},   // past, feminine: повернулася
    {u"лась", 2, u"ла"},   // past, feminine: повернулась
    {u"лося", 2, u"ло"},   // past, neuter: повернулося
    {u"лось", 2, u"ло"},   // past, neuter: повернулось
    {u"лися", 2, u"ли"},   // past plural: повернулися
    {u"лись", 2, u"ли"},   // past plural: повернулись
    {u"юся", 2, u"ю"},     // first person: повертаюся
    {u"юсь", 2, u"ю"},     // first person: повертаюсь
});

constexpr SuffixTable kEndings({
    // Adjectives and adjectival surnames.
    {u"ий", 2, u""},          // nominative: новий, Зеленський
    {u"ого", 2, u""},         // genitive: нового, Зеленського
    {u"ього", 2, u""},        // genitive, soft: останнього
    {u"ому", 2, u""},         // dative: новому, Зеленському
    {u"ьому", 2, u""},        // dative, soft: останньому
    {u"им", 3, u""},          // instrumental: новим; not Крим
    {u"сим", 2, u"сим"},      // kept: Максим
    {u"жим", 2, u"жим"},      // kept: режим
    {u"ськім", 2, u"ськ"},    // locative: українськім
    {u"овім", 2, u"ов"},      // locative: фінансовім
    {u"нім", 2, u"н"},        // instrumental, soft: останнім
    {u"ими", 2, u""},         // instrumental plural: новими
    {u"іми", 2, u"", u"ім"},  // instrumental plural, soft: останніми
    {u"их", 2, u""},          // genitive plural: нових
    {u"іх", 3, u""},          // genitive plural, soft: останніх
    {u"ої", 2, u""},          // feminine genitive: нової
    {u"ьої", 2, u""},         // feminine genitive, soft: останньої
    {u"ьою", 2, u""},         // feminine instrumental, soft: останньою
    {u"ій", 2, u"і", u""},    // name, Сергій, and plural, подій; or feminine, новій
    {u"ській", 2, u"ськ"},    // feminine: українській
    {u"цькій", 2, u"цьк"},    // feminine: німецькій
    {u"кій", 2, u"к"},        // feminine: швидкій
    {u"вій", 2, u"в", u"ві"},  // feminine: новій
    {u"ній", 2, u"н", u"ні"},  // feminine, народній; or plural, компаній
    {u"шій", 2, u"ш"},         // feminine: першій
    {u"чій", 2, u"ч"},         // feminine: робочій
    {u"щій", 2, u"щ"},         // feminine: кращій
    {u"тій", 2, u"т", u"ті"},  // feminine, золотій; or plural, партій
    // Nouns that end in a vowel before the ending keep it: станція, Сергій.
    {u"ія", 2, u"і"},    // nominative, станція; genitive, Сергія
    {u"ії", 2, u"і"},    // genitive: станції
    {u"ію", 2, u"і"},    // accusative: станцію
    {u"ією", 2, u"і"},   // instrumental: станцією
    {u"ієм", 2, u"і"},   // instrumental: Сергієм
    {u"ієві", 2, u"і"},  // dative: Сергієві
    {u"іям", 2, u"і"},   // dative plural: станціям
    {u"іями", 2, u"і"},  // instrumental plural: станціями
    {u"іях", 2, u"і"},   // locative plural: станціях
    {u"іїв", 2, u"і"},   // genitive plural: водіїв
    // Nouns.
    {u"а", 2, u""},                  // Москва; genitive: Трампа
    {u"я", 2, u""},                  // неділя; genitive: дня
    {u"о", 2, u""},                  // neuter: слово
    {u"е", 2, u""},                  // neuter: море
    {u"є", 2, u""},                  // adjective, neuter, soft: останнє
    {u"и", 2, u""},                  // plural: країни
    {u"і", 2, u""},                  // locative: Трампі
    {u"ї", 2, u""},                  // plural: краї
    {u"у", 2, u""},                  // dative: Трампу
    {u"ю", 2, u""},                  // accusative: неділю
    {u"ь", 2, u""},                  // soft sign: область
    {u"ість", 2, u"ост"},            // і closed, о open: вартість is вартості
    {u"істю", 2, u"ост"},            // instrumental: вартістю
    {u"й", 2, u""},                  // Китай
    {u"ою", 2, u""},                 // instrumental: країною
    {u"ею", 2, u""},                 // instrumental: неділею
    {u"єю", 2, u""},                 // instrumental: надією
    {u"ом", 2, u"", u"ом"},          // instrumental, Трампом; or a noun, диплом
    {u"ем", 2, u"", u"ем"},          // instrumental, місяцем; or a noun, систем
    {u"єм", 2, u""},                 // instrumental: Китаєм
    {u"ей", 2, u""},                 // genitive plural: людей
    {u"ам", 2, u"", u"ам"},          // dative plural, країнам; or a noun, програм
    {u"ям", 2, u""},                 // dative plural: неділям
    {u"ами", 2, u""},                // instrumental plural: країнами
    {u"ями", 2, u""},                // instrumental plural: неділями
    {u"ах", 2, u"", u"ах"},          // locative plural, країнах; or a noun, страх
    {u"ях", 2, u""},                 // locative plural: неділях
    {u"ові", 2, u"ов", u""},         // places in -ів, Харкові; or dative, Трампові
    {u"еві", 2, u"", u"ев"},         // dative: місяцеві
    {u"єві", 2, u"єв", u""},         // Києві; or dative
    {u"ів", 2, u"ов", u"", u"ити"},  // places, Харків; genitive plural, чипів; past, хотів
    {u"їв", 2, u"єв", u""},          // Київ; or genitive plural, героїв
    {u"ців", 2, u"ц"},               // genitive plural: українців
    {u"ець", 2, u"ц"},               // fleeting: українець
    {u"єць", 2, u"йц"},              // fleeting: європеєць
    {u"лець", 2, u"лц"},             // fleeting: стрілець
    {u"ень", 2, u"ен", u"н"},  // genitive plural, рішень; or fleeting, березень
    {u"нь", 2, u"н"},          // soft sign: рішень
    // г, к, х before the -і of dative and locative: Празі, Америці, Чесі.
    {u"зі", 2, u"з", u"г"},     // базі; Празі
    {u"ці", 2, u"ц", u"к"},     // українці; Донецьку
    {u"иці", 2, u"иц", u"ик"},  // столиці; політиці
    {u"сі", 2, u"с", u"х"},     // часі; мусі
    // Adverbs are words of their own: without these rows they would join adjectives and neuter
    // nouns.
    {u"ьно", 2, u"ьно"},  // kept: сильно
    {u"чно", 3, u"чно"},  // kept: звично
    {u"вно", 3, u"вно"},  // kept: активно
    {u"жно", 2, u"жно"},  // kept: важно
    {u"сно", 3, u"сно"},  // kept: власно
    // Verbs, whatever the conjugation; a second reading is a noun or name that ends alike.
    {u"ати", 1, u"ати", u"ат"},  // infinitive, сказати; or a noun, депутати
    {u"яти", 1, u"ати"},         // infinitive: стріляти
    {u"ити", 1, u"ити", u"ит"},  // infinitive: говорити
    {u"іти", 1, u"ити", u"іт"},  // infinitive: хотіти
    {u"їти", 1, u"ити"},         // infinitive: клеїти
    {u"ути", 1, u"ити"},         // infinitive: повернути
    {u"оти", 2, u"от"},          // noun, роботи: verbs in -оти are few
    {u"увати", 1, u"увати"},     // infinitive: керувати
    {u"ювати", 1, u"ювати"},     // infinitive: працювати
    {u"ав", 1, u"ав", u"ати"},   // name, Ярослав; or past, сказав
    {u"ала", 1, u"ал", u"ати"},  // noun, шкала; or past, сказала
    {u"ало", 1, u"ати"},         // past, neuter: сказало
    {u"али", 1, u"ати", u"ал"},  // past plural: сказали
    {u"яв", 1, u"яв", u"ати"},   // past: стріляв
    {u"яла", 1, u"ати"},         // past, feminine: стріляла
    {u"яло", 1, u"ати"},         // past, neuter: стріляло
    {u"яли", 1, u"ати"},         // past plural: стріляли
    {u"ив", 1, u"ив", u"ити"},   // noun, мотив; or past, говорив
    {u"ила", 1, u"ил", u"ити"},  // noun, сила; or past, говорила
    {u"ило", 1, u"ити"},         // past, neuter: говорило
    {u"или", 1, u"ити", u"ил"},  // past plural: говорили
    {u"іла", 1, u"іл", u"ити"},  // past, feminine: хотіла
    {u"іло", 1, u"ити", u"іл"},  // past, neuter: хотіло
    {u"іли", 1, u"ити", u"іл"},  // past plural: хотіли
    {u"ув", 1, u"ити"},          // past: повернув
    {u"ула", 1, u"ити", u"ул"},  // past, feminine: повернула
    {u"уло", 1, u"ити"},         // past, neuter: повернуло
    {u"ули", 1, u"ити"},         // past plural: повернули
    {u"ував", 1, u"увати"},      // past: керував
    {u"увала", 1, u"увати"},     // past, feminine: керувала
    {u"увало", 1, u"увати"},     // past, neuter: керувало
    {u"ували", 1, u"увати"},     // past plural: керували
    {u"ював", 1, u"ювати"},      // past: працював
    {u"ювала", 1, u"ювати"},     // past, feminine: працювала
    {u"ювало", 1, u"ювати"},     // past, neuter: працювало
    {u"ювали", 1, u"ювати"},     // past plural: працювали
    {u"ає", 1, u"ати"},          // third person: знає
    {u"ають", 1, u"ати"},        // third person plural: знають
    {u"аєш", 1, u"ати"},         // second person: знаєш
    {u"аємо", 1, u"ати"},        // first person plural: знаємо
    {u"аєте", 1, u"ати"},        // second person plural: знаєте
    {u"аю", 1, u"а", u"ати"},    // noun, Китаю; or first person, знаю
    {u"яє", 1, u"ати"},          // third person: стріляє
    {u"яють", 1, u"ати"},        // third person plural: стріляють
    {u"яємо", 1, u"ати"},        // first person plural: стріляємо
    // Verbs in -нути. One form may be a noun's after a vowel (Макрону), hardly after these.
    {u"нути", 2, u"нути"},         // infinitive: лайкнути
    {u"неш", 2, u"нути"},          // second person: лайкнеш
    {u"немо", 2, u"нути"},         // first person plural: лайкнемо
    {u"нете", 2, u"нути"},         // second person plural: лайкнете
    {u"нуть", 2, u"нути"},         // third person plural: лайкнуть
    {u"нув", 2, u"нути"},          // past: лайкнув
    {u"нула", 2, u"нути"},         // past, feminine: лайкнула
    {u"нуло", 2, u"нути"},         // past, neuter: лайкнуло
    {u"нули", 2, u"нути"},         // past plural: лайкнули
    {u"нуто", 2, u"нути"},         // impersonal: лайкнуто
    {u"кну", 2, u"кнути", u"кн"},  // first person: лайкну
    {u"кне", 2, u"кнути", u"кн"},  // third person: лайкне
    {u"кни", 2, u"кнути", u"кн"},  // imperative: лайкни
    {u"рну", 2, u"рнути", u"рн"},  // first person: шерну
    {u"рне", 2, u"рнути", u"рн"},  // third person: шерне
    {u"рни", 2, u"рнути", u"рн"},  // imperative: шерни
    {u"лну", 2, u"лнути", u"лн"},  // first person: скролну
    {u"лне", 2, u"лнути", u"лн"},  // third person: скролне
    {u"лни", 2, u"лнути", u"лн"},  // imperative: скролни
    {u"пну", 2, u"пнути", u"пн"},  // first person: хайпну
    {u"пне", 2, u"пнути", u"пн"},  // third person: хайпне
    {u"пни", 2, u"пнути", u"пн"},  // imperative: хайпни
    {u"тну", 2, u"тнути", u"тн"},  // first person: твітну
    {u"тне", 2, u"тнути", u"тн"},  // third person: твітне
    {u"тни", 2, u"тнути", u"тн"},  // imperative: твітни
    {u"хну", 2, u"хнути", u"хн"},  // first person: пахну
    {u"хне", 2, u"хнути", u"хн"},  // third person: пахне
    {u"хни", 2, u"хнути", u"хн"},  // imperative: пахни
    {u"ує", 1, u"увати"},          // third person: керує
    {u"ують", 1, u"увати"},        // third person plural: керують
    {u"уємо", 1, u"увати"},        // first person plural: керуємо
    {u"уєте", 1, u"увати"},        // second person plural: керуєте
    {u"ую", 1, u"увати"},          // first person: керую
    {u"ює", 1, u"ювати"},          // third person: працює
    {u"юють", 1, u"ювати"},        // third person plural: працюють
    {u"юємо", 1, u"ювати"},        // first person plural: працюємо
    {u"іє", 1, u"ити"},            // third person: розуміє
    {u"іють", 1, u"ити"},          // third person plural: розуміють
    {u"ить", 1, u"ити"},           // third person: говорить
    {u"ять", 1, u"ити"},           // third person plural: говорять
    {u"ать", 1, u"ити"},           // third person plural: кричать
    {u"уть", 1, u"ити"},           // third person plural: пишуть
    {u"ють", 1, u"ити"},           // third person plural: борють
    {u"иш", 1, u"ити"},            // second person: говориш
    {u"имо", 1, u"ити"},           // first person plural: говоримо
    {u"емо", 1, u"ити"},           // first person plural: пишемо
    {u"ите", 1, u"ити"},           // second person plural: говорите
    {u"ете", 1, u"ити"},           // second person plural: пишете
    {u"атиме", 1, u"ати"},         // future: казатиме
    {u"атимуть", 1, u"ати"},       // future plural: казатимуть
    {u"уватиме", 1, u"увати"},     // future: керуватиме
    {u"уватимуть", 1, u"увати"},   // future plural: керуватимуть
    {u"итиме", 1, u"ити"},         // future: говоритиме
    {u"итимуть", 1, u"ити"},       // future plural: говоритимуть
    {u"ано", 1, u"ати", u"ан"},    // impersonal: сказано
    {u"овано", 1, u"увати"},       // impersonal: опубліковано
    {u"ено", 1, u"ити", u"ен"},    // impersonal: створено
    {u"влено", 1, u"вити"},        // impersonal of -вити: встановлено
    {u"шов", 1, u"шл"},            // past of іти: прийшов is прийшла
    {u"день", 0, u"дн", u"ден"},   // fleeting: день is дня
    {u"ждень", 1, u"жн"},          // fleeting: тиждень is тижня
    {u"гонь", 1, u"гн"},           // fleeting: вогонь is вогню
    {u"иво", 3, u"иво"},           // kept: важливо
    {u"дно", 3, u"дно"},           // kept: необхідно
    {u"бно", 3, u"бно"},           // kept: потрібно
    {u"тно", 3, u"тно"},           // kept: помітно
    {u"зно", 3, u"зно"},           // kept: грізно
    {u"рно", 3, u"рно"},           // kept: марно
    {u"мно", 3, u"мно"},           // kept: сумно
    {u"йно", 3, u"йно"},           // kept: постійно
    {u"нно", 3, u"нно"},           // kept: щоденно
    {u"йти", 0, u"йшл"},           // infinitive: прийти is прийшла
    {u"ївці", 2, u"ївк", u"ївц"},  // places first: Авдіївці
});

constexpr SuffixTable kUkrainianRemainders({
    {u"нн", 2, u"н"},     // рішення is рішень
    {u"тт", 2, u"т"},     // життя is життів
    {u"лл", 2, u"л"},     // весілля is весіль
    {u"чч", 2, u"ч"},     // обличчя is облич
    {u"дд", 2, u"д"},     // суддя
    {u"сс", 2, u"с"},     // волосся
    {u"жж", 2, u"ж"},     // збіжжя
    {u"ок", 2, u"к"},     // fleeting: ринок is ринку
    {u"ек", 2, u"к"},     // fleeting: чашечек is чашечка
    {u"льц", 2, u"лц"},   // fleeting: стрілець is стрільця
    {u"нин", 3, u"н"},    // inhabitants: громадянин is громадяни
    {u"ськ", 2, u"ськ"},  // kept: український
});

void finish_ukrainian(Letters&& stem, Stems& out) {
  if (const Row* row = kUkrainianRemainders.find(stem.view())) {
    stem.replace_end(row->ending.size(), row->first);
  }
  stem.add_to(out);
}

}  // namespace

void stem_ukrainian(std::string_view word, Stems& out) {
  Letters letters;
  if (!letters.read(word) || letters.size() <= 2) {
    out.add(word);
    return;
  }
  const Row* reflexive = kUkrainianReflexive.find(letters.view());
  if (reflexive != nullptr) letters.replace_end(reflexive->ending.size(), reflexive->first);
  for_each_reading(letters, kEndings.find(letters.view()), [&](Letters&& stem) {
    if (reflexive != nullptr) {
      // What follows -ся is a verb; it is another verb than the one without (боротися, бороти).
      if (!stem.ends_with(u"ти")) return;
      stem.replace_end(0, u"ся");
    }
    finish_ukrainian(std::move(stem), out);
  });
  if (out.empty()) finish_ukrainian(std::move(letters), out);
}

}  // namespace tropa::rules
