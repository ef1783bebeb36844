import { type Query, subjects } from './query.ts';
import { stem } from './stems.ts';

/** Words that frame a question about a whole service or framework, and name no concern. */
const framing: ReadonlySet<string> = new Set(
  `secure security share shared sharing model split line list overview duties duty aspect scope
  summary breakdown matrix managed manage management vs versus compare compared comparison difference
  differ differs different change changes move moved moves moving migrate migrating migration switch
  switching fall falls drop drops less more cloud service services boundary boundaries divide division
  divided overall general whole complete full entire part parts bit bits side sides end customer
  customers run running work compliance compliant requirement requirements comply framework standard
  control controls under meet meets explain give show tell summarise summarize business concern worry
  obligation obligations responsibilities plate none left leftover remain remains stays stay live next
  week new buy start starting use using hook meant mean sorry actually zip duties stuff things item
  items everything nothing instead article section clause chapter host hosted hosting`
    .split(/\s+/)
    .map(stem),
);

/** Stems of the question that could name a concern: neither services nor framing words. */
export function contentOf(query: Query): readonly string[] {
  const { terms, mentions, words } = query;
  // "etcd on EKS": a hint beside its service's own name says something of its own.
  const named = new Set(mentions.flatMap(({ by, service }) => (by === 'name' ? [service] : [])));
  const meant = new Set(subjects(query).filter((service) => !named.has(service)));
  const hints = new Set(
    mentions.flatMap(({ by, service, at }) =>
      by === 'hint' && meant.has(service) ? [stem(words[at] ?? '')] : [],
    ),
  );
  return terms
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('@') && !text.includes(' '))
    .filter((text) => !framing.has(text) && !hints.has(text));
}

const comparing =
  /\b(?:vs|versus|compar\w+|differen\w+|differ|differs|mov(?:e|es|ing)|migrat(?:e|es|ing)|switch(?:ing)?|falls? off|drops? off|from \w+(?: \w+){0,2} to|on each)\b|\bif we replace\b/;

/** Most words between two services that are set side by side by an "or". */
const alternativeReach = 3;

/** Whether services are set side by side: "EC2 vs Fargate", "on Lambda or Fargate". */
export function isComparing({ words, mentions }: Query): boolean {
  if (comparing.test(words.join(' '))) return true;
  const places = mentions.filter(({ negated }) => !negated).map(({ at }) => at);
  return places.some((at, index) => {
    const next = places[index + 1];
    if (next === undefined || next - at > alternativeReach + 1) return false;
    return words.slice(at, next).includes('or');
  });
}

const surveying =
  /\b(?:what (?:is|are|s|remains|stays|else is) (?:\w+ )?(?:mine|ours|our|left|on us|my part|theirs|yours)|what (?:do|must|should|are) we (?:\w+ )?(?:own|do|on the hook|responsible|handle|need|have|care|secure|look|take)|which (?:parts?|bits?|pieces?|things?) (?:of|are|is|do)|what (?:parts?|bits?) (?:of|is|are)|(?:our|my|your|aws s?|amazon s?|customer) (?:duties|responsibilities|obligations|tasks|to do|homework|share|part|half) (?:for|on|in|with|when|under)|what does (?:aws|amazon) (?:do|cover|handle|take|own|manage)|who (?:does|owns|is responsible for) what|what falls? (?:on|to)|what changes for us|on the hook for (?:if|when|with|on)|none of our business)\b/;

/** Whether the whole of something is asked for: "what is mine on RDS". */
export function isSurveying({ words }: Query): boolean {
  return surveying.test(words.join(' '));
}

const defining =
  /^(?:hey |hi |so |ok |sorry |quick q |noob question |newbie here )*(?:what (?:is|are|does) (?!ours|mine|left|our|my|on|aws|amazon|the (?:customer|split|line|provider))(?:(?:a|an|the|meant by|that) )?(?:\w+ ){0,4}(?:mean|\w+)$|what do (?:you|we|they) mean by|define|definition of|explain|describe what|meaning of|tell me what .* is$)|\b(?:is what exactly|meaning|eli5)$/;

