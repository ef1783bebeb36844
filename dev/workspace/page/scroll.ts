/// <reference lib="dom" />

/** How near to the end, in pixels, a reader counts as being at the end. */
const NEAR = 120;

/** What stays visible beside a message that fills the area, in pixels. */
const MARGIN = 40;

/** Keeps a reader of the end of a list at the end, when the list grows and when the area shrinks. */
export function createScroll(list: HTMLElement) {
  let wasAtEnd = true;
  let watched: Element | null = null;

  const area = () => list.closest('.scroll');
  const isAtEnd = () => {
    const it = area();
    return !it || it.scrollHeight - it.scrollTop - it.clientHeight < NEAR;
  };
  const toEnd = () => {
    const it = area();
    const last = list.lastElementChild;
    if (!it || !last) return;
    it.scrollTop = it.scrollHeight;
    // Something long is read from its beginning.
    if (last.clientHeight > it.clientHeight - MARGIN) last.scrollIntoView({ block: 'start' });
  };
  const sizes = new ResizeObserver(() => {
    if (wasAtEnd) toEnd();
  });
  /** Called when the list has been put into its area. */
  const watch = () => {
    const it = area();
    if (!it || it === watched) return;
    watched = it;
    sizes.disconnect();
    sizes.observe(it);
    it.addEventListener('scroll', () => {
      wasAtEnd = isAtEnd();
    });
  };
  return { isAtEnd, toEnd, watch };
}
