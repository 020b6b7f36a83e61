/** The shortest time in milliseconds between two deliveries: under load, drawing every frame anew would leave no time for anything else. */
const PACE = 60;

/** The longest time in milliseconds that an item waits where no frame is painted: in a hidden tab, or on a busy page. */
const LONGEST_WAIT = 250;

/** The most items that wait for one delivery; more are delivered at once. */
const LARGEST_BATCH = 5000;

/** Collects items and delivers them together: with the next frame that is painted, at a pace that a page can keep up with. */
export function createFrameBatch<Item>(deliver: (items: readonly Item[]) => void): {
  add(item: Item): void;
  drop(): void;
} {
  let items: Item[] = [];
  let frame = 0;
  let pace: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let delivered = Number.NEGATIVE_INFINITY;

  const settle = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(pace);
    clearTimeout(limit);
    limit = undefined;
  };
  const flush = (): void => {
    settle();
    const batch = items;
    items = [];
    delivered = performance.now();
    if (batch.length > 0) deliver(batch);
  };
  const schedule = (): void => {
    const wait = delivered + PACE - performance.now();
    const onFrame = (): void => {
      frame = requestAnimationFrame(flush);
    };
    if (wait > 0) pace = setTimeout(onFrame, wait);
    else onFrame();
    limit = setTimeout(flush, LONGEST_WAIT);
  };
  return {
    add(item) {
      items.push(item);
      if (items.length >= LARGEST_BATCH) flush();
      else if (limit === undefined) schedule();
    },
    drop() {
      settle();
      items = [];
    },
  };
}
