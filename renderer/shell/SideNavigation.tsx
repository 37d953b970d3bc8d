import type { Output } from '../../shared/contract/contract.ts';
import { allowed } from '../../shared/rights/rights.ts';
import type { Role } from '../../shared/rights/roles.ts';
import { useReading } from '../contract/queries.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { belongsTo, navigation } from './navigationItems.ts';

/** Without pictures: two dozen of them would be told apart by their words alone. */
export function SideNavigation({ archive, role }: { archive: Output<'archive.state'>; role: Role }) {
  const { place, go } = useNavigation();
  const cards = useReading('customers.awaitingCard', undefined, { enabled: allowed(role, 'card.read') });
  const paper = useReading('paper.awaited', undefined, { enabled: allowed(role, 'paper.file') });
  const counted = { awaitingCards: cards.data?.length ?? 0, paper: paper.data?.length ?? 0 };
  return (
    <nav className="side" aria-label="导航">
      <div className="side-branch">
        <span className="side-mark" aria-hidden="true">
          档
        </span>
        <span className="side-branch-name" title={archive.branch?.name}>
          {archive.branch?.name}
        </span>
      </div>
      {navigation.map((group) => {
        const shown = group.items.filter(({ right }) => right === undefined || allowed(role, right));
        if (shown.length === 0) return null;
        return (
          <div key={group.title} className="side-group">
            {group.title && <div className="side-title">{group.title}</div>}
            {shown.map((item) => (
              <button
                key={item.label}
                type="button"
                className="side-item"
                aria-current={belongsTo(place, item.place) ? 'page' : undefined}
                onClick={() => go(item.place)}
              >
                <span className="side-label">{item.label}</span>
                {item.counts && counted[item.counts] > 0 && (
                  <span className="side-count figures">{counted[item.counts]}</span>
                )}
              </button>
            ))}
          </div>
        );
      })}
      <div className="side-version">客档 {archive.version}</div>
    </nav>
  );
}
