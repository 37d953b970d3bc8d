import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Role } from '../../shared/rights/roles.ts';
import { goBack, goTo, homeOf, type Place, replaceWith, startTrail } from './place.ts';

export interface Navigation {
  place: Place;
  go(place: Place): void;
  /** As `go`, but `back` does not return to the present place. */
  replace(place: Place): void;
  back(): void;
}

const NavigationContext = createContext<Navigation | undefined>(undefined);

export function NavigationProvider({ role, children }: { role: Role; children: ReactNode }) {
  const [trail, setTrail] = useState(() => startTrail(homeOf(role)));
  const navigation = useMemo<Navigation>(
    () => ({
      place: trail.place,
      go: (place) => setTrail((current) => goTo(current, place)),
      replace: (place) => setTrail((current) => replaceWith(current, place)),
      back: () => setTrail((current) => goBack(current, homeOf(role))),
    }),
    [trail, role],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation outside of NavigationProvider');
  return navigation;
}
