// Words that dates are written with, in Polish, Ukrainian, Russian and English: months, days of the
// week, what may stand beside them. Tables and look-up only; the grammar is date_grammar's. All in
// small letters.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tropa {

struct MonthWords {
  int month;
  std::string_view words;  // separated by spaces: nominative, genitive, locative, short forms
};

inline constexpr auto kMonthWords = std::to_array<MonthWords>({
    // Polish
    {1, "styczeń stycznia styczniu styczniem sty stycz styczen"},
    {2, "luty lutego lutym lut"},
    {3, "marzec marca marcu marcem mar"},
    {4, "kwiecień kwietnia kwietniu kwietniem kwi kwie kwiec kwiecien"},
    {5, "maj maja maju majem"},
    {6, "czerwiec czerwca czerwcu czerwcem cze czer czerw"},
    {7, "lipiec lipca lipcu lipcem lip"},
    {8, "sierpień sierpnia sierpniu sierpniem sie sier sierp sierpien"},
    {9, "wrzesień września wrześniu wrześniem wrz wrze wrzes wrzesien wrzesnia"},
    {10,
     "październik października październiku październikiem paź paźdz paz pazdziernik "
     "pazdziernika"},
    {11, "listopad listopada listopadzie listopadem lis list"},
    {12, "grudzień grudnia grudniu grudniem gru grud grudz grudzien"},
    // Ukrainian
    {1, "січень січня січні січнем січ"},
    {2, "лютий лютого лютому лютим лют"},
    {3, "березень березня березні березнем бер берез"},
    {4, "квітень квітня квітні квітнем кві квіт"},
    {5, "травень травня травні травнем тра трав"},
    {6, "червень червня червні червнем чер черв"},
    {7, "липень липня липні липнем лип"},
    {8, "серпень серпня серпні серпнем сер серп"},
    {9, "вересень вересня вересні вереснем вер верес"},
    {10, "жовтень жовтня жовтні жовтнем жов жовт"},
    {11, "листопад листопада листопаді листопадом лис лист листоп"},
    {12, "грудень грудня грудні груднем гру груд"},
    // Russian
    {1, "январь января январе январем янв"},
    {2, "февраль февраля феврале февралем фев февр"},
    {3, "март марта марте мартом мар"},
    {4, "апрель апреля апреле апрелем апр"},
    {5, "май мая мае маем"},
    {6, "июнь июня июне июнем июн"},
    {7, "июль июля июле июлем июл"},
    {8, "август августа августе августом авг"},
    {9, "сентябрь сентября сентябре сентябрем сен сент"},
    {10, "октябрь октября октябре октябрем окт"},
    {11, "ноябрь ноября ноябре ноябрем ноя нояб"},
    {12, "декабрь декабря декабре декабрем дек"},
    // English
    {1, "january jan"},
    {2, "february feb"},
    {3, "march mar"},
    {4, "april apr"},
    {5, "may"},
    {6, "june jun"},
    {7, "july jul"},
    {8, "august aug"},
    {9, "september sep sept"},
    {10, "october oct"},
    {11, "november nov"},
    {12, "december dec"},
    // Roman numerals, as in "12 XI 2024"
    {1, "i"},
    {2, "ii"},
    {3, "iii"},
    {4, "iv"},
    {5, "v"},
    {6, "vi"},
    {7, "vii"},
    {8, "viii"},
    {9, "ix"},
    {10, "x"},
    {11, "xi"},
    {12, "xii"},
});

// Full names, accusative ("в среду"), short forms.
inline constexpr std::string_view kWeekdays =
    " poniedziałek poniedzialek wtorek środa środę sroda czwartek piątek piatek sobota sobotę "
    "niedziela niedzielę pon pn wt śr sr czw cz pt sob sb nd ndz niedz "
    "понеділок вівторок середа середу четвер п'ятниця п'ятницю субота "
    "суботу неділя неділю вт ср чт пт сб нд пон вів сер чет суб нед "
    "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вс вск "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun ";

// Behind a year: "2024 r.", "2024 року", "2024 года".
inline constexpr std::string_view kYearWords = " r rok roku р рік року г год года году y ";

// Between a day and a time, or in front of either.
inline constexpr std::string_view kJoints =
    " o godz godzina godzinie g od dnia w we о об у год година годині час годин в во час at on the "
    "of h ч t ";

// Behind a lone hour: "o godz. 18", "о 10 годині", "в 10 часов".
inline constexpr std::string_view kHourWords = " h год година годині годин час часа часов ч ";

struct Zone {
  std::string_view name;
  int minutes;  // east of UTC
};

inline constexpr auto kZones = std::to_array<Zone>({
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"wet", 0},
    {"west", 60},  {"bst", 60},   {"cet", 60},   {"cest", 120}, {"eet", 120},
    {"eest", 180}, {"msk", 180},  {"мск", 180},  {"est", -300}, {"edt", -240},
    {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480},
    {"pdt", -420}, {"et", -300},  {"ct", -360},  {"mt", -420},  {"pt", -480},
});

/// Is it one of the words of a list, which stand between spaces?
bool has_word(std::string_view list, std::string_view word);

std::optional<int> month_named(std::string_view word);

}  // namespace tropa
