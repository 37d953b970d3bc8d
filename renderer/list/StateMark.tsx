import './stateMark.css';

export const stateNames = { draft: '草稿', submitted: '已提交', void: '作废' } as const;

/** 草稿/已提交/作废, the same on every page. */
export function StateMark({ state }: { state: keyof typeof stateNames }) {
  return (
    <span className="state" data-state={state}>
      {stateNames[state]}
    </span>
  );
}
