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

/** Modal about a channel's tips. Its fields: ids of the blocks and of the actions in them. */
export const tipsModalId = 'srm_tips_modal';
export const tipsField = {
  state: 'srm_tips_state',
  time: 'srm_tips_time',
  zone: 'srm_tips_zone',
  weekdays: 'srm_tips_weekdays',
  topics: 'srm_tips_topics',
  country: 'srm_tips_country',
} as const;
export const tipsFieldAction = /^srm_tips_(?:state|time|zone|weekdays|topics|country)$/;

/** Buttons under a tip. */
export const tipAnswerAction = 'srm_tip_answer';
export const tipsOffAction = 'srm_tip_off';

/** Modal about when the app speaks in a channel, and its fields. */
export const channelModalId = 'srm_channel_modal';
export const channelField = {
  answer: 'srm_channel_answer',
  place: 'srm_channel_place',
  whoMayChange: 'srm_channel_who_may_change',
} as const;

/** The menu on a posted answer, and what stands in it. */
export const answerMenuAction = 'srm_answer_menu';
export const answerMenu = { mute: 'mute', unmute: 'unmute', remove: 'delete' } as const;

/** Examples under a welcome. */
export const exampleActionPrefix = 'srm_example_';
export const exampleAction = /^srm_example_\d$/;

/** The message shortcut, as the manifest declares it. */
export const whoOwnsShortcut = 'srm_who_owns';

/** Keys of what is posted once. */
export const answerKey = (channel: string, ts: string): string => `answer/${channel}/${ts}`;
/** Held while an answer is renewed; nothing is posted under it. */
export const renewKey = (channel: string, ts: string): string => `renew/${channel}/${ts}`;
export const sheetKey = (channel: string, ts: string): string => `sheet/${channel}/${ts}`;
export const shareKey = (channel: string, ts: string): string => `share/${channel}/${ts}`;
export const welcomeKey = (channel: string): string => `welcome/${channel}`;
export const exampleKey = (channel: string, ts: string, actionId: string): string =>
  `example/${channel}/${ts}/${actionId}`;
export const tipKey = (channel: string, day: string): string => `tip/${channel}/${day}`;
export const tipAnswerKey = (channel: string, ts: string): string => `tip-answer/${channel}/${ts}`;
/** The word to whoever switched tips on that they ended, once a day at most. */
export const tipsEndedKey = (channel: string, day: string): string =>
  `tips-ended/${channel}/${day}`;
