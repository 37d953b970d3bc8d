import { StartFrame } from '../signIn/StartFrame.tsx';

export function FirstRun({ folder }: { folder: string; onBegin: () => void; onDone: () => void }) {
  return (
    <StartFrame title="建立客户档案" wide>
      {folder}
    </StartFrame>
  );
}
