import type { Act, CueName, Cues } from './query.ts';

const provider = '(?:aws|amazon|they|them|provider|csp|vendor|cloud provider|hyperscaler)';
const we = '(?:us|we|our|ours|me|my|i|ourselves|customers?|csc|tenant|client|team)';
const noun =
  '(?:job|problem|responsibility|responsibilities|task|side|part|half|thing|issue|concern|business|duty|plate|turf|court|scope|headache|call|remit|end|worry|fault|baby|department|area)';

/** Each sign as one expression over the words joined by single spaces; linear, no nested repeats. */
const patterns: Readonly<Record<Exclude<CueName, 'questionMark' | 'code'>, RegExp>> = {
  who: /\b(?:who|whose|whom)\b/,
  responsibility:
    /\b(?:responsib\w+|accountab\w+|liable|liability|own(?:s|er|ers|ership|ed|ing)?|on the hook|obligat\w+|in charge|duty|duties|answerable)\b/,
  alternative: new RegExp(
    `\\b${provider} (?:\\w+ ){0,3}(?:or|vs|versus|and not) (?:\\w+ ){0,3}${we}\\b|\\b${we} (?:\\w+ ){0,3}(?:or|vs|versus|and not|not) (?:\\w+ ){0,3}${provider}\\b`,
  ),
  possessive: new RegExp(
    `\\b(?:our|ours|my|their|theirs|aws|amazon|whose|your|customer|provider|csp|somebody else|someone else) (?:own )?${noun}\\b|\\b(?:ours|theirs)\\b`,
  ),
  obligation:
    /\b(?:(?:do|does|should|must|would|will|are|am|is) (?:we|i|the customer|customers|my team|our team) (?:\w+ )?(?:need|have|supposed|expected|required|got|responsible|still)|(?:we|i|customers?) (?:still |also |even )?(?:need|have|got|are supposed|are expected|ought) to|must we|should (?:we|i)|do (?:we|i) (?:\w+ )?(?:need|have|care|worry|bother|handle|patch|manage|own|pay))\b/,
  doesProvider: new RegExp(
    `\\b(?:does|do|will|is|are|has|can|would|did|could|should) (?:the )?${provider}\\b`,
  ),
  providerDoes: new RegExp(
    `\\b${provider} (?:already |also |always |just |will |would |should |must |does |do |is |are |has to |have to |automatically |really |actually |not )*(?:patch\\w*|handl\\w*|tak\\w+|do(?:es|ing)?|manag\\w*|cover\\w*|fix\\w*|rotat\\w*|encrypt\\w*|back\\w*|updat\\w*|upgrad\\w*|secur\\w*|protect\\w*|own\\w*|look\\w*|deal\\w*|monitor\\w*|keep\\w*|run\\w*|provid\\w*|replac\\w*|maintain\\w*|guarantee\\w*|responsible|sort\\w*|car(?:e|es|ing)|scan\\w*|detect\\w*|restor\\w*|delet\\w*|renew\\w*|apply\\w*|appl\\w*|roll\\w*|block\\w*|stop\\w*|mitigat\\w*|respond\\w*|notif\\w*|certif\\w*|sign\\w*|wip\\w*|shred\\w*)\\b`,
  ),
  weDo: /\b(?:we|i) (?:just |can |could |do not |should not |never |have |still )?(?:assume[d]?|rely|relying|thought|think|guess|trust|leave|inherit|ignore|skip|forget|touch|trusting)\b/,
  upTo: /\b(?:up to (?:us|aws|amazon|the customer|them|me|you)|on (?:us|them|me|aws|amazon|our side|their side|our plate|our end|the customer|my team|the provider)|with (?:us|aws)|left to (?:us|aws)|fall(?:s)? (?:to|on|under)|sits? with|lies? with|belongs? to|for (?:us|aws|amazon) to|aws side|our side|their side|customer side|shared with)\b/,
  confirmation:
    /\b(?:right|correct|yeah|yep|yes|no|true|false|agree|agreed|confirm|is that so|is it not|is not it|are not we|are not they|does not it|do not they|do not we|innit|huh|eh|ok|okay|sure)$|\b(?:am i right|is that (?:right|correct|true)|correct me|can (?:someone|anyone|somebody) confirm|please confirm|just checking|sanity check|double check|tell me (?:that )?(?:aws|amazon|this|it)|i (?:assume|take it|guess|reckon|figure|believe|suppose|presume)|so (?:aws|amazon|we|they)|surely|presumably|is not (?:it|this|that)|are not (?:we|they)|does not (?:aws|amazon|it)|so nothing|so it is)\b/,
  forUs:
    /\b(?:for (?:us|me|free|you)|on our behalf|out of the box|under the hood|behind the scenes|take(?:s|n)? care of|taking care of|looks? after|looked after|deal(?:s)? with|covered|included|handled|inherit\w*|baked in|sorted)\b/,
  automatic: /\b(?:automatic\w*|auto|by default|by itself|by themselves|transparent\w*|managed)\b/,
  auditor:
    /\b(?:describe|evidence|demonstrate|attest\w*|control|controls|auditors?|audit|questionnaire|csp|csc|organi[sz]ation|processor|controller|provider|policy|procedure|clause|annex|requirement|assessor|compliance|please state|inherited)\b/,
  model: /\b(?:shared responsibility|responsibility model|srm|of the cloud|in the cloud)\b/,
  problem:
    /\b(?:cves?|vulnerab\w+|expired?|expires|expiring|eol|end of life|deprecat\w+|leaked|public|hacked|breach\w*|outage|deleted|failed|failing|down|compromised|exposed|unpatched|outdated|old|finding|findings|flagged|ransomware|broken|missing|lost)\b/,
  howTo:
    /\b(?:how (?:do|can|to|would|should|does) (?:i|we|you|one|anyone)?|what is the (?:command|syntax|best way|limit|price|difference)|which (?:command|flag|region|instance type|cli)|anyone (?:know|knows|got|have|has|else|here)|is there a way|steps to|example of|tutorial|how much|how many|how long|how big|why (?:is|does|do|are|did|was)|where (?:is|do|can|are))\b/,
  instruction:
    /\b(?:ignore (?:all|your|previous|the above|prior)|system prompt|you are now|pretend|act as|disregard|jailbreak|repeat after|write (?:a|me|some)|translate|summari[sz]e|reveal|print your)\b/,
  chatter:
    /\b(?:lol|haha|lunch|coffee|thanks|thank you|thx|cheers|nice|congrats|welcome|morning|weekend|holiday|birthday|deployed|merged|shipped|pushed|rebooting|restarting|fyi|heads up|reminder|standup|meeting|ooo|done|finished|love|hate|joke|pr|ticket)\b/,
  otherOwner:
    /\b(?:who (?:is|was|has|s)? ?(?:on call|oncall|broke|wrote|deployed|pushed|merged|booked|left|took|ordered|wants|want|knows|know|can help|can review|reviewed|approved|approves|created|deleted|stopped|started|changed|touched|terminated|rotated|turned|enabled|disabled|opened|added|removed|named|invited|forgot|is driving|is taking|here|else|moved)|which team|what team|who in (?:our|the)|who on (?:our|the)|codeowners?|code owners?|repo owner|product owner|process owner|on call)\b/,
  request:
    /\b(?:can (?:you|someone|somebody|anyone)|could (?:you|someone|somebody|anyone)|please (?:restart|deploy|review|check|merge|approve|run|send|give|add|fix)|i will|i am going to|let us|we should|we will|going to|plan to|need help|help me)\b/,
  wh: /^(?:who|whose|what|which|where|when|why|how|is|are|do|does|did|can|could|should|will|would|has|have|must)\b/,
};

