/** What stands for all that is one too many. */
const other = 'other';

/**
 * Lets the first so many different words through; all later ones are `other`. A label whose words come from
 * outside cannot fill the memory of whoever collects it.
 *
 * @param shape what a word must look like; `other` where it does not.
 */
export function createFew(most: number, shape: RegExp): (word: string) => string {
  const known = new Set<string>();
  return (word) => {
    if (known.has(word)) return word;
    if (known.size >= most || !shape.test(word)) return other;
    known.add(word);
    return word;
  };
}
