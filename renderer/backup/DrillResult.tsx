import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { Alert, App, Button, Space } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { drillSteps } from '../../shared/rules/backup/drill.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { PaperPanel } from '../derived/PaperPanel.tsx';

export type Drill = NonNullable<Output<'drill.hold'>>;

export function DrillResult({ drill: { id, record } }: { drill: Drill }) {
  const { message } = App.useApp();
  const save = useWriting('drill.save');
  const [preview, setPreview] = useState(false);
  const { found, steps, findings, sample, passed } = record;
  return (
    <div className="backup-preview">
      <Alert
        type={passed ? 'success' : 'error'}
        showIcon
        title={passed ? '演练通过：备份完整，可以恢复' : `演练不通过：${findings[0] ?? ''}`}
      />
      {found && (
        <p>
          单据 {found.documents} 份，版次 {found.revisions} 个，操作记录 {found.auditLines} 行，周报{' '}
          {found.weeks} 期；现有档案里比它新的单据 {found.newer} 份。
          {record.openedBy === 'code' ? '用打印的恢复码打开。' : '用本机密钥打开，没有试恢复码。'}
        </p>
      )}
      {steps.length > 0 && (
        <table className="entry-table">
          <tbody>
            {steps.map(({ step, took }) => (
              <tr key={step}>
                <td>{drillSteps[step]}</td>
                <td className="figures backup-number">{(took / 10).toFixed(1)} 秒</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sample.length > 0 && (
        <p className="soft">
          抽看：{sample.map(({ formTitle, number, title }) => `${formTitle} ${number || title}`).join('、')}
        </p>
      )}
      <Space>
        <Button icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
          预览、打印记录
        </Button>
        <Button
          icon={<SaveOutlined />}
          loading={save.isPending}
          onClick={() =>
            save.mutate({ id }, { onSuccess: (done) => done && message.success('已另存为 PDF') })
          }
        >
          另存 PDF
        </Button>
      </Space>
      {preview && <DrillPaper id={id} onClose={() => setPreview(false)} />}
    </div>
  );
}

export function DrillPaper({ id, onClose }: { id: string; onClose(): void }) {
  const paper = useReading('drill.preview', { id });
  const print = useWriting('drill.print');
  return (
    <PaperPanel
      title="恢复演练记录"
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate({ id })}
      onClose={onClose}
    />
  );
}
