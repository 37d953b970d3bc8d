import { useNavigation } from '../navigation/Navigation.tsx';
import type { Place } from '../navigation/place.ts';
import { samePlace } from '../navigation/place.ts';
import './complaints.css';

const views: readonly (readonly [label: string, place: Place])[] = [
  ['列表', { page: 'list', form: 'complaintCard' }],
  ['看板', { page: 'complaints', view: 'board' }],
  ['统计', { page: 'complaints', view: 'figures' }],
];

/** The same complaints three ways: as a list, by stage, in figures. */
export function ComplaintViews() {
  const { place, replace } = useNavigation();
  return (
    <span className="views" role="tablist" aria-label="查看方式">
      {views.map(([label, view]) => (
        <button
          key={label}
          type="button"
          role="tab"
          aria-selected={samePlace(place, view)}
          onClick={() => replace(view)}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
