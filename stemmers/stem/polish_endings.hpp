// The endings of case and person that polish.cpp takes off, each with the readings of what is left.
// Knows no word.
#pragma once

#include "stem/suffix_table.hpp"

namespace tropa::rules::polish {

// An -i that only softens stays for the next table, which needs it: studenci, student.
inline constexpr SuffixTable kEndings({
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
    // Surnames of the Balkans.
    {u"vicia", 2, u"vić"},    // genitive: Plenkovicia
    {u"viciem", 2, u"vić"},   // instrumental: Plenkoviciem
    {u"viciowi", 2, u"vić"},  // dative: Plenkoviciowi
    {u"viciu", 2, u"vić"},    // locative: Plenkoviciu
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

}  // namespace tropa::rules::polish
