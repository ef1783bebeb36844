import { limits } from './limits.ts';

/** Questions to begin with, the ones asked most; a test holds that each is answered. */
export const examples = [
  'Who patches the operating system on RDS?',
  'Are backups of DynamoDB our job?',
  'Is encryption of S3 buckets our job?',
  'What is mine on Lambda?',
] as const;

/** Questions that fit a place before those that fit everywhere; none is too long for a button. */
export function examplesFor(fitting: readonly string[], most: number): readonly string[] {
  const short = fitting.filter((question) => question.length <= limits.buttonText);
  return [...new Set([...short, ...examples])].slice(0, most);
}
