import { stopWords } from './stop-words.ts';
import { clean } from './tokens.ts';

/**
 * Words that make sentences, by language, and a few that ask whose something is. Left out are words of English,
 * short forms that engineers write ("est", "os", "per", "die"), and what stands in names ("von", "la", "del").
 */
const functionWords = {
  de: `betriebssystem wer wem wessen wird werden wurde ist sind seid haben habe hast müssen muss
    kann kannst können könnt soll sollen sollte darf dürfen und oder aber nicht kein keine keinen
    für mit bei vom zum zur auf aus über unter unser unsere unserer unseren unserem euer eure ihr
    ihre wir uns ich sie es dem ein eine einen einem einer welche welcher welches wie warum wann
    wo auch noch nur schon selbst dass wenn weil als bitte danke hallo verantwortlich
    verantwortung zuständig aufgabe daten kümmert macht machen verschlüsselt verschlüsseln
    sicherheit`,
  fr: `système qui que quoi quel quelle quels quelles c'est n'est qu'est sommes êtes sont avons
    avez ont doit doivent devons devez faut peut pouvons pouvez et où pour avec dans chez sans
    sous nos notre nous vous votre vos leur leurs je il elle ils elles les une aux ce cette ces
    cela ça pas ne mais donc aussi pourquoi quand bonjour merci responsable responsabilité données
    sauvegardes chiffrement chiffre gérer faire fait d'exploitation`,
  es: `sistema quién quien quiénes qué cuál cuales cómo cuándo dónde es está están somos tenemos
    tengo tiene tienen debe debemos deben hacer hace puede podemos pero para por sobre los las una
    unos unas el nuestro nuestra nuestros nuestras nosotros ellos ustedes su sus este esta esto
    eso hola gracias responsable responsabilidad datos copias seguridad cifra cifrar`,
  pt: `sistema quem qual quais como quando onde é são está estão somos temos tenho tem têm deve
    devemos devem precisamos preciso fazer faz pode podemos mas para por sem sobre nas nos nosso
    nossa nossos nossas nós eles você vocês seu sua seus suas isso isto essa uma não pela pelo
    pelas pelos olá obrigado responsável responsabilidade dados segurança criptografa criptografar`,
  it: `sistema il chi che cosa quale quali perché è sono siamo siete abbiamo avete hanno deve
    dobbiamo devono possiamo può ma senza sul sulla sui nel nella nei degli gli una uno nostro
    nostra nostri nostre noi loro voi suo sua questo questa ciao grazie responsabile responsabili
    responsabilità dati sicurezza cifra cifrare aggiorna`,
  nl: `wie wat waar waarom wanneer welke zijn wordt worden hebben heeft moet moeten kan kunnen
    mogen zal zullen het een maar niet geen voor bij naar uit zonder onder ons onze wij jullie ik
    jij zij dat deze dit zelf ook nog hoe hallo bedankt verantwoordelijk verantwoordelijkheid taak
    gegevens beveiliging versleutelen`,
  pl: `aktualizuje kto kogo czyj czyja czyje co jak gdzie kiedy dlaczego czy jest są jesteśmy mamy
    mam ma mają musimy musi muszą powinniśmy może możemy oraz lub albo nie dla ze przez przy nasz
    nasza nasze nasi nam oni ta te się za cześć dziękuję odpowiedzialny odpowiedzialność odpowiada
    dane danych kopie bezpieczeństwo szyfruje`,
  sv: `operativsystemet vem vems vad vilken vilket vilka när hur varför är blir har måste ska kan
    och eller inte ingen för med hos från utan vår vårt våra vi oss ni det ett som också själva
    hej ansvarig ansvarar ansvar uppgift säkerhet krypterar`,
  cs: `aktualizuje systém kdo koho čí co jak kde kdy proč je jsou jsme máme musíme musí může
    můžeme nebo ne není přes při náš naše naši nám oni já ta za také ahoj děkuji odpovědný
    odpovědnost odpovídá zálohy bezpečnost šifruje`,
  tr: `işletim sistemini güncelliyor kimin kime ne nasıl nerede neden mi mı mu mü mıyız miyiz ve
    veya ya yoksa ama değil için ile bizim sizin onların siz onlar ben bu şu bir yok gerekiyor
    lazım sorumlu sorumluluğu sorumluluğumuz yapıyor merhaba teşekkürler güvenlik yedekler`,
} as const satisfies Readonly<Record<Spelt, string>>;

const spelt = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'cs', 'tr'] as const;
type Spelt = (typeof spelt)[number];

/** A language that is not English; `other` is one whose letters alone are told. */
export type Language = Spelt | 'ja' | 'zh' | 'ko' | 'ru' | 'other';

/** Word -> the languages it belongs to. */
const languagesOf: ReadonlyMap<string, readonly Spelt[]> = wordMap();

function wordMap(): ReadonlyMap<string, readonly Spelt[]> {
  const map = new Map<string, Spelt[]>();
  for (const language of spelt) {
    for (const word of functionWords[language].split(/\s+/)) {
      map.set(word, [...(map.get(word) ?? []), language]);
    }
  }
  return map;
}

/** Words that ask who, with which a message begins that asks: no name does. */
const opening = /^\s*(?:¿|(?:wer|wem|qui|quién|quien|quem|chi|wie|kto|vem|kdo)(?=\s))/iu;

/** Least number of different words of a language; one may stand in any name. */
const leastWords = 2;

/** Least share of letters of another script. A name or a look-alike in an English sentence has less. */
const leastLetters = 0.4;

/** Our providers' names are said in every language. */
const everywhere: ReadonlySet<string> = new Set(['aws', 'amazon']);

/**
 * The language of a message that is certainly not English; null for English, and where it is not sure: single
 * words, names, code, jargon. Where two languages have as many words in it, the first of the table.
 */
export function foreignLanguage(text: string): Language | null {
  const plain = clean(text);
  const words = new Set(
    plain
      .toLowerCase()

      .match(/[\p{L}\p{M}'-]+/gu) ?? [],
  );
  const english = [...words].filter((word) => stopWords.has(word) && !everywhere.has(word)).length;
  return byLetters(plain, english) ?? byWords(words, english, opening.test(plain) ? 1 : 0);
}

function byWords(words: ReadonlySet<string>, english: number, extra: number): Language | null {
  const counts = new Map<Spelt, number>();
  for (const word of words) {
    for (const language of languagesOf.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [best, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const evidence = count + extra;
  return best !== undefined && evidence >= leastWords && evidence > english ? best : null;
}

/** Letters that only one language of ours has, the surest first. */
const scripts: readonly (readonly [Language, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['other', /[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]/u],
  ['ru', /\p{Script=Cyrillic}/u],
];

function byLetters(text: string, english: number): Language | null {
  // Most messages have nothing beyond Latin letters; that costs no look at each of them.
  if (!/[\u0370-\u{10ffff}]/u.test(text)) return null;
  const letters = text.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  if (english >= leastWords || foreign.length < letters.length * leastLetters) return null;
  if (foreign.length < leastWords) return null;
  return scripts.find(([, script]) => script.test(text))?.[0] ?? 'other';
}
