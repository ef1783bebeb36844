/** Slack refuses to start with us, or cannot be reached: one plain line for whoever started the program. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
}

/**
 * Work that could not be done now and will be taken up again: Slack asks for patience, or another
 * process is at it. `code` keeps Bolt from wrapping it.
 */
export class Postponed extends Error {
  override readonly name = 'Postponed';
  readonly code = 'srm_postponed';
  /** Not before, where Slack said so. */
  readonly until: Date | undefined;

  constructor(message: string, until?: Date) {
    super(message);
    this.until = until;
  }
}
