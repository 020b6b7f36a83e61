import { useEffect, useState } from "react";

/** Milliseconds without a change after which a value counts. */
const CALM = 1000;

/** A value once it has stopped changing: what screen readers are told would otherwise never end. */
export function useCalm<V>(value: V): V | undefined {
  const [calm, setCalm] = useState<V | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), CALM);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
