// The endings of case and person that russian.cpp takes off, each with the readings of what is
// left. Knows no word.
#pragma once

#include "stem/suffix_table.hpp"

namespace tropa::rules::russian {

inline constexpr SuffixTable kEndings({
    // Adjectives: endings that no noun has.
    {u"ый", 2, u"ы"},          // nominative: новый
    {u"ого", 2, u"ы"},         // genitive: нового
    {u"его", 2, u"ы"},         // genitive, soft: последнего
    {u"ому", 2, u"ы", u"ом"},  // dative, новому; or of a name in -ом, Газпрому
    {u"ым", 3, u"ы"},          // instrumental: новым; not Крым
    {u"ыми", 2, u"ы"},         // instrumental plural: новыми
    {u"ими", 2, u"ы"},         // instrumental plural, soft: последними
    {u"ых", 2, u"ы"},          // genitive plural: новых
    {u"их", 2, u"ы"},          // genitive plural, soft: последних
    {u"ая", 2, u"ы", u"а", u"ать"},  // feminine, новая; name, Китая; or a gerund, зная
    {u"яя", 2, u"ы", u"ать"},   // feminine, soft, последняя; or a gerund, выполняя
    {u"ую", 2, u"ы"},           // feminine accusative: новую
    {u"юю", 2, u"ы"},           // feminine accusative, soft: последнюю
    {u"ое", 2, u"ы"},           // neuter: новое
    {u"ее", 2, u"", u"ы"},      // name, Сергее; or comparative, важнее
    {u"ые", 2, u"ы"},           // plural: новые
    {u"ний", 2, u"ны"},         // soft: последний
    {u"щий", 2, u"щы"},         // participle: идущий
    {u"ший", 2, u"шы"},         // after a sibilant: больший
    {u"жий", 2, u"жы"},         // after a sibilant: свежий
    {u"чий", 2, u"чы"},         // after a sibilant: рабочий
    {u"кий", 2, u"кы"},         // after a velar: русский, Зеленский
    {u"гий", 2, u"гы", u"ги"},  // after a velar, строгий; or a name, Георгий
    {u"хий", 2, u"хы"},         // after a velar: тихий
    {u"ние", 2, u"ны", u"ни"},  // plural, последние; or a neuter noun
    {u"щие", 2, u"щы"},         // plural: идущие
    {u"шие", 2, u"шы"},         // plural: большие
    {u"жие", 2, u"жы"},         // plural: свежие
    {u"чие", 2, u"чы", u"чи"},  // plural, рабочие; or neuter, наличие
    {u"кие", 2, u"кы"},         // plural: русские
    {u"гие", 2, u"гы"},         // plural: строгие
    {u"хие", 2, u"хы"},         // plural: тихие
    {u"ким", 2, u"кы"},         // instrumental: русским, Зеленским
    {u"гим", 2, u"гы", u"гим"},  // instrumental, строгим; or a name, Ибрагим
    {u"хим", 2, u"хы", u"хим"},  // instrumental, тихим; or a name, Рахим
    {u"шим", 2, u"шы"},          // instrumental: большим
    {u"щим", 2, u"щы"},          // instrumental: идущим
    {u"чим", 2, u"чы"},          // instrumental: рабочим
    {u"ним", 2, u"ны"},          // instrumental: последним
    {u"им", 3, u"им", u"ить"},   // kept for Максим, режим; or a verb: говорим
    // Adjectives: endings that nouns have too.
    {u"ской", 2, u"скы", u"ск"},  // feminine, русской; or a noun, доской
    {u"цкой", 2, u"цкы"},         // feminine: немецкой
    {u"ной", 2, u"ны", u"н"},     // feminine, народной; or a noun, войной
    {u"иной", 2, u"ин", u"ины"},  // names and nouns first: Мариной, половиной
    {u"еной", 2, u"ен", u"ены"},  // names and nouns first: Еленой, сценой
    {u"аной", 2, u"ан", u"аны"},  // names and nouns first: Оксаной, охраной
    {u"оной", 2, u"он", u"оны"},  // names and nouns first: короной
    {u"вой", 2, u"в", u"вы"},     // noun, главой; or an adjective, новой
    {u"ой", 2, u"", u"ы"},        // noun, игрой; or an adjective, второй
    {u"ском", 2, u"скы", u"ск"},  // locative, русском; or a noun, Минском
    {u"цком", 2, u"цкы", u"цк"},  // locative, немецком; or a noun, Донецком
    {u"ном", 2, u"ны", u"н"},     // locative, народном; or a noun, окном
    {u"ином", 2, u"ин", u"ины"},  // names and nouns first: магазином
    {u"оном", 2, u"он", u"оны"},  // names and nouns first: законом, Макроном
    {u"аном", 2, u"ан", u"аны"},  // names and nouns first: Ираном, Эрдоганом
    {u"еном", 2, u"ен", u"ены"},  // names and nouns first: членом, Байденом
    {u"ом", 2, u"", u"ы", u"ом"},  // noun, Трампом; adjective, молодом; or a noun, диплом
    {u"ем", 2, u"", u"ы", u"ем"},  // noun, месяцем; adjective, общем; or a noun, систем
    {u"щем", 2, u"щы", u"щ"},  // participle, идущем; or a noun, плащем
    {u"щей", 2, u"щы", u"щ"},  // participle, идущей; or a noun, вещей
    {u"вшей", 2, u"вшы"},      // participle: бывшей
    {u"ней", 2, u"ны", u"н"},  // feminine, последней; or a noun, дней
    // Adverbs are words of their own: without these rows they would join neuter nouns.
    {u"ьно", 2, u"ьно"},  // kept: сильно
    {u"чно", 3, u"чно"},  // kept: обычно
    {u"нно", 3, u"нно"},  // kept: постепенно
    {u"вно", 3, u"вно"},  // kept: активно
    {u"жно", 2, u"жно"},  // kept: важно
    {u"ски", 3, u"ски"},  // kept: практически
    // Nouns in -ие, -ия and names in -ий keep their и: решение is not решен.
    {u"ия", 2, u"и"},      // Россия, решения
    {u"ии", 2, u"и"},      // genitive: России
    {u"ию", 2, u"и"},      // accusative: Россию
    {u"ие", 2, u"и"},      // neuter: участие
    {u"ение", 2, u"ени"},  // neuter, never an adjective: решение
    {u"ание", 2, u"ани"},  // neuter, never an adjective: заседание
    {u"ием", 2, u"и"},     // instrumental: участием
    {u"ией", 2, u"и"},     // instrumental: Россией
    {u"ий", 2, u"и"},      // name, Дмитрий; genitive plural, территорий
    {u"ений", 2, u"ени"},  // genitive plural: решений
    {u"аний", 2, u"ани"},  // genitive plural: заседаний
    {u"иям", 2, u"и"},     // dative plural: решениям
    {u"иями", 2, u"и"},    // instrumental plural: решениями
    {u"иях", 2, u"и"},     // locative plural: решениях
    {u"ья", 2, u""},       // nominative: семья
    {u"ьи", 2, u""},       // genitive: семьи
    {u"ье", 2, u""},       // locative: семье
    {u"ью", 2, u""},       // accusative, семью; instrumental, властью
    {u"ьей", 2, u""},      // instrumental: семьей
    {u"ьем", 2, u""},      // instrumental: жильем
    {u"ьям", 2, u""},      // dative plural: семьям
    {u"ьями", 2, u""},     // instrumental plural: семьями
    {u"ьях", 2, u""},      // locative plural: семьях
    // Nouns.
    {u"а", 2, u""},          // Москва; genitive: Трампа
    {u"я", 2, u""},          // неделя; genitive: дня
    {u"о", 2, u""},          // neuter: слово
    {u"е", 2, u""},          // neuter, море; locative, городе
    {u"ы", 2, u""},          // plural: страны
    {u"и", 2, u""},          // plural: власти
    {u"у", 2, u"", u"ить"},  // dative, Трампу; or first person, могу
    {u"ю", 2, u"", u"ить"},  // dative, Кремлю; accusative, неделю; or first person, говорю
    {u"ь", 2, u""},          // soft sign: власть
    {u"й", 2, u""},          // Китай
    {u"ей", 2, u""},         // Сергей; genitive plural: властей
    {u"ою", 2, u""},         // old instrumental: страною
    {u"ею", 2, u""},         // old instrumental: землею
    {u"ам", 2, u"", u"ам"},  // dative plural, странам; or a noun, программ
    {u"ям", 2, u""},         // dative plural: неделям
    {u"ами", 2, u""},        // instrumental plural: странами
    {u"ями", 2, u""},        // instrumental plural: неделями
    {u"ах", 2, u"", u"ах"},  // locative plural, странах; or a noun, страх
    {u"ях", 2, u""},         // locative plural: неделях
    {u"ов", 2, u"ов", u""},  // kept for surnames, Иванов; or genitive plural, чипов
    {u"ев", 2, u"ев", u""},  // kept for surnames, Медведев; or genitive plural, музеев
    {u"цев", 2, u"ц"},       // genitive plural of -ец: американцев
    {u"ень", 2, u"н", u"ен"},  // fleeting, уровень; or not, Тюмень
    {u"чек", 2, u"чк"},        // genitive plural of -чка: точек
    // Verbs, whatever the conjugation; a second reading is a noun or name that ends alike.
    {u"ать", 1, u"ать"},  // infinitive: сказать
    {u"ять", 1, u"ать"},  // infinitive: стрелять
    {u"еть", 1, u"ить"},  // infinitive: иметь
    {u"ить", 1, u"ить"},  // infinitive: говорить
    {u"уть", 1, u"уть"},  // infinitive: вернуть
    // Verbs in -нуть. The present may be a noun's after a vowel (Макроне), hardly after these.
    {u"нешь", 2, u"нуть"},            // second person: лайкнешь
    {u"нув", 2, u"нуть"},             // gerund: лайкнув
    {u"кну", 2, u"кнуть", u"кн"},     // first person: лайкну
    {u"кнет", 2, u"кнуть", u"кнет"},  // third person: лайкнет
    {u"кнем", 2, u"кнуть", u"кн"},    // first person plural: лайкнем
    {u"кнете", 2, u"кнуть"},          // second person plural: лайкнете
    {u"кнут", 2, u"кнуть"},           // third person plural: лайкнут
    {u"рну", 2, u"рнуть", u"рн"},     // first person: шерну
    {u"рнет", 2, u"рнуть", u"рнет"},  // third person: шернет
    {u"рнем", 2, u"рнуть", u"рн"},    // first person plural: шернем
    {u"рнете", 2, u"рнуть"},          // second person plural: шернете
    {u"рнут", 2, u"рнуть"},           // third person plural: шернут
    {u"лну", 2, u"лнуть", u"лн"},     // first person: скролну
    {u"лнет", 2, u"лнуть", u"лнет"},  // third person: скролнет
    {u"лнем", 2, u"лнуть", u"лн"},    // first person plural: скролнем
    {u"лнете", 2, u"лнуть"},          // second person plural: скролнете
    {u"лнут", 2, u"лнуть"},           // third person plural: скролнут
    {u"пну", 2, u"пнуть", u"пн"},     // first person: хайпну
    {u"пнет", 2, u"пнуть", u"пнет"},  // third person: хайпнет
    {u"пнем", 2, u"пнуть", u"пн"},    // first person plural: хайпнем
    {u"пнете", 2, u"пнуть"},          // second person plural: хайпнете
    {u"пнут", 2, u"пнуть"},           // third person plural: хайпнут
    {u"тну", 2, u"тнуть", u"тн"},     // first person: твитну
    {u"тнет", 2, u"тнуть", u"тнет"},  // third person: твитнет
    {u"тнем", 2, u"тнуть", u"тн"},    // first person plural: твитнем
    {u"тнете", 2, u"тнуть"},          // second person plural: твитнете
    {u"тнут", 2, u"тнуть"},           // third person plural: твитнут
    {u"хну", 2, u"хнуть", u"хн"},     // first person: пахну
    {u"хнет", 2, u"хнуть", u"хнет"},  // third person: пахнет
    {u"хнем", 2, u"хнуть", u"хн"},    // first person plural: пахнем
    {u"хнете", 2, u"хнуть"},          // second person plural: пахнете
    {u"хнут", 2, u"хнуть"},           // third person plural: пахнут
    {u"ыть", 1, u"ыть"},              // infinitive: закрыть
    {u"оть", 1, u"ить"},              // infinitive: бороть
    {u"овать", 1, u"овать"},          // infinitive: требовать
    {u"евать", 1, u"овать"},          // infinitive: воевать
    {u"ал", 1, u"ал", u"ать"},        // name, Байкал; or past, сказал
    {u"ала", 1, u"ал", u"ать"},       // noun, начала; or past, сказала
    {u"ало", 1, u"ать", u"ал"},       // past, стало; or neuter, начало
    {u"али", 1, u"ать", u"ал"},       // past, сказали; or plural, детали
    {u"овал", 1, u"овать"},           // past: требовал
    {u"овала", 1, u"овать"},          // past feminine: требовала
    {u"овало", 1, u"овать"},          // past neuter: требовало
    {u"овали", 1, u"овать"},          // past plural: требовали
    {u"ял", 1, u"ял", u"ать"},        // past: стрелял
    {u"яла", 1, u"ял", u"ать"},       // past feminine: стреляла
    {u"яло", 1, u"ать", u"ял"},       // past neuter: стреляло
    {u"яли", 1, u"ать", u"ял"},       // past plural: стреляли
    {u"ил", 1, u"ил", u"ить"},        // name, Михаил; or past, говорил
    {u"ила", 1, u"ил", u"ить"},       // name, Людмила; or past, говорила
    {u"ило", 1, u"ить", u"ил"},       // past neuter: говорило
    {u"или", 1, u"ить", u"ил"},       // past plural: говорили
    {u"ел", 1, u"ел", u"ить"},        // noun, отдел; or past, имел
    {u"ела", 1, u"ел", u"ить"},       // noun, отдела; or past, имела
    {u"ело", 1, u"ить", u"ел"},       // past neuter: имело
    {u"ели", 1, u"ить", u"ел"},       // past plural, имели; or noun, цели
    {u"ул", 1, u"ул", u"уть"},        // name, Стамбул; or past, вернул
    {u"ула", 1, u"ул", u"уть"},       // name, Стамбула; or past, вернула
    {u"уло", 1, u"уть", u"ул"},       // past neuter: вернуло
    {u"ули", 1, u"уть", u"ул"},       // past plural: вернули
    {u"ыл", 1, u"ыл", u"ыть"},        // past: закрыл
    {u"ыла", 1, u"ыл", u"ыть"},       // past feminine: закрыла
    {u"ыло", 1, u"ыть", u"ыл"},       // past neuter: закрыло
    {u"ыли", 1, u"ыть", u"ыл"},       // past plural: закрыли
    {u"ает", 1, u"ать"},              // third person: знает
    {u"ают", 1, u"ать"},              // third person plural: знают
    {u"аешь", 1, u"ать"},             // second person: знаешь
    {u"аем", 1, u"ать", u"а"},        // first person plural, знаем; or a noun, Китаем
    {u"аете", 1, u"ать"},             // second person plural: знаете
    {u"аю", 1, u"ать", u"а"},         // first person, знаю; or a noun, Китаю
    {u"яет", 1, u"ать"},              // third person: стреляет
    {u"яют", 1, u"ать"},              // third person plural: стреляют
    {u"яем", 1, u"ать"},              // first person plural: стреляем
    {u"яю", 1, u"ать"},               // first person: стреляю
    {u"ует", 1, u"овать"},            // third person: требует
    {u"уют", 1, u"овать"},            // third person plural: требуют
    {u"уем", 1, u"овать"},            // first person plural: требуем
    {u"уете", 1, u"овать"},           // second person plural: требуете
    {u"еет", 1, u"ить"},              // third person: имеет
    {u"еют", 1, u"ить"},              // third person plural: имеют
    {u"ет", 1, u"ет", u"ить"},        // noun, бюджет; or third person, вернет
    {u"ут", 1, u"ут", u"ить"},     // noun, институт; or third person plural, вернут
    {u"ют", 1, u"ют", u"ить"},     // noun, валют; or third person plural, борют
    {u"ит", 1, u"ит", u"ить"},     // noun, кредит; or third person, говорит
    {u"ят", 1, u"ить"},            // third person plural: говорят
    {u"жат", 1, u"жить", u"жат"},  // third person plural: держат
    {u"чат", 1, u"чить", u"чат"},  // third person plural: учат
    {u"шат", 1, u"шить", u"шат"},  // third person plural: решат
    {u"ешь", 1, u"ить"},           // second person: вернешь
    {u"ишь", 1, u"ить"},           // second person: говоришь
    {u"ите", 1, u"ит", u"ить"},  // noun, кредите; or second person plural, говорите
    {u"айте", 1, u"ать"},        // imperative: знайте
    {u"уйте", 1, u"овать"},      // imperative: требуйте
    {u"ав", 1, u"ав", u"ать"},   // name, Ярослав; or gerund, сказав
    {u"ив", 1, u"ив", u"ить"},   // noun, актив; or gerund, получив
    {u"авши", 1, u"ать"},        // past gerund: начавши
    {u"ивши", 1, u"ить"},        // past gerund: получивши
    {u"увши", 1, u"уть"},        // past gerund: вернувши
    {u"ан", 1, u"ан", u"ать"},   // name, Иран; or short participle, назван
    {u"ана", 1, u"ан", u"ать"},  // name, Ирана; or short participle, названа
    {u"ано", 1, u"ать", u"ан"},  // short participle: названо
    {u"аны", 1, u"ан", u"ать"},  // noun, страны; or short participle, названы
    {u"ован", 1, u"овать"},      // short participle: опубликован
    {u"ована", 1, u"овать"},     // short participle: опубликована
    {u"овано", 1, u"овать"},     // short participle: опубликовано
    {u"ованы", 1, u"овать"},     // short participle: опубликованы
    {u"ен", 1, u"ен", u"ить"},   // name, Байден; or short participle, построен
    {u"ена", 1, u"ен", u"ить"},  // name, Байдена; or short participle, построена
    {u"ено", 1, u"ить", u"ен"},  // short participle: построено
    {u"ены", 1, u"ен", u"ить"},  // noun, цены; or short participle, построены
    {u"нему", 2, u"ны"},         // dative, soft: последнему
    {u"щему", 2, u"щы"},         // dative, soft: идущему
    {u"шему", 2, u"шы"},         // dative, soft: большему
    {u"жему", 2, u"жы"},         // dative, soft: свежему
    {u"чему", 2, u"чы"},         // dative, soft: рабочему
    {u"емени", 1, u"ем"},        // nouns in -мя: времени is время
    {u"еменем", 1, u"ем"},       // nouns in -мя, instrumental: временем
    {u"имени", 0, u"им"},        // имени is имя
    {u"нее", 2, u"ны", u"н"},    // neuter and comparative: последнее, важнее
    {u"шел", 1, u"шл"},          // past of идти: пришел is пришла
    {u"гонь", 1, u"гн"},         // fleeting: огонь is огня
    {u"день", 0, u"дн"},         // fleeting: день is дня
    {u"дно", 3, u"дно"},         // kept: трудно
    {u"тно", 4, u"тно"},         // kept: заметно
    {u"рно", 4, u"рно"},         // kept: примерно
    {u"сно", 3, u"сно"},         // kept: опасно
    {u"ывая", 1, u"ывать"},      // gerund: показывая
    {u"ивая", 1, u"ивать"},      // gerund: заканчивая
    {u"огла", 1, u"ог"},         // past of -мочь, feminine: могла
    {u"огло", 1, u"ог"},         // past of -мочь, neuter: могло
    {u"огли", 1, u"ог"},         // past of -мочь, plural: могли
    {u"огут", 1, u"ог", u"огить"},  // third person plural of -мочь: могут
    {u"мель", 1, u"мл", u"мел"},    // fleeting, земель; or not, отмель
    {u"йти", 1, u"шл"},             // infinitive: прийти is пришла
    {u"яном", 2, u"ян", u"яны"},    // names and nouns first: Стояном
    {u"йном", 2, u"йн", u"йны"},    // names and nouns first: дизайном
});

}  // namespace tropa::rules::russian
