import { ConcernId, ServiceId, TipId } from '../../../src/knowledge/ids.ts';
import type { Tip } from '../../../src/knowledge/tip.ts';

function tip(id: string, topic: string, text: string): Tip {
  return {
    id: TipId.parse(id),
    text,
    concern: ConcernId.parse('patching'),
    service: ServiceId.parse('rds'),
    topic,
    level: 'basics',
  };
}

/** A knowledge of three tips. */
export const tips: readonly Tip[] = [
  tip('patch-it', 'patching', 'Patch what is <yours> & look whether it worked.'),
  tip('back-it-up', 'backup', 'Restore one backup today, for nobody else does.'),
  tip('close-it', 'patching', 'Close the port that nobody uses any more.'),
];
