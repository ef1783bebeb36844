import type { Answer } from '../answers/answer.ts';

/** An answer as one line of JSON, with the fields of the contract in their order (DESIGN.md). */
export function answerJson(answer: Answer): string {
  return JSON.stringify(contractOf(answer));
}

function contractOf(answer: Answer): Readonly<Record<string, unknown>> {
  const { question, kind, owner, concern, service, headline, because } = answer;
  const { aws, customer, actions, sources, reviewed, version } = answer;
  return {
    question,
    kind,
    owner,
    concern,
    service,
    headline,
    because,
    aws,
    customer,
    actions,
    sources,
    reviewed,
    version,
    ...('options' in answer ? { options: answer.options } : {}),
    ...('parts' in answer ? { parts: answer.parts.map(contractOf) } : {}),
  };
}
