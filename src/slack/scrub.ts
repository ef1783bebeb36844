/**
 * What a question may hold that is nobody's business: keys, account ids, ARNs, addresses, names. Each
 * gives way to a word, so that what was asked can still be read.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\barn:[\w-]{1,20}:[^\s]{1,300}/gi, 'ARN'],
  [/\b[A-Z]{4}[A-Z0-9]{12,124}\b/g, 'KEY'],
  [/\b(?:xox[a-z]|xapp|gh[a-z]|sk)[-_][\w-]{8,300}/g, 'KEY'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, 'MAIL'],
  [/\bhttps?:\/\/\S{1,500}/gi, 'ADDRESS'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, 'IP'],
  [/\b(?:i|vpc|subnet|sg|ami|vol|eni|snap|rtb|acl|igw|nat|db)-[0-9a-f]{8,17}\b/g, 'ID'],
  [/\b\d{4}[- ]?\d{4}[- ]?\d{4}\b/g, 'ACCOUNT'],
  // Whatever is long, of one piece and holds a digit was made by a machine.
  [/(?<![\w/+=-])(?=[\w/+=-]*\d)[\w/+=-]{24,300}/g, 'KEY'],
];

/** A question as it may be kept. */
export function scrubbed(question: string): string {
  return secrets.reduce((text, [secret, word]) => text.replace(secret, word), question);
}
