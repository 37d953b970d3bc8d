import './stateMark.css';

export const stateNames = { draft: '草稿', submitted: '已提交', void: '作废' } as const;

const signingNames = { all: '已签齐', lapsed: '签名失效' } as const;

interface Props {
  state: keyof typeof stateNames;
  /** Of a submitted one: everybody has signed, or a signature lapsed. */
  signing?: keyof typeof signingNames | undefined;
}

/** 草稿/已提交/作废, the same on every page; a submitted one says when its signatures are complete, or not any more. */
export function StateMark({ state, signing }: Props) {
  return (
    <span
      className="state"
      data-state={signing === 'lapsed' ? 'late' : state}
      {...(signing && { title: `${stateNames[state]}，${signingNames[signing]}` })}
    >
      {signing ? signingNames[signing] : stateNames[state]}
    </span>
  );
}
