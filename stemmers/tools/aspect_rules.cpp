#include "tools/aspect_rules.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace tropa::tools {
namespace {

using AspectChange =
    std::pair<std::string_view, std::string_view>;  // imperfective end, perfective end

constexpr auto kPolish = std::to_array<AspectChange>({
    // The last consonant is hard in -ać and soft in -ić.
    {"szać", "sić"},       // ogłaszać, ogłosić
    {"szać", "szyć"},      // zwiększać, zwiększyć
    {"żać", "zić"},        // wyrażać, wyrazić
    {"żać", "żyć"},        // oskarżać, oskarżyć
    {"czać", "czyć"},      // zaliczać, zaliczyć
    {"cać", "cić"},        // wracać, wrócić
    {"dzać", "dzić"},      // sprawdzać, sprawdzić
    {"żdżać", "ździć"},    // zagwożdżać
    {"szczać", "ścić"},    // opuszczać, opuścić
    {"szczać", "szczyć"},  // niszczać
    {"rzać", "rzyć"},      // stwarzać, stworzyć
    {"jać", "ić"},         // zaspokajać, zaspokoić
    {"iać", "ić"},         // zmieniać, zmienić
    {"lać", "lić"},        // ustalać, ustalić
    {"tać", "cić"},        // chwytać, chwycić
    // -nąć and verbs in a consonant.
    {"ać", "nąć"},         // sięgać, sięgnąć
    {"kać", "c"},          // uciekać, uciec
    {"gać", "c"},          // pomagać, pomóc
    {"ykać", "knąć"},      // zamykać, zamknąć
    {"ykać", "kać"},       // spotykać, spotkać
    {"padać", "paść"},     // napadać, napaść
    {"siadać", "siąść"},   // zasiadać, zasiąść
    {"kładać", "łożyć"},   // wkładać, włożyć
    {"kładać", "kłaść"},   // okładać
    {"rastać", "rosnąć"},  // wzrastać, wzrosnąć
    // The root has a vowel that the perfective lacks.
    {"bierać", "brać"},      // wybierać, wybrać
    {"bierać", "ebrać"},     // zbierać, zebrać
    {"dzierać", "drzeć"},    // wydzierać, wydrzeć
    {"mierać", "mrzeć"},     // umierać, umrzeć
    {"pierać", "przeć"},     // popierać, poprzeć
    {"pierać", "eprzeć"},    // wspierać, wesprzeć
    {"pierać", "prać"},      // wypierać, wyprać
    {"cierać", "trzeć"},     // wycierać, wytrzeć
    {"cierać", "etrzeć"},    // ścierać, zetrzeć
    {"wierać", "wrzeć"},     // zawierać, zawrzeć
    {"wierać", "worzyć"},    // otwierać, otworzyć
    {"ynać", "ąć"},          // zaczynać, zacząć
    {"inać", "iąć"},         // przecinać, przeciąć
    {"syłać", "słać"},       // wysyłać, wysłać
    {"syłać", "esłać"},      // odsyłać, odesłać
    {"zywać", "zwać"},       // nazywać, nazwać
    {"zywać", "ezwać"},      // wzywać, wezwać
    {"rywać", "rwać"},       // przerywać, przerwać
    {"rywać", "erwać"},      // odrywać, oderwać
    {"grywać", "grać"},      // wygrywać, wygrać
    {"grywać", "egrać"},     // odgrywać, odegrać
    {"jmować", "jąć"},       // zajmować, zająć
    {"ejmować", "jąć"},      // podejmować, podjąć
    {"najdować", "naleźć"},  // znajdować, znaleźć
    {"stępować", "stąpić"},  // wstępować, wstąpić
    {"kupować", "kupić"},    // wykupować
    // A syllable more.
    {"wać", "ć"},       // zdobywać, zdobyć; dawać, dać
    {"ywać", "ać"},     // podpisywać, podpisać
    {"iwać", "ać"},     // wyszukiwać, wyszukać
    {"iwać", "ić"},     //
    {"kiwać", "czyć"},  // zaskakiwać, zaskoczyć
    {"jać", "ć"},       // zabijać, zabić
    {"ewać", "ać"},     // wylewać, wylać
    // Verbs of motion.
    {"chodzić", "jść"},     // wychodzić, wyjść
    {"chodzić", "ejść"},    // wchodzić, wejść
    {"nosić", "nieść"},     // przenosić, przenieść
    {"wozić", "wieźć"},     // wywozić, wywieźć
    {"wodzić", "wieść"},    // dowodzić, dowieść
    {"jeżdżać", "jechać"},  // wyjeżdżać, wyjechać
    {"latywać", "lecieć"},  // wylatywać, wylecieć
    {"biegać", "biec"},     // zabiegać, zabiec
});

constexpr auto kRussian = std::to_array<AspectChange>({
    {"ывать", "ать"},     // подписывать, подписать
    {"ивать", "ать"},     // разыскивать, разыскать
    {"ивать", "ить"},     // увеличивать, увеличить
    {"ивать", "ять"},     // расстреливать, расстрелять
    {"ивать", "еть"},     // рассматривать, рассмотреть
    {"вать", "ть"},       // убивать, убить; давать, дать
    {"шивать", "сить"},   // спрашивать, спросить
    {"живать", "дить"},   // обсуживать
    {"живать", "зить"},   // замораживать, заморозить
    {"чивать", "тить"},   // оплачивать, оплатить
    {"щивать", "стить"},  // выращивать, вырастить
    {"вливать", "вить"},  // устанавливать, установить
    {"пливать", "пить"},  // скапливать, скопить
    {"бливать", "бить"},  // приспосабливать, приспособить
    {"мливать", "мить"},  // вскармливать
    // The last consonant is soft in -ить.
    {"ать", "ить"},      // решать, решить
    {"ять", "ить"},      // проверять, проверить
    {"щать", "тить"},    // запрещать, запретить
    {"щать", "стить"},   // выпущать
    {"скать", "стить"},  // выпускать, выпустить
    {"жать", "зить"},    // снижать, снизить
    {"жать", "дить"},    // провожать, проводить
    {"шать", "сить"},    // повышать, повысить
    {"чать", "тить"},    // встречать, встретить
    {"влять", "вить"},   // заявлять, заявить
    {"плять", "пить"},   // укреплять, укрепить
    {"блять", "бить"},   // ослаблять
    {"млять", "мить"},   // оформлять, оформить
    {"ждать", "дить"},   // подтверждать, подтвердить
    // -нуть and verbs in -чь.
    {"ать", "нуть"},       // достигать, достигнуть
    {"гать", "чь"},        // помогать, помочь
    {"кать", "чь"},        // привлекать, привлечь
    {"лагать", "ложить"},  // предлагать, предложить
    {"падать", "пасть"},   // попадать, попасть
    {"растать", "расти"},  // нарастать, нарасти
    {"едать", "есть"},     // съедать, съесть
    // The root has a vowel that the perfective lacks.
    {"бирать", "брать"},   // выбирать, выбрать
    {"бирать", "обрать"},  // отбирать, отобрать
    {"дирать", "драть"},   // выдирать, выдрать
    {"мирать", "мереть"},  // умирать, умереть
    {"пирать", "переть"},  // запирать, запереть
    {"тирать", "тереть"},  // вытирать, вытереть
    {"зывать", "звать"},   // призывать, призвать
    {"зывать", "озвать"},  // отзывать, отозвать
    {"сылать", "слать"},   // высылать, выслать
    {"сылать", "ослать"},  // отсылать, отослать
    {"рывать", "рвать"},   // прерывать, прервать
    {"рывать", "орвать"},  // взрывать, взорвать
    {"жимать", "жать"},    // выжимать, выжать
    {"нимать", "нять"},    // принимать, принять
    {"ымать", "ъять"},     // изымать, изъять
    {"чинать", "чать"},    // начинать, начать
    // Verbs of motion.
    {"ходить", "йти"},     // выходить, выйти
    {"ходить", "ойти"},    // входить, войти
    {"носить", "нести"},   // выносить, вынести
    {"возить", "везти"},   // вывозить, вывезти
    {"водить", "вести"},   // выводить, вывести
    {"езжать", "ехать"},   // выезжать, выехать
    {"лезать", "лезть"},   // вылезать, вылезть
    {"бегать", "бежать"},  // выбегать, выбежать
    {"летать", "лететь"},  // вылетать, вылететь
});

constexpr auto kUkrainian = std::to_array<AspectChange>({
    {"увати", "ити"},     // знищувати, знищити
    {"увати", "ати"},     // підписувати, підписати
    {"увати", "іти"},     // розглядувати
    {"ювати", "ити"},     // посилювати, посилити
    {"ювати", "яти"},     // обстрілювати, обстріляти
    {"ювати", "іти"},     // хворіювати
    {"джувати", "дити"},  // засуджувати, засудити
    {"шувати", "сити"},   // запрошувати, запросити
    {"жувати", "зити"},   // знижувати, знизити
    {"чувати", "тити"},   // оплачувати, оплатити
    {"щувати", "стити"},  // вирощувати, виростити
    {"влювати", "вити"},  // відновлювати, відновити
    {"плювати", "пити"},  // закріплювати, закріпити
    {"блювати", "бити"},  // розроблювати
    {"млювати", "мити"},  // знайомлювати
    // The last consonant is soft in -ити.
    {"ати", "ити"},      // вирішати, вирішити
    {"яти", "ити"},      // зупиняти, зупинити
    {"чати", "тити"},    // втрачати, втратити
    {"щати", "стити"},   // захищати, захистити
    {"скати", "стити"},  // випускати, випустити
    {"жати", "зити"},    // виражати, виразити
    {"шати", "сити"},    // повишати
    {"джати", "дити"},   // попереджати, попередити
    {"вляти", "вити"},   // заявляти, заявити
    {"пляти", "пити"},   // закріпляти, закріпити
    {"бляти", "бити"},   // заробляти, заробити
    {"мляти", "мити"},   // повідомляти, повідомити
    // -нути and verbs in a consonant.
    {"ати", "нути"},       // досягати, досягнути
    {"гати", "гти"},       // допомагати, допомогти
    {"кати", "кти"},       // утікати
    {"тікати", "текти"},   // витікати, витекти
    {"падати", "пасти"},   // нападати, напасти
    {"дати", "сти"},       // викладати, викласти
    {"їдати", "їсти"},     // виїдати, виїсти
    {"ростати", "рости"},  // зростати, зрости
    // The root has a vowel that the perfective lacks.
    {"бирати", "брати"},   // вибирати, вибрати
    {"бирати", "ібрати"},  // збирати, зібрати
    {"дирати", "драти"},   // видирати, видрати
    {"дирати", "ідрати"},  // здирати
    {"мирати", "мерти"},   // помирати, померти
    {"пирати", "перти"},   // опирати, оперти
    {"тирати", "терти"},   // витирати, витерти
    {"зивати", "звати"},   // називати, назвати
    {"зивати", "ізвати"},  // відзивати, відізвати
    {"силати", "слати"},   // висилати, вислати
    {"силати", "іслати"},  // надсилати, надіслати
    {"ривати", "рвати"},   // переривати, перервати
    {"ривати", "ірвати"},  // підривати, підірвати
    {"жимати", "жати"},    // вижимати, вижати
    {"ймати", "йняти"},    // приймати, прийняти
    {"німати", "няти"},    // знімати, зняти
    {"чинати", "чати"},    // починати, почати
    {"вати", "ти"},        // відкривати, відкрити; давати, дати
    // Verbs of motion.
    {"ходити", "йти"},     // виходити, вийти
    {"ходити", "ійти"},    // підходити, підійти
    {"носити", "нести"},   // виносити, винести
    {"возити", "везти"},   // вивозити, вивезти
    {"водити", "вести"},   // виводити, вивести
    {"їжджати", "їхати"},  // виїжджати, виїхати
    {"літати", "летіти"},  // вилітати, вилетіти
    {"бігати", "бігти"},   // вибігати, вибігти
    {"лазити", "лізти"},   // вилазити, вилізти
});

std::span<const AspectChange> rules_of(Language language) {
  switch (language) {
    case Language::kPl:
      return kPolish;
    case Language::kUk:
      return kUkrainian;
    case Language::kRu:
      return kRussian;
    case Language::kOther:
      return {};
  }
  return {};
}

/// The a of the imperfective's root and what it may be in the perfective: заробляти, зарабатывать
/// and zarabiać have a or o.
std::span<const AspectChange> root_vowels(Language language) {
  static constexpr std::array<AspectChange, 3> kOfPolish{{{"a", "o"}, {"a", "ó"}, {"ę", "ą"}}};
  static constexpr std::array<AspectChange, 1> kOfCyrillic{{{"а", "о"}}};
  if (language == Language::kPl) return kOfPolish;
  return kOfCyrillic;
}

void add_new(std::string word, std::vector<std::string>& out) {
  if (std::ranges::find(out, word) == out.end()) out.push_back(std::move(word));
}

}  // namespace

