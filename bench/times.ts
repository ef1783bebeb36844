/** Passes over all questions; the first warms up and is not counted. */
export const passes = 4;

/** Microseconds of each question in each counted pass. */
export function timesOf(
  questions: readonly string[],
  run: (question: string) => unknown,
): readonly number[] {
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    for (const question of questions) {
      const begun = process.hrtime.bigint();
      run(question);
      if (pass > 0) times.push(Number(process.hrtime.bigint() - begun) / 1000);
    }
  }
  return times;
}
