/** Ways to set words off; each returns the text as it is where colours would be noise. */
export type Paint = {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly aws: (text: string) => string;
  readonly customer: (text: string) => string;
  readonly shared: (text: string) => string;
};

const coloured = (code: string) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const plain = (text: string): string => text;

/** Colours for a terminal, none for a file or a pipe. */
export function createPaint(colours: boolean): Paint {
  if (!colours) {
    return { strong: plain, faint: plain, aws: plain, customer: plain, shared: plain };
  }
  return {
    strong: coloured('1'),
    faint: coloured('2'),
    aws: coloured('1;33'),
    customer: coloured('1;36'),
    shared: coloured('1;35'),
  };
}

/** Breaks text at spaces so that no line is longer than `width`; later lines start with `indent`. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    const room = lines.length === 0 ? width : width - indent.length;
    if (longer.length > room && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** How the text may look: colours, and characters a line. */
export type Page = { readonly paint: Paint; readonly width: number };