std::vector<std::string> perfectives_of(std::string_view imperfective, Language language) {
  std::vector<std::string> out;
  const std::string_view reflexive =
      imperfective.ends_with("ся") && language != Language::kPl ? "ся" : "";
  const std::string_view verb = imperfective.substr(0, imperfective.size() - reflexive.size());
  for (const auto& [now, before] : rules_of(language)) {
    if (!verb.ends_with(now)) continue;
    const std::string root(verb.substr(0, verb.size() - now.size()));
    const std::string end = std::string(before) + std::string(reflexive);
    if (!root.empty()) add_new(root + end, out);
    for (const auto& [long_vowel, short_vowel] : root_vowels(language)) {
      const std::size_t at = root.rfind(long_vowel);
      // The vowel of the root is in its last syllable: no other vowel stands behind it.
      if (at == std::string::npos || root.size() - at > 3 * long_vowel.size() + 2) continue;
      std::string changed = root;
      changed.replace(at, long_vowel.size(), short_vowel);
      add_new(changed + end, out);
    }
  }
  std::erase(out, imperfective);
  return out;
}

std::vector<std::string> verbs_of_participle(std::string_view participle) {
  // Behind the participle's suffix the consonant is soft: засуджений, засудити.
  static constexpr auto kSoft = std::to_array<AspectChange>({{"", ""},
                                                             {"дж", "д"},
                                                             {"ч", "т"},
                                                             {"щ", "ст"},
                                                             {"ж", "з"},
                                                             {"ш", "с"},
                                                             {"бл", "б"},
                                                             {"пл", "п"},
                                                             {"вл", "в"},
                                                             {"мл", "м"},
                                                             {"фл", "ф"},
                                                             {"ч", "к"},
                                                             {"ж", "г"}});
  static constexpr auto kInfinitives =
      std::to_array<std::string_view>({"ити", "іти", "їти", "ти", "нути"});
  std::vector<std::string> out;
  const auto root_before = [&](std::string_view ending) {
    return participle.ends_with(ending) && participle.size() > ending.size() + 2
               ? participle.substr(0, participle.size() - ending.size())
               : std::string_view{};
  };
  if (const auto root = root_before("ований"); !root.empty())
    add_new(std::string(root) + "увати", out);
  if (const auto root = root_before("йований"); !root.empty())
    add_new(std::string(root) + "ювати", out);
  if (const auto root = root_before("ьований"); !root.empty())
    add_new(std::string(root) + "ювати", out);
  if (const auto root = root_before("ний"); !root.empty()) add_new(std::string(root) + "ти", out);
  if (const auto root = root_before("тий"); !root.empty()) add_new(std::string(root) + "ти", out);
  for (const std::string_view ending : {"ений", "єний"}) {
    const auto root = root_before(ending);
    if (root.empty()) continue;
    for (const auto& [soft, hard] : kSoft) {
      if (!root.ends_with(soft)) continue;
      const std::string base =
          std::string(root.substr(0, root.size() - soft.size())) + std::string(hard);
      for (const std::string_view infinitive : kInfinitives)
        add_new(base + std::string(infinitive), out);
    }
    if (root.ends_with("д") || root.ends_with("т"))
      add_new(std::string(root.substr(0, root.size() - 2)) + "сти", out);  // вкрадений, вкрасти
  }
  return out;
}

}  // namespace tropa::tools
