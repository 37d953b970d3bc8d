import { App, Button } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { useWriting } from '../contract/queries.ts';

type Place = NonNullable<Output<'backup.state'>['second']>;

/** Where the second copies go: another disk or a stick, chosen in the system's dialog. */
export function SecondPlace({ second }: { second?: Place }) {
  const { message, modal } = App.useApp();
  const choose = useWriting('backup.choosePlace');
  const forget = useWriting('backup.forgetPlace');
  return (
    <>
      <h2>
        第二处 <span className="soft">{second?.folder ?? '还没有设'}</span>
        <span className="list-gap" />
        <Button
          size="small"
          loading={choose.isPending}
          onClick={() =>
            choose.mutate(undefined, {
              onSuccess: (folder) => {
                if (folder !== undefined) message.success('已设好，下一次备份就存过去');
              },
            })
          }
        >
          {second ? '换个位置' : '选择移动盘或文件夹'}
        </Button>
        {second && (
          <Button
            size="small"
            type="text"
            onClick={() =>
              modal.confirm({
                title: '不再存第二处？',
                content: '那里已有的备份留着不动，但以后只存在这台电脑上。',
                okText: '不再存',
                cancelText: '取消',
                onOk: () => forget.mutateAsync(undefined),
              })
            }
          >
            取消
          </Button>
        )}
      </h2>
      {!second && (
        <p className="soft">
          备份与电脑放在一起，电脑坏了、丢了就一起没了。请选一个移动盘或另一个硬盘上的文件夹，用完拔下锁好。
        </p>
      )}
    </>
  );
}
