/** One thing that must be so for questions to be answered: undefined when it is, else why not, in words of ours. */
export type Check = () => Promise<string | undefined>;

export type Readiness = {
  readonly ready: boolean;
  /** By name of the check: `ok`, or why not. */
  readonly checks: Readonly<Record<string, string>>;
};

/** Longest wait, in ms, for one check; whoever asks gives up after a few seconds, too. */
const patienceMs = 2000;

/** Asks all at once. What fails says no more than that: an error's words may hold addresses and names. */
export async function readiness(
  checks: Readonly<Record<string, Check>>,
  within = patienceMs,
): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(
      async ([name, check]): Promise<readonly [string, string | undefined]> => [
        name,
        await outcome(check, within),
      ],
    ),
  );
  return {
    ready: results.every(([, why]) => why === undefined),
    checks: Object.fromEntries(results.map(([name, why]) => [name, why ?? 'ok'])),
  };
}

async function outcome(check: Check, within: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done(`no answer within ${within / 1000} s`), within);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return 'failed, see the log';
  } finally {
    clearTimeout(timer);
  }
}
