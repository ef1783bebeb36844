import type { Owner } from '../knowledge/shapes.ts';
import type { Cues } from './query.ts';

const aws = '(?:aws|amazon|they|provider|the provider|the cloud provider|theirs|them|the csp)';
const us = '(?:us|we|our|ours|my|mine|me|i|the customer|customer|ourselves)';
const nothing =
  '(?:nothing|none|no need|not (?:our|ours|us|on us|my|for us|something we|a thing we))';

/** Somebody says it is not theirs: "nothing for us to do", "not our problem", "we do not need to". */
const notOurs = new RegExp(
  `\\b${nothing}\\b|\\b(?:we|i) (?:do not|need not|should not|never|can) (?:\\w+ )?(?:need|have|care|worry|bother|touch|ignore|relax|skip|forget|patch|do)\\b|\\bnone of our\\b|\\binherit\\w*\\b`,
);
const notTheirs = new RegExp(
  `\\b${aws} (?:do|does|will|would|can) not\\b|\\bnot (?:aws|amazon|theirs|them|on aws|an? aws)\\b`,
);
const theirs =
  /\b(?:aws|amazon|they|the provider) (?:\w+ ){0,2}\w+|\b(?:theirs|aws (?:job|side|problem|thing|responsibility)|on aws|amazon (?:job|side|problem|thing))\b/;
const ours =
  /\b(?:ours|on us|up to us|our (?:job|side|problem|thing|responsibility|part|task|business|own)|my (?:job|problem)|(?:that|this|it|those|these|\w+) (?:is|are|stays?|remains?|falls?|sits?) (?:not \w+ (?:it is )?)?(?:still |all |entirely |fully |on |to |with )*(?:us|ours|me|mine|our)|we (?:own|handle|manage|patch|must|have to|need to|are responsible|are on the hook|do that|still|do|should)|customer (?:responsibility|side|job))\b/;

/** The owner a message claims and wants confirmed; null when it asks openly, or claims nothing. */
export function assertedOwner(words: string, cues: Cues): Owner | null {
  if (cues.confirmation === 0 || cues.alternative === 1 || cues.who === 1) return null;
  if (/\b(?:both|shared|share it|half half|joint)\b/.test(words)) return 'shared';
  if (notOurs.test(words)) return 'aws';
  if (notTheirs.test(words)) return 'customer';
  const claimsOurs = ours.test(words) && new RegExp(`\\b${us}\\b`).test(words);
  const claimsTheirs = theirs.test(words);
  if (claimsOurs === claimsTheirs) return null;
  return claimsOurs ? 'customer' : 'aws';
}
