import { PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Select, Space, Spin } from 'antd';
import { useState } from 'react';
import { useReading, useWriting } from '../../contract/queries.ts';
import { RefusalNotice } from '../../contract/RefusalNotice.tsx';
import { SaveSheet } from '../../paper/SaveSheet.tsx';

interface Props {
  id: string;
  revision: number;
  /** Something is typed that the sheet does not show. */
  unsaved: boolean;
  onClose(): void;
}

/** The sheet as it will be printed, in Chromium's own viewer. */
export function SheetPanel({ id, revision, unsaved, onClose }: Props) {
  const { message } = App.useApp();
  const [part, setPart] = useState(1);
  const parts = useReading('sheets.parts', { id });
  const sheet = useReading('sheets.preview', { id, part });
  const save = useWriting('sheets.save');
  const print = useWriting('sheets.print');
  const missing = sheet.data?.missingCharacters ?? [];
  return (
    <Drawer
      open
      title={`预览 · 第 ${revision} 版${sheet.data ? `，共 ${sheet.data.pages} 页` : ''}`}
      size="100vw"
      onClose={onClose}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 8, padding: 0 } }}
      extra={
        <Space>
          {(parts.data?.length ?? 0) > 1 && (
            <Select
              aria-label="联次"
              className="sheet-part"
              value={part}
              options={(parts.data ?? []).map(({ part, name, prints }) => ({
                value: part,
                label: prints > 0 ? `${name}（已打 ${prints} 次）` : name,
              }))}
              onChange={setPart}
            />
          )}
          <SaveSheet
            label="另存 PDF"
            loading={save.isPending}
            disabled={!sheet.data}
            onSave={(toSign) =>
              save.mutate(
                { id, part, toSign },
                {
                  onSuccess: (done) =>
                    done && message.success(`已出单并另存为 PDF${toSign ? '，列入待收回' : ''}`),
                },
              )
            }
          />
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            loading={print.isPending}
            disabled={!sheet.data}
            onClick={() => print.mutate({ id, part })}
          >
            打印
          </Button>
        </Space>
      }
    >
      {unsaved && <Alert banner type="warning" title="预览的是已保存的内容，未保存的改动不在其中。" />}
      {missing.length > 0 && (
        <Alert banner type="warning" title={`字库里没有这些字，表上印成编码：${missing.join(' ')}`} />
      )}
      {sheet.isError && <RefusalNotice error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.isPending && (
        <div className="document-instead">
          <Spin />
        </div>
      )}
      {/* The carried Electron lays the viewer out for the width of the window: the panel is as wide. In an iframe it           waits for ever for its document; embedded it reads it by itself. */}
      {sheet.data && (
        <embed
          className="sheet-frame"
          title="表单预览"
          type="application/pdf"
          src={`${sheet.data.address}#toolbar=0&navpanes=0&zoom=115`}
        />
      )}
    </Drawer>
  );
}
