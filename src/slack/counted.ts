import type { Ask } from '../answers/answer.ts';
import type { Tell } from '../answers/tell.ts';
import type { Meter } from '../monitor/meter.ts';

type Asked = { readonly ask: Ask; readonly tell: Tell; readonly meter: Pick<Meter, 'answered'> };

/**
 * For what people type, click and pick: there whatever is answered is shown. What is said in a channel is
 * heard more than once, and counted when it is posted.
 */
export function counted({ ask, tell, meter }: Asked): Pick<Asked, 'ask' | 'tell'> {
  return {
    ask: (question, circumstances) => {
      const answer = ask(question, circumstances);
      meter.answered('interaction', answer.kind);
      return answer;
    },
    tell: (picked) => {
      const answer = tell(picked);
      if (answer !== undefined) meter.answered('choice', answer.kind);
      return answer;
    },
  };
}
