import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows that are drawn beyond either edge. */
const OVERSCAN = 12;

interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Every row's height in pixels. */
  readonly height: number;
  /** The height in pixels of the head, which stays above the rows and covers those that are scrolled under it. */
  readonly head: number;
  /** Where the list begins, in pixels from its top. */
  readonly initialTop: number;
}

interface RowWindow {
  /** The rows to draw: from `first` up to, and without, `end`. */
  readonly first: number;
  readonly end: number;
  /** Takes notice of where the list stands now. */
  scrolled(): void;
  /** Scrolls as little as brings the whole row into view. */
  reveal(index: number): void;
}

/** Which rows of a long list are worth drawing. All of one height, so that where each stands is known without measuring any. */
export function useRowWindow({ scroller, count, height, head, initialTop }: RowWindowOptions): RowWindow {
  const [top, setTop] = useState(initialTop);
  // The window is higher than any list in it: what is drawn at first is enough, and nobody has to measure for it.
  const [viewport, setViewport] = useState(innerHeight);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the list's beginning is where it was left
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (initialTop > 0) element.scrollTop = initialTop;
    const observer = new ResizeObserver(() => setViewport(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Drawn anew when the window has moved by half of what is drawn beyond its edge, and not for every pixel.
  const stride = (height * OVERSCAN) / 2;
  const shownTop = Math.min(top, Math.max(0, head + count * height - viewport));
  return {
    first: Math.max(0, Math.floor(shownTop / height) - OVERSCAN),
    end: Math.min(count, Math.ceil((shownTop + viewport - head + stride) / height) + OVERSCAN),
    scrolled() {
      const element = scroller.current;
      if (element !== null) setTop(Math.floor(element.scrollTop / stride) * stride);
    },
    reveal(index) {
      const element = scroller.current;
      if (element === null) return;
      const lowest = index * height;
      const highest = head + lowest + height - element.clientHeight;
      element.scrollTop = Math.min(Math.max(element.scrollTop, highest), lowest);
    },
  };
}
