/** One thing wrong with the knowledge: where it stands and what it is. */
export type Problem = {
  /** Path of the file, from the folder that was read. */
  readonly file: string;
  /** Field inside it, `actions[0].source`; empty when the whole file is meant. */
  readonly field: string;
  readonly message: string;
};

/** `file: what is wrong → at field`, one line. */
export function problemLine({ file, field, message }: Problem): string {
  return field === '' ? `${file}: ${message}` : `${file}: ${message} → at ${field}`;
}

/** The knowledge cannot be used; lists every problem, not only the first. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** `['actions', 0, 'source']` -> `actions[0].source`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
