import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useNavigation } from '../navigation/Navigation.tsx';
import { EARLY, mustBeMended, type Point, type PointGroup, type TypedReasons } from './pointGroups.ts';

/** Kinds with more points than this begin folded: whoever has 200 of a kind gives one reason for all. */
const MOST_UNFOLDED = 12;

interface PointListProps {
  groups: readonly PointGroup[];
  typed: TypedReasons;
  mayReason: boolean;
  disabled: boolean;
  onTyped: (typed: TypedReasons) => void;
}

export function PointList({ groups, typed, mayReason, disabled, onTyped }: PointListProps) {
  return (
    <div className="points-list">
      {groups.map((group) => (
        <Group
          key={group.kind}
          group={group}
          typed={typed}
          mayReason={mayReason && !group.points.some(mustBeMended)}
          disabled={disabled}
          onTyped={onTyped}
        />
      ))}
    </div>
  );
}

type GroupProps = Omit<PointListProps, 'groups'> & { group: PointGroup };

function Group({ group, typed, mayReason, disabled, onTyped }: GroupProps) {
  const { kind, title, points } = group;
  const [unfolded, setUnfolded] = useState(points.length <= MOST_UNFOLDED);
  const ofKind = typed.ofKind[kind] ?? '';
  return (
    <section aria-label={title}>
      <header className="points-group">
        <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? <DownOutlined /> : <RightOutlined />}
          {title} <span className="figures soft">{points.length}</span>
        </button>
        {mayReason && points.length > 1 && (
          <Input
            size="small"
            aria-label={`“${title}”各项的同一原因`}
            placeholder={typed.ofAll.trim() || `这 ${points.length} 项同一原因`}
            value={ofKind}
            disabled={disabled}
            maxLength={400}
            onChange={({ target }) =>
              onTyped({ ...typed, ofKind: { ...typed.ofKind, [kind]: target.value } })
            }
          />
        )}
      </header>
      {unfolded && (
        <ul>
          {points.map((point) => (
            <li key={point.code}>
              <PointText point={point} />
              {mayReason && (
                <Input
                  size="small"
                  aria-label={`${point.text} 的原因`}
                  placeholder={
                    kind === EARLY
                      ? '写明提前上报的原因，或到期后再封存'
                      : ofKind.trim() || typed.ofAll.trim() || '处理它，或写明原因'
                  }
                  value={typed.own[point.code] ?? ''}
                  disabled={disabled}
                  maxLength={400}
                  onChange={({ target }) =>
                    onTyped({ ...typed, own: { ...typed.own, [point.code]: target.value } })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PointText({ point: { text, document } }: { point: Point }) {
  const { go } = useNavigation();
  if (!document)
    return (
      <span className="points-text" title={text}>
        {text}
      </span>
    );
  return (
    <button
      type="button"
      className="grid-link points-text"
      title={text}
      onClick={() => go({ page: 'document', ...document })}
    >
      {text}
    </button>
  );
}
