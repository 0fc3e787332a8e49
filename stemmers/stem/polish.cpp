// Suffix rules for Polish. The ending of case or person goes, then the last consonants of what is
// left take their hard form (kobiecie, kobiet; Ameryce, Ameryka; ministrze, minister) and a vowel
// that comes and goes goes. To keep a verb apart from the noun with the same root (działać, dział),
// a verb's stem ends in -ć. Knows no word.
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

// An -i that only softens stays for the next table, which needs it: studenci, student.
constexpr SuffixTable kEndings({
    // Adjectives and adjectival surnames.
    {u"ego", 2, u""},        // genitive: nowego, Zełenskiego
    {u"emu", 2, u""},        // dative: nowemu
    {u"ym", 2, u""},         // instrumental: nowym
    {u"im", 3, u"i"},        // instrumental, soft: polskim
    {u"ymi", 2, u""},        // instrumental plural: nowymi
    {u"imi", 2, u"i"},       // instrumental plural, soft: polskimi
    {u"ych", 2, u""},        // genitive plural: nowych
    {u"ich", 3, u"i"},       // genitive plural, soft: polskich
    {u"ej", 3, u"", u"ej"},  // feminine, nowej; or a name, Kołodziej
    {u"iejszy", 2, u"i"},    // comparative: ważniejszy
    {u"iejsza", 2, u"i"},    // comparative, feminine: ważniejsza
    {u"iejsze", 2, u"i"},    // comparative, plural: ważniejsze
    {u"iejszą", 2, u"i"},    // comparative, feminine accusative: ważniejszą
    {u"iejszego", 2, u"i"},  // comparative, genitive: ważniejszego
    {u"iejszemu", 2, u"i"},  // comparative, dative: ważniejszemu
    {u"iejszej", 2, u"i"},   // comparative, feminine genitive: ważniejszej
    {u"iejszym", 2, u"i"},   // comparative, instrumental: ważniejszym
    {u"iejszych", 2, u"i"},  // comparative, genitive plural: ważniejszych
    {u"iejszymi", 2, u"i"},  // comparative, instrumental plural: ważniejszymi
    // Nouns.
    {u"a", 2, u"", u"ać"},     // nominative, Polska; genitive, Trumpa; or third person, działa
    {u"ą", 2, u"", u"ić"},     // instrumental, Polską; or third person plural, chodzą
    {u"ę", 2, u"", u"ić"},     // accusative, Polskę; or first person, chodzę
    {u"o", 2, u""},            // neuter: słowo
    {u"e", 2, u"", u"ić"},     // plural, kraje; locative, Trumpie; or third person, pisze
    {u"y", 2, u""},            // plural: partie, sprawy
    {u"u", 2, u""},            // locative: kraju
    {u"ji", 2, u"j"},          // genitive: Rosji
    {u"ii", 2, u"i"},          // genitive: Nvidii
    {u"em", 2, u"", u"em"},    // instrumental, Trumpem; or a noun, system
    {u"om", 2, u"om", u""},    // name, Gazprom, for names have no plural; or dative plural, krajom
    {u"ami", 2, u""},          // instrumental plural: krajami
    {u"ach", 2, u"", u"ach"},  // locative plural, krajach; or a noun, dach
    {u"um", 3, u""},           // neuter from Latin: muzeum
    {u"owi", 2, u"", u"ow",
     u"owić"},                 // dative, Trumpowi; of a place in -ów, Kijowi; or a verb, stanowi
    {u"owie", 2, u"ow", u""},  // locative, Kijowie; nominative plural, panowie
    {u"ów", 2, u"ow", u""},    // kept for places, Kijów; genitive plural, chipów
    // -ica and -ik meet in -icy and -ice; elsewhere c is the soft form of k.
    {u"icy", 2, u"ic", u"ik"},  // stolicy; rolnicy
    {u"ice", 2, u"ic", u"ik"},  // stolice; republice
    // Adverbs are words of their own: after a consonant -nie is one, after a vowel a locative
    // (Ukrainie).
    {u"cznie", 2, u"cznie"},  // kept: praktycznie
    {u"lnie", 2, u"lnie"},    // kept: aktualnie
    {u"wnie", 2, u"wnie"},    // kept: głównie
    {u"tnie", 2, u"tnie"},    // kept: ostatnie
    {u"dnie", 3, u"dnie"},    // kept: dokładnie
    {u"nnie", 2, u"nnie"},    // kept: dziennie
    {u"śnie", 2, u"śnie"},    // kept: właśnie
    {u"źnie", 2, u"źnie"},    // kept: wyraźnie
    // Verbs in -ować, -ywać: pracować, pracuje.
    {u"ować", 2, u"ować"},      // infinitive: pracować
    {u"uje", 2, u"ować"},       // third person: pracuje
    {u"ują", 2, u"ować"},       // third person plural: pracują
    {u"uję", 2, u"ować"},       // first person: pracuję
    {u"ujesz", 2, u"ować"},     // second person: pracujesz
    {u"ujemy", 2, u"ować"},     // first person plural: pracujemy
    {u"ujecie", 2, u"ować"},    // second person plural: pracujecie
    {u"ując", 2, u"ować"},      // gerund: pracując
    {u"ujący", 2, u"ować"},     // participle: pracujący
    {u"ująca", 2, u"ować"},     // participle, feminine: pracująca
    {u"ujące", 2, u"ować"},     // participle, plural: pracujące
    {u"ującą", 2, u"ować"},     // participle, instrumental: pracującą
    {u"ującej", 2, u"ować"},    // participle, feminine oblique: pracującej
    {u"ującego", 2, u"ować"},   // participle, genitive: pracującego
    {u"ującemu", 2, u"ować"},   // participle, dative: pracującemu
    {u"ującym", 2, u"ować"},    // participle, instrumental: pracującym
    {u"ujących", 2, u"ować"},   // participle, genitive plural: pracujących
    {u"ującymi", 2, u"ować"},   // participle, instrumental plural: pracującymi
    {u"ował", 2, u"ować"},      // past: pracował
    {u"owała", 2, u"ować"},     // past, feminine: pracowała
    {u"owało", 2, u"ować"},     // past, neuter: pracowało
    {u"owali", 2, u"ować"},     // past plural: pracowali
    {u"owały", 2, u"ować"},     // past plural, not men: pracowały
    {u"owano", 2, u"ować"},     // impersonal: pracowano
    {u"owany", 2, u"ować"},     // participle: opracowany
    {u"owana", 2, u"ować"},     // participle, feminine: opracowana
    {u"owane", 2, u"ować"},     // participle, plural: opracowane
    {u"owaną", 2, u"ować"},     // participle, instrumental: opracowaną
    {u"owani", 2, u"ować"},     // participle, plural of men: opracowani
    {u"owanego", 2, u"ować"},   // participle, genitive: opracowanego
    {u"owanemu", 2, u"ować"},   // participle, dative: opracowanemu
    {u"owanej", 2, u"ować"},    // participle, feminine oblique: opracowanej
    {u"owanym", 2, u"ować"},    // participle, instrumental: opracowanym
    {u"owanych", 2, u"ować"},   // participle, genitive plural: opracowanych
    {u"owanymi", 2, u"ować"},   // participle, instrumental plural: opracowanymi
    {u"owaniom", 2, u"ować"},   // gerund, dative plural: opracowaniom
    {u"owaniach", 2, u"ować"},  // gerund, locative plural: opracowaniach
    {u"owaniami", 2, u"ować"},  // gerund, instrumental plural: opracowaniami
    {u"ujcie", 2, u"ować"},     // imperative, plural: pracujcie
    {u"owanie", 2, u"ować"},    // gerund: pracowanie
    {u"owania", 2, u"ować"},    // gerund, genitive: pracowania
    {u"owaniu", 2, u"ować"},    // gerund, dative: pracowaniu
    {u"owaniem", 2, u"ować"},   // gerund, instrumental: pracowaniem
    {u"owań", 2, u"ować"},      // gerund, genitive plural: pracowań
    // Verbs in -ać; a second reading is the noun or name that ends alike, and comes first.
    {u"ać", 2, u"ać"},             // infinitive: działać
    {u"asz", 2, u"ać", u"asz"},    // second person: działasz
    {u"amy", 2, u"ać", u"am"},     // first person plural, działamy; or a noun, reklamy
    {u"acie", 2, u"aci", u"ać"},   // noun, kandydacie; or second person plural
    {u"ają", 2, u"ać"},            // third person plural: działają
    {u"aję", 1, u"awać"},          // first person: dostaję
    {u"aje", 1, u"aj", u"awać"},   // noun, kraje; or third person, dostaje
    {u"ając", 2, u"ać"},           // gerund: działając
    {u"ający", 2, u"ać"},          // participle: działający
    {u"ająca", 2, u"ać"},          // participle, feminine: działająca
    {u"ające", 2, u"ać"},          // participle, plural: działające
    {u"ającą", 2, u"ać"},          // participle, instrumental: działającą
    {u"ającej", 2, u"ać"},         // participle, feminine oblique: działającej
    {u"ającego", 2, u"ać"},        // participle, genitive: działającego
    {u"ającym", 2, u"ać"},         // participle, instrumental: działającym
    {u"ających", 2, u"ać"},        // participle, genitive plural: działających
    {u"ającymi", 2, u"ać"},        // participle, instrumental plural: działającymi
    {u"ał", 2, u"ał", u"ać"},      // name, Rafał; or past, działał
    {u"ała", 2, u"ał", u"ać"},     // name, Rafała; or past, działała
    {u"ało", 2, u"ać", u"ał"},     // past, neuter, działało; or a noun, ciało
    {u"ali", 2, u"ać", u"al"},     // past plural, działali; or a noun, skali
    {u"ały", 2, u"ał", u"ać"},     // adjective, stały; or past plural, działały
    {u"ano", 2, u"ać"},            // impersonal: podano
    {u"any", 2, u"an", u"ać"},     // noun, zmiany; or a participle, podany
    {u"ana", 2, u"an", u"ać"},     // name, Iwana; or a participle, podana
    {u"ane", 2, u"ać"},            // participle, plural: podane
    {u"aną", 2, u"an", u"ać"},     // noun, zmianą; or a participle, podaną
    {u"ani", 2, u"an", u"ać"},     // noun, pani; or a participle, podani
    {u"anego", 2, u"ać"},          // participle, genitive: podanego
    {u"anemu", 2, u"ać"},          // participle, dative: podanemu
    {u"anej", 2, u"ać"},           // participle, feminine oblique: podanej
    {u"anym", 2, u"ać"},           // participle, instrumental: podanym
    {u"anych", 2, u"ać"},          // participle, genitive plural: podanych
    {u"anymi", 2, u"ać"},          // participle, instrumental plural: podanymi
    {u"anie", 2, u"an", u"ać"},    // name, Iranie; or a gerund, spotkanie
    {u"ania", 2, u"an", u"ać"},    // name, Hiszpania; or a gerund, spotkania
    {u"aniu", 2, u"an", u"ać"},    // gerund, dative: spotkaniu
    {u"aniem", 2, u"an", u"ać"},   // gerund, instrumental: spotkaniem
    {u"aniach", 2, u"an", u"ać"},  // gerund, locative plural: spotkaniach
    {u"aniami", 2, u"an", u"ać"},  // gerund, instrumental plural: spotkaniami
    {u"ań", 2, u"an", u"ać"},      // name, Poznań; or a gerund, spotkań
    {u"awszy", 2, u"ać"},          // past gerund: podawszy
    // Verbs in -ić, -yć.
    {u"ić", 2, u"ić"},               // infinitive: mówić
    {u"yć", 2, u"ić"},               // infinitive: tworzyć
    {u"isz", 2, u"ić"},              // second person: mówisz
    {u"ysz", 2, u"ić", u"ysz"},      // second person: tworzysz
    {u"imy", 2, u"ić", u"im"},       // first person plural, mówimy; or a noun, zimy
    {u"ymy", 2, u"ić"},              // first person plural: tworzymy
    {u"icie", 2, u"ici", u"ić"},     // noun, limicie; or second person plural
    {u"ił", 2, u"ić", u"ił"},        // past: mówił
    {u"iła", 2, u"ić", u"ił"},       // past, feminine, mówiła; or a noun, siła
    {u"iło", 2, u"ić"},              // past, neuter: mówiło
    {u"ili", 2, u"ić", u"il"},       // past plural, mówili; or a noun, chwili
    {u"iły", 2, u"ić", u"ił"},       // past plural, not men, mówiły; or a noun, siły
    {u"ył", 2, u"ić", u"ył"},        // past: tworzył
    {u"yła", 2, u"ić", u"ył"},       // past, feminine: tworzyła
    {u"yło", 2, u"ić"},              // past, neuter: tworzyło
    {u"yli", 2, u"ić"},              // past plural: tworzyli
    {u"yły", 2, u"ić", u"ył"},       // past plural, not men: tworzyły
    {u"ono", 2, u"ić", u"on"},       // impersonal: stworzono
    {u"iono", 2, u"ić"},             // impersonal: zrobiono
    {u"ony", 2, u"on", u"ić"},       // noun, strony; or a participle, stworzony
    {u"ona", 2, u"on", u"ić"},       // noun, strona; or a participle, stworzona
    {u"one", 2, u"ić", u"on"},       // participle, plural: stworzone
    {u"oną", 2, u"on", u"ić"},       // noun, stroną; or a participle, stworzoną
    {u"onego", 2, u"ić"},            // participle, genitive: stworzonego
    {u"onej", 2, u"ić"},             // participle, feminine oblique: stworzonej
    {u"onym", 2, u"ić"},             // participle, instrumental: stworzonym
    {u"onych", 2, u"ić"},            // participle, genitive plural: stworzonych
    {u"onymi", 2, u"ić"},            // participle, instrumental plural: stworzonymi
    {u"iony", 2, u"ion", u"ić"},     // noun, miliony; or a participle, zrobiony
    {u"iona", 2, u"ion", u"ić"},     // noun, miliona; or a participle, zrobiona
    {u"ione", 2, u"ić"},             // participle, plural: zrobione
    {u"ioną", 2, u"ić"},             // participle, instrumental: zrobioną
    {u"ionego", 2, u"ić"},           // participle, genitive: zrobionego
    {u"ionej", 2, u"ić"},            // participle, feminine oblique: zrobionej
    {u"ionym", 2, u"ić"},            // participle, instrumental: zrobionym
    {u"ionych", 2, u"ić"},           // participle, genitive plural: zrobionych
    {u"ionymi", 2, u"ić"},           // participle, instrumental plural: zrobionymi
    {u"eni", 2, u"en", u"ić"},       // participle, plural of men: stworzeni
    {u"enie", 2, u"en", u"ić"},      // noun, terenie; or a gerund, wydarzenie
    {u"enia", 2, u"en", u"ić"},      // gerund, genitive: wydarzenia
    {u"eniu", 2, u"en", u"ić"},      // gerund, dative: wydarzeniu
    {u"eniem", 2, u"en", u"ić"},     // gerund, instrumental: wydarzeniem
    {u"eniach", 2, u"en", u"ić"},    // gerund, locative plural: wydarzeniach
    {u"eniami", 2, u"en", u"ić"},    // gerund, instrumental plural: wydarzeniami
    {u"ienie", 2, u"ien", u"ić"},    // gerund: zrobienie
    {u"ienia", 2, u"ien", u"ić"},    // gerund, genitive: zrobienia
    {u"ieniu", 2, u"ien", u"ić"},    // gerund, dative: zrobieniu
    {u"ieniem", 2, u"ien", u"ić"},   // gerund, instrumental: zrobieniem
    {u"ień", 2, u"n", u"ić"},        // fleeting, stopień; or a gerund, zrobień
    {u"eń", 2, u"en", u"n", u"ić"},  // gerund, wydarzeń; fleeting, styczeń
    // Verbs in -eć, -ąć.
    {u"eć", 2, u"ić"},             // infinitive: myśleć
    {u"ieć", 2, u"ić"},            // infinitive: widzieć
    {u"iał", 2, u"ić", u"iał"},    // past, widział; or a noun, dział
    {u"iała", 2, u"ić", u"iał"},   // past, feminine: widziała
    {u"iało", 2, u"ić", u"iał"},   // past, neuter: widziało
    {u"iały", 2, u"ić", u"iał"},   // past plural, not men: widziały
    {u"ieli", 2, u"ić"},           // past plural: widzieli
    {u"eli", 2, u"ić", u"el"},     // past plural: myśleli
    {u"nąć", 1, u"nić"},           // infinitive: zginąć
    {u"nął", 1, u"nić"},           // past: zginął
    {u"nęła", 1, u"nić"},          // past, feminine: zginęła
    {u"nęło", 1, u"nić"},          // past, neuter: zginęło
    {u"nęli", 1, u"nić"},          // past plural: zginęli
    {u"nęły", 1, u"nić"},          // past plural, not men: zginęły
    {u"ąć", 2, u"ić"},             // infinitive: wziąć
    {u"ął", 2, u"ić"},             // past: wziął
    {u"ęła", 2, u"ić"},            // past, feminine: wzięła
    {u"ęło", 2, u"ić"},            // past, neuter: wzięło
    {u"ęli", 2, u"ić"},            // past plural: wzięli
    {u"ęły", 2, u"ić"},            // past plural, not men: wzięły
    {u"ący", 1, u"ić", u"ąc"},     // participle: mówiący
    {u"ąca", 1, u"ić", u"ąc"},     // participle, feminine: mówiąca
    {u"ące", 1, u"ić", u"ąc"},     // participle, plural: mówiące
    {u"ącą", 2, u"ić"},            // participle, instrumental: mówiącą
    {u"ącej", 2, u"ić"},           // participle, feminine oblique: mówiącej
    {u"ącego", 2, u"ić"},          // participle, genitive: mówiącego
    {u"ącym", 2, u"ić"},           // participle, instrumental: mówiącym
    {u"ących", 2, u"ić"},          // participle, genitive plural: mówiących
    {u"ącymi", 2, u"ić"},          // participle, instrumental plural: mówiącymi
    {u"ią", 2, u"i", u"ić"},       // instrumental, Nvidią; or third person plural, mówią
    {u"ię", 2, u"i", u"ić"},       // accusative, Nvidię; or first person, mówię
    {u"i", 2, u"i", u"ić"},        // plural, studenci; or third person, mówi
    {u"rzy", 1, u"rz", u"rzić"},   // noun; or third person, tworzy
    {u"czy", 1, u"cz", u"czić"},   // noun; or third person, uczy
    {u"szy", 1, u"sz", u"szić"},   // noun; or third person, słyszy
    {u"ży", 1, u"ż", u"żić"},      // noun; or third person, leży
    {u"ości", 2, u"ości"},         // noun, never a verb: wartości
    {u"iom", 2, u"i", u"iom"},     // dative plural, ziemiom; or a noun, poziom
    {u"ęty", 2, u"ęt", u"ić"},     // adjective, święty; or a participle, przyjęty
    {u"ęta", 2, u"ęt", u"ić"},     // participle, feminine: przyjęta
    {u"ęte", 2, u"ęt", u"ić"},     // participle, plural: przyjęte
    {u"ętych", 2, u"ęt", u"ić"},   // participle, genitive plural: przyjętych
    {u"ętego", 2, u"ęt", u"ić"},   // participle, genitive: przyjętego
    {u"ętej", 2, u"ęt", u"ić"},    // participle, feminine oblique: przyjętej
    {u"ęcie", 2, u"ęci", u"ić"},   // noun, procencie; or a gerund, przyjęcie
    {u"ęcia", 2, u"ęci", u"ić"},   // gerund, genitive: przyjęcia
    {u"ęciu", 2, u"ęci", u"ić"},   // gerund, dative: przyjęciu
    {u"ęciem", 2, u"ęci", u"ić"},  // gerund, instrumental: przyjęciem
    {u"nięty", 1, u"nić"},         // participle of -nąć: zamknięty
    {u"nięta", 1, u"nić"},         // participle of -nąć, feminine: zamknięta
    {u"nięte", 1, u"nić"},         // participle of -nąć, plural: zamknięte
    {u"nięcie", 1, u"nić"},        // gerund of -nąć: zamknięcie
    {u"nięcia", 1, u"nić"},        // gerund of -nąć, genitive: zamknięcia
    {u"dno", 3, u"dno"},           // kept, an adverb: trudno
    {u"wno", 3, u"wno"},           // kept, an adverb: dawno
    {u"liwie", 2, u"liwie"},       // kept, an adverb: właściwie
    {u"dzień", 0, u"dn"},          // fleeting: dzień is dnia
    {u"ąc", 2, u"ąc", u"ić"},      // noun, miesiąc; or a gerund, mówiąc
    {u"am", 2, u"am", u"ać"},      // name, Islam; or first person, działam
    {u"emy", 2, u"em", u"ić"},     // noun, problemy; or first person plural, możemy
    {u"esz", 2, u"esz", u"ić"},    // noun, rzesz; or second person, możesz
    {u"ajemy", 1, u"awać"},        // first person plural: dostajemy
});

// What is left, made hard. The longest row wins, so a cluster stands before its last letter.
constexpr SuffixTable kRemainders({
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

void finish(Letters&& stem, Stems& out) {
  if (const Row* row = kRemainders.find(stem.view())) {
    stem.replace_end(row->ending.size(), row->first);
  }
  open_last_vowel(stem);
  stem.add_to(out);
}

}  // namespace

void stem_polish(std::string_view word, Stems& out) {
  // Foreign names take their ending after an apostrophe when it does not fit the spelling:
  // Kennedy'ego, Trump'a.
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe != std::string_view::npos && apostrophe > 2) word = word.substr(0, apostrophe);
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
  for_each_reading(letters, kEndings.find(letters.view()),
                   [&](Letters&& stem) { finish(std::move(stem), out); });
}

}  // namespace tropa::rules
