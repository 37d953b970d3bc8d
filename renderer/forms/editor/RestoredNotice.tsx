import { Alert, Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { type Difference, differences } from '../../../shared/forms/machinery/difference.ts';
import { DifferenceTable } from '../panels/DifferenceTable.tsx';
import { momentText } from './momentText.ts';
import type { Opened } from './openedDocument.ts';

interface Props {
  opened: Opened;
  keptAt: string;
  /** Throws the copy away and shows what is saved. */
  onDrop(): void;
  onClose(): void;
}

/** What stands on the screen is not what was saved. */
export function RestoredNotice({ opened, keptAt, onDrop, onClose }: Props) {
  const [looking, setLooking] = useState(false);
  const { document } = opened;
  const changes = changesOf(opened);
  return (
    <Alert
      className="document-notice"
      type="info"
      closable={{ onClose, 'aria-label': '知道了' }}
      title={
        document
          ? `已恢复您 ${momentText(keptAt)} 暂存、尚未保存的改动。`
          : `已恢复您 ${momentText(keptAt)} 填了一半、尚未保存的内容。`
      }
      {...(looking && {
        description: <DifferenceTable differences={changes} />,
      })}
      action={
        <Space>
          {document && changes.length > 0 && (
            <Button size="small" onClick={() => setLooking(!looking)}>
              {looking ? '收起' : '看改了什么'}
            </Button>
          )}
          <Popconfirm
            title="放弃后不能恢复，确定放弃？"
            okText="放弃"
            cancelText="不放弃"
            placement="bottomRight"
            onConfirm={onDrop}
          >
            <Button size="small">{document ? '放弃这些改动' : '放弃，重新填'}</Button>
          </Popconfirm>
        </Space>
      }
    />
  );
}

function changesOf({ form, base, start }: Opened): Difference[] {
  return differences(form.description, base.body, start);
}
