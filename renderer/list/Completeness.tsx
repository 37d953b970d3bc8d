import './completeness.css';

/** `points` are basis points. Rounded down: 100 % means that nothing is missing. */
export function Completeness({ points }: { points: number }) {
  const percent = Math.floor(points / 100);
  return (
    <span className="complete" data-full={percent >= 100 ? '' : undefined}>
      <span className="complete-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {percent}%
    </span>
  );
}