/** Whether a term is to be explained: "what is a guest OS". */
export function isDefining({ words, cues }: Query): boolean {
  return cues.alternative === 0 && cues.who === 0 && defining.test(words.join(' '));
}

const listing =
  /\b(?:who (?:does|owns|patches|handles|has) (?:which|what)|which is (?:whose|which)|for each|each of (?:them|those)|respectively|whose are (?:those|they|these)|who owns each|two things|owners|both|who does each)\b/;

/** Whether several things are named to be told apart: "guest os and hypervisor, who does which". */
export function isListing({ words }: Query): boolean {
  return listing.test(words.join(' '));
}

const continuing =
  /^(?:(?:ok|okay|hm+|ah|oh|wait|sorry|yes|yeah|right) )*(?:and|or|what about|how about|same for|same with|also|then|but|no|nope|sorry|actually|i mean|i meant|what if|so what about|for|on|in|with|plus|even|is it the same|does that|does it|they are|it is|these are|those are)\b/;

/** How a message ends that leans on the one before: "waf rules then", "we use images though". */
const leaning = /\b(?:then|though|instead|too|as well|i mean|i meant)$/;

/** Whether a message begins or ends like the next turn: "and", "what about", "no, I meant", "... then". */
export function opensTurn({ words }: Query): boolean {
  if (words.length > continuingWords) return false;
  const text = words.join(' ');
  return continuing.test(text) || leaning.test(text);
}

/** Most words of a message that can live on what its thread was about. */
const continuingWords = 14;

/** Whether a message reads like the next turn of a conversation: "and for lambda?", "no, I meant aurora". */
export function isContinuing(query: Query): boolean {
  const { words } = query;
  return (
    words.length <= continuingWords &&
    (words.length <= 3 ||
      opensTurn(query) ||
      /\b(?:there|that one|it|its|they|those)\b/.test(words.join(' ')))
  );
}

/** Whether a message wants something else than an owner, or nothing: "can you review my pr". */
export function isChatting(query: Query): boolean {
  const { cues } = query;
  const other = cues.otherOwner + cues.request + cues.howTo + cues.instruction;
  const idle = cues.chatter === 1 && cues.who === 0 && cues.questionMark === 0;
  return other > 0 || idle || isAcknowledging(query);
}

/** Words of a message that only says that it was understood. */
const acknowledging: ReadonlySet<string> = new Set(
  `ah oh ok okay cool great perfect right alright got it that makes sense understood clear fair enough
  good nice noted will do helps to know yes yeah yep all very so much then now thanks thank you thx
  cheers ta a lot for the help is this was i see super awesome lovely brilliant many`.split(/\s+/),
);

/** Whether a message only says that it was understood: "thanks, clear". */
export function isAcknowledging({ words, cues }: Query): boolean {
  return cues.questionMark === 0 && words.every((word) => acknowledging.has(word));
}

/** Whether a message without a subject asks about the one before: "and who switches it on?". */
export function asksAgain({ cues, act, words }: Query): boolean {
  return (
    words.length > 2 &&
    (cues.who === 1 ||
      cues.doesProvider === 1 ||
      cues.obligation === 1 ||
      (act !== 'none' && cues.questionMark === 1))
  );
}

/** Whether a message goes back to the ordinary case: "no, zip", "in the normal region". */
export function isTakingBack({ words }: Query): boolean {
  return (
    words.length > 1 &&
    /^(?:no|nope|sorry|actually|not)\b|\b(?:normal|usual|ordinary|plain|regular|standard|classic)\b/.test(
      words.join(' '),
    )
  );
}

const inheriting =
  /\b(?:compliant|compliance|certified|certification|covered|attested|audited)\b.*\b(?:because|since|if|when|as|so|just by|due to|thanks to|automatically|inherit\w*)\b|\b(?:because|since|if|when|as)\b.*\b(?:compliant|certified|attested)\b/;

/** Whether somebody takes AWS's compliance for their own: "are we compliant because AWS is". */
export function isInheriting({ words }: Query): boolean {
  const text = words.join(' ');
  return inheriting.test(text) && /\b(?:we|our|us|i|my)\b/.test(text);
}
