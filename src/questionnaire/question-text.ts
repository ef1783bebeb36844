/**
 * A number before a question: `4.`, `1.2.3`, `(b)`, `Q12:`, `A.8.24 -`, `CC6.1`. With letters only where
 * a dot or a hyphen stands inside, because S3 and EC2 are no numbers.
 */
const number =
  /^\s*(?:[([]?(?:\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\s*[.):\]-])|[A-Z]{1,6}(?:[.-][A-Z]{1,4})?[.-]\d{1,3}(?:[.-]\d{1,3})*|[A-Z]{2,3}\d{1,2}\.\d{1,2})(?:\([a-z0-9]\))*[)\]]?|\([a-z\d]{1,2}\)|q(?:uestion)?[ .]?\d{1,3})(?:\s*[-–—:.)\]|]+)?(?=\s|$)\s*/i;

/** How auditors begin; what they ask about stands behind it. */
const opening =
  /^(?:please\s+)?(?:(?:describe|explain|outline|detail|specify|state|indicate|confirm|summari[sz]e|demonstrate)\s+(?:(?:how|whether|if|that|what)\s+)?|(?:provide|attach|give)\s+(?:evidence|details?|a description|an overview|documentation)\s+(?:of|on|that|about|for)\s+(?:how\s+)?)(?:(?:the|your|any)\s+)?(?:(?:process|procedure|approach|measures|policy|controls)(?:\s+(?:in place|used))?\s+(?:for|of|to)\s+)?/i;

/** Ticks and answers in a column of questions. */
const tick = /^(?:yes|no|y|n|n\/?a|not applicable|tbd|yes\s*[/|,]\s*no.*)$/i;

/** What a cell asks: on one line, without number. Null where there are no words. */
export function questionOf(cell: string): string | null {
  const text = withoutNumber(cell);
  return holdsWords(text) && !tick.test(text) ? text : null;
}

/** Whether anything but a number stands in a cell. */
export function saysSomething(cell: string): boolean {
  return holdsWords(withoutNumber(cell));
}

/** Characters of a cell that are looked at; more than a question may have. */
const lookedAt = 4000;

function withoutNumber(cell: string): string {
  return cell.slice(0, lookedAt).replace(/\s+/g, ' ').replace(number, '').trim();
}

function holdsWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** What is asked about, without how auditors begin: "Describe how backups are encrypted". */
export function subjectOf(question: string): string {
  const rest = question.replace(opening, '');
  return wordCount(rest) < 2 ? question : rest;
}

/** Words of a text. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether it reads like a question or a demand: it ends like one, or is long. */
export function isSentence(text: string): boolean {
  return endsSentence(text) || wordCount(text) >= 6;
}

/** Whether it ends with a mark that a name does not have. */
export function endsSentence(text: string): boolean {
  return /[?.!]["”’)]*$/.test(text.trim());
}
