/** Longest topic that is an abbreviation: `ai`. */
const abbreviation = 2;

/** `cost-and-availability` -> `Cost and availability`. */
export function topicName(topic: string): string {
  if (topic.length <= abbreviation) return topic.toUpperCase();
  const words = topic.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
