import { FileAddOutlined } from '@ant-design/icons';
import { App, Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useWriting } from '../contract/queries.ts';
import { useAllowed } from '../shell/Actor.tsx';

const MOST = 50;

/** 空白表: empty sheets of the form, numbered, to fill by hand. */
export function BlankForms({ form, title }: { form: string; title: string }) {
  const { message } = App.useApp();
  const mayPrint = useAllowed('sheet.print');
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(1);
  const blanks = useWriting('paper.blanks');
  if (!mayPrint) return null;
  const handOut = (kind: 'print' | 'save') =>
    blanks.mutate(
      { form, count, kind },
      {
        onSuccess: (done) => {
          if (!done) return;
          setOpen(false);
          void message.success(kind === 'print' ? `已打印空白表 ${count} 份` : `已另存空白表 ${count} 份`);
        },
      },
    );
  return (
    <>
      <Button icon={<FileAddOutlined />} onClick={() => setOpen(true)}>
        空白表
      </Button>
      {open && (
        <Modal
          open
          title={`空白表 · ${title}`}
          width={440}
          onCancel={() => setOpen(false)}
          footer={[
            <Button key="cancel" onClick={() => setOpen(false)}>
              取消
            </Button>,
            <Button key="save" loading={blanks.isPending} onClick={() => handOut('save')}>
              另存 PDF
            </Button>,
            <Button key="print" type="primary" loading={blanks.isPending} onClick={() => handOut('print')}>
              打印
            </Button>,
          ]}
        >
          <p className="soft">供外出手填，每份有自己的空白表号，登记在“纸单 · 打印登记”；取消打印不占号。</p>
          <p className="blank-count">
            份数{' '}
            <InputNumber
              aria-label="份数"
              min={1}
              max={MOST}
              precision={0}
              value={count}
              onChange={(value) => setCount(value ?? 1)}
            />
          </p>
        </Modal>
      )}
    </>
  );
}
