import { useSyncExternalStore } from 'react';
import { textOf } from '../../contract/call.ts';
import type { CopyKeeper } from './copyKeeper.ts';
import { momentText } from './momentText.ts';

/** Whether what was typed is safe. */
export function CopyText({ keeper }: { keeper: CopyKeeper }) {
  const copy = useSyncExternalStore(keeper.subscribe, () => keeper.state);
  switch (copy.state) {
    case 'none':
      return null;
    case 'keeping':
      return <span className="copy-text faint">正在暂存…</span>;
    case 'kept':
      return <span className="copy-text soft">已暂存 {momentText(copy.at).slice(11)}，未保存</span>;
    case 'failed':
      return (
        <span className="copy-text bad" role="alert" title={textOf(copy.error)}>
          暂存没有成功
        </span>
      );
  }
}
