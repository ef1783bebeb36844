/** The slash command, as the manifest declares it. */
export const commandName = '/srm';

/** Types of the metadata that our messages carry; tests and tools outside the project rely on them. */
export const metadataType = { answer: 'srm_answer', tip: 'srm_tip' } as const;

/** `action_id` of the button that shares a private answer. */
export const shareAction = 'srm_share';

/** `action_id`s must differ within a message: options are numbered. */
export const chooseActionPrefix = 'srm_choose_';
export const chooseAction = /^srm_choose_\d{1,2}$/;

/** Keys of what is posted once. */
export const answerKey = (channel: string, ts: string): string => `answer/${channel}/${ts}`;
export const shareKey = (channel: string, ts: string): string => `share/${channel}/${ts}`;
