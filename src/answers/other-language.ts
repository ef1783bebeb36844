import type { Language } from '../matching/language.ts';
import type { Answer, AnswerBase } from './answer.ts';

/** That the app knows English alone, and to ask again with such a question. */
type Words = { readonly headline: string; readonly because: string };

const english: Words = {
  headline: 'I only understand English.',
  because: 'Please ask me in English, for example:',
};

const words: Readonly<Record<Language, Words>> = {
  de: {
    headline: 'Ich verstehe nur Englisch.',
    because: 'Bitte frag mich auf Englisch, zum Beispiel so:',
  },
  fr: {
    headline: 'Je ne comprends que l’anglais.',
    because: 'Posez-moi votre question en anglais, par exemple :',
  },
  es: {
    headline: 'Solo entiendo inglés.',
    because: 'Pregúntame en inglés, por ejemplo:',
  },
  pt: {
    headline: 'Só entendo inglês.',
    because: 'Por favor, pergunte em inglês, por exemplo:',
  },
  it: {
    headline: 'Capisco solo l’inglese.',
    because: 'Fammi la domanda in inglese, per esempio:',
  },
  nl: {
    headline: 'Ik begrijp alleen Engels.',
    because: 'Stel je vraag in het Engels, bijvoorbeeld:',
  },
  pl: {
    headline: 'Rozumiem tylko po angielsku.',
    because: 'Zadaj pytanie po angielsku, na przykład:',
  },
  sv: {
    headline: 'Jag förstår bara engelska.',
    because: 'Fråga mig på engelska, till exempel:',
  },
  cs: {
    headline: 'Rozumím jen anglicky.',
    because: 'Zeptejte se prosím anglicky, například:',
  },
  tr: {
    headline: 'Yalnızca İngilizce anlıyorum.',
    because: 'Lütfen İngilizce sorun, örneğin:',
  },
  ja: {
    headline: '英語だけ理解できます。',
    because: '英語で質問してください。例:',
  },
  zh: {
    headline: '我只懂英语。',
    because: '请用英语提问，例如：',
  },
  ko: {
    headline: '저는 영어만 이해합니다.',
    because: '영어로 질문해 주세요. 예:',
  },
  ru: {
    headline: 'Я понимаю только по-английски.',
    because: 'Пожалуйста, спросите по-английски, например:',
  },
  other: english,
};

/** A question that is answered, so that whoever copies it sees how it goes. */
const example = '“Who patches the operating system on EC2?”';

/** A message in another language, answered in it, with an example to try. */
export function otherLanguageAnswer(language: Language, base: AnswerBase): Answer {
  const { headline, because } = words[language];
  return { ...base, kind: 'unknown', headline, because: `${because} ${example}`, options: [] };
}
