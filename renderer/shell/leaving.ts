import { useEffect, useEffectEvent } from 'react';

type Keep = () => Promise<unknown>;
const keepers = new Set<Keep>();

/** Registers work that must be kept before the session is locked or closed, such as what was typed a moment ago. */
export function useKeepBeforeLeaving(keep: Keep): void {
  const latest = useEffectEvent(keep);
  useEffect(() => {
    const keeper = () => latest();
    keepers.add(keeper);
    return () => {
      keepers.delete(keeper);
    };
  }, []);
}

/** Resolves when everything is kept; a keeper that fails does not hold the door. */
export async function keepEverything(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()));
}