/** Reads the signs. `words` are joined by single spaces; `text` is the clean question itself. */
export function cuesOf(words: string, text: string): Cues {
  const flag = (name: Exclude<CueName, 'questionMark' | 'code'>): number =>
    patterns[name].test(words) ? 1 : 0;
  return {
    who: flag('who'),
    responsibility: flag('responsibility'),
    alternative: flag('alternative'),
    possessive: flag('possessive'),
    obligation: flag('obligation'),
    doesProvider: flag('doesProvider'),
    providerDoes: flag('providerDoes'),
    weDo: flag('weDo'),
    upTo: flag('upTo'),
    confirmation: flag('confirmation'),
    questionMark: text.includes('?') ? 1 : 0,
    forUs: flag('forUs'),
    automatic: flag('automatic'),
    auditor: flag('auditor'),
    model: flag('model'),
    problem: flag('problem'),
    howTo: flag('howTo'),
    instruction: flag('instruction'),
    chatter: flag('chatter'),
    code: /[{}\\`]|=>|\(\)|\$ |^\s*at \w|\b(?:INFO|ERROR|WARN|DEBUG)\b|--\w|\w+\/\w+\/\w+/.test(
      text,
    )
      ? 1
      : 0,
    otherOwner: flag('otherOwner'),
    request: flag('request'),
    wh: flag('wh'),
  };
}

/** The first act whose verbs stand in the words decides; order from the rarest to the commonest. */
const acts: readonly (readonly [Exclude<Act, 'none'>, RegExp])[] = [
  ['pay', /\b(?:pays?|paying|bill|billed|charged?|costs?|invoice)\b/],
  ['prove', /\b(?:prove|proof|evidence|attest\w*|demonstrate|certify|report)\b/],
  [
    'publish',
    /\b(?:publish\w*|releas\w*|ship(?:s|ped|ping)?|issu(?:e|es|ed|ing)|build(?:s)?|provid\w*|supply|supplies|deliver\w*)\b/,
  ],
  [
    'apply',
    /\b(?:appl(?:y|ies|ied|ying)|roll\w*|install\w*|deploy\w*|adopt\w*|upgrad\w*|updat\w*|patch\w*|let(?:s)? in|reboot\w*|redeploy\w*|rebuild\w*|recycle)\b/,
  ],
  [
    'detect',
    /\b(?:detect\w*|monitor\w*|scan\w*|notice\w*|find(?:s|ing)?|watch\w*|review\w*|audit\w*)\b/,
  ],
  ['choose', /\b(?:choos\w*|pick\w*|decid\w*|select\w*|schedul\w*)\b/],
  [
    'configure',
    /\b(?:configur\w*|enabl\w*|turn(?:s|ed)? on|set(?:s|ting)?|switch\w*|tighten|restrict\w*|open(?:s|ed)?|clos\w*)\b/,
  ],
  ['operate', /\b(?:operat\w*|run(?:s|ning)?|maintain\w*|manag\w*|replac\w*|repair\w*|fix\w*)\b/],
];

export function actOf(words: string): Act {
  return acts.find(([, verbs]) => verbs.test(words))?.[0] ?? 'none';
}
