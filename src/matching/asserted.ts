import type { Owner } from '../knowledge/shapes.ts';
import type { Cues, Query } from './query.ts';

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
  if (notOurs.test(words) || nobodyOfOurs.test(words)) return 'aws';
  if (notTheirs.test(words)) return 'customer';
  const claimsOurs = ours.test(words) && new RegExp(`\\b${us}\\b`).test(words);
  const claimsTheirs = theirs.test(words);
  if (claimsOurs === claimsTheirs) return null;
  return claimsOurs ? 'customer' : 'aws';
}

/** Somebody passes on a claim, guesses, asks back, or asks whether it is so. */
const claiming =
  /\b(?:i|we) (?:\w+ )?(?:think|thought|guess|assume|assumed|believe|believed|reckon|suppose)\b|\bpretty sure\b|\btold (?:me|us)\b|\b(?:says?|said|claims?|claimed|thinks|insists|believes|reckons)\b|^(?:so )?(?:is|are|does|do) not\b|\bis it (?:true|correct|right) (?:that )?|\b(?:is it|it is|is this) (?:really |still )?(?:on|up to|our|my|amazons?|aws) (?:\w+ )?\w+|\b(?:is|are|do|does) (?:it|we|they)$/;

/** Nobody of ours: "nobody on our side needs to". */
const nobodyOfOurs =
  /\b(?:nobody|no one|none|nothing) (?:at|on|in|of|from) (?:our|us|my)\b|\bnobody but (?:aws|amazon)\b/;

const theirDuty =
  /\btheirs\b|\bon (?:aws|amazon|them)\b|\bup to (?:aws|amazon|them)\b|\b(?:aws|amazons?) (?:own )?(?:job|side|problem|thing|responsibility|part|task|business)\b|\b(?:is|are) (?:aws|amazons?)(?= and\b| but\b|$)/;
const ourDuty =
  /\b(?:ours|on us|up to us)\b|\b(?:our|my) (?:own )?(?:job|side|problem|thing|responsibility|part|task|business)\b|\bwe (?:do|own|handle|manage|patch|run|operate|guard|secure|wipe|rotate|encrypt|back|renew|configure|update|upgrade|monitor|protect|replace|fix|maintain|are responsible)\b/;
const equated = /=\s*(?:(aws|amazon|them|theirs)|us|ours|we|me)\b/i;

/** The owner of a claim that is not so plainly marked: "my boss says Amazon patches EC2", "patching = us?". */
export function claimedOwner({ words, cues, asserted }: Query, text: string): Owner | null {
  if (asserted !== null || cues.alternative === 1 || cues.who === 1) return asserted;
  const equal = equated.exec(text);
  if (equal !== null) return equal[1] === undefined ? 'customer' : 'aws';
  const joined = words.join(' ');
  const open = cues.wh + cues.doesProvider + cues.obligation > 0;
  if (!claiming.test(joined) && (open || cues.questionMark === 0)) return null;
  // "Isn't it on AWS?" and "it isn't, is it?" are claims of opposite sides.
  const said = joined.replace(/^(?:so )?(is|are|does|do) not\b/, '$1');
  if (notOurs.test(said) || nobodyOfOurs.test(said)) return 'aws';
  const claimsOurs = ourDuty.test(said);
  const claimsTheirs = theirDuty.test(said) || cues.providerDoes === 1;
  if (claimsOurs === claimsTheirs) return null;
  return claimsOurs ? 'customer' : 'aws';
}
