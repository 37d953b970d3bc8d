import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Space, Spin } from 'antd';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../forms/document.css';
import '../forms/panels.css';

interface Props {
  title: string;
  paper: {
    data?: { address: string; pages: number; missingCharacters: string[] } | undefined;
    error: unknown;
    isPending: boolean;
    isError: boolean;
    refetch(): unknown;
  };
  /** Beside the button that prints. */
  actions?: ReactNode;
  printing: boolean;
  onPrint(): void;
  onClose(): void;
}

/** A derived paper as it will be printed, in Chromium's own viewer. */
export function PaperPanel({ title, paper, actions, printing, onPrint, onClose }: Props) {
  const missing = paper.data?.missingCharacters ?? [];
  return (
    <Drawer
      open
      title={`预览 · ${title}${paper.data ? `，共 ${paper.data.pages} 页` : ''}`}
      // As wide as the window: the viewer is laid out for that.
      size="100vw"
      onClose={onClose}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 8, padding: 0 } }}
      extra={
        <Space>
          {actions}
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            loading={printing}
            disabled={!paper.data}
            onClick={onPrint}
          >
            打印
          </Button>
        </Space>
      }
    >
      {missing.length > 0 && (
        <Alert banner type="warning" title={`字库里没有这些字，表上印成编码：${missing.join(' ')}`} />
      )}
      {paper.isError && <RefusalNotice error={paper.error} onRetry={() => void paper.refetch()} />}
      {paper.isPending && (
        <div className="document-instead">
          <Spin />
        </div>
      )}
      {paper.data && (
        <embed
          className="sheet-frame"
          title="表单预览"
          type="application/pdf"
          src={`${paper.data.address}#toolbar=0&navpanes=0&zoom=115`}
        />
      )}
    </Drawer>
  );
}
