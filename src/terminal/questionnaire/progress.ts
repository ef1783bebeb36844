/** The part of a terminal that is written to. */
type Screen = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** Between two changes of the line, in ms: more often nobody can read. */
const everyMs = 100;

export type Progress = {
  readonly onRow: (done: number, of: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
};

/** One line that is written again and again on a terminal; nothing in a file or a pipe. */
export function createProgress(screen: Screen, now: () => number): Progress {
  if (screen.isTTY !== true) return { onRow: () => undefined, end: () => undefined };
  let last = Number.NEGATIVE_INFINITY;
  return {
    onRow: (done, of) => {
      if (now() - last < everyMs && done < of) return;
      last = now();
      screen.write(`\r${done} of ${of} rows`);
    },
    end: () => screen.write('\r\u001b[K'),
  };
}
