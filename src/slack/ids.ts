/** The slash command, as the manifest declares it. */
export const commandName = '/srm';

/** Types of the metadata that our messages carry; tests and tools outside the project rely on them. */
export const metadataType = { answer: 'srm_answer', tip: 'srm_tip' } as const;

/** `action_id` of the button that shares a private answer. */
export const shareAction = 'srm_share';

/** `action_id`s must differ within a message: options are numbered. */
export const chooseActionPrefix = 'srm_choose_';
export const chooseAction = /^srm_choose_\d{1,2}$/;

/** The same inside a modal, where a choice becomes the modal's next answer. */
export const modalChooseActionPrefix = 'srm_modal_choose_';
export const modalChooseAction = /^srm_modal_choose_\d{1,2}$/;

/** Modal with an answer, and its field for the next question. */
export const answerModalId = 'srm_answer_modal';
export const askOnAction = 'srm_ask_on';

/** App Home: the field that sends on Enter, the button beside it, and the examples. */
export const askBoxAction = 'srm_ask_box';
export const askButtonAction = 'srm_ask_button';
export const askExampleActionPrefix = 'srm_ask_example_';
export const askAction = /^srm_ask_(?:box|button|example_\d)$/;

/** App Home's button to change a channel's tips; its value is the channel. */
export const tipsConfigureAction = 'tips_configure';

/** Examples under a welcome. */
export const exampleActionPrefix = 'srm_example_';
export const exampleAction = /^srm_example_\d$/;

/** The message shortcut, as the manifest declares it. */
export const whoOwnsShortcut = 'srm_who_owns';

/** Keys of what is posted once. */
export const answerKey = (channel: string, ts: string): string => `answer/${channel}/${ts}`;
export const shareKey = (channel: string, ts: string): string => `share/${channel}/${ts}`;
export const welcomeKey = (channel: string): string => `welcome/${channel}`;
export const exampleKey = (channel: string, ts: string, actionId: string): string =>
  `example/${channel}/${ts}/${actionId}`;
