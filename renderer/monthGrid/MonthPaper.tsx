import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useReading, useWriting } from '../contract/queries.ts';
import { PaperPanel } from '../derived/PaperPanel.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { monthText } from './months.ts';

/** The month as a sheet: saved as it is, or looked at and printed. */
export function MonthPaperButtons({ month }: { month: string }) {
  const { message } = App.useApp();
  const [preview, setPreview] = useState(false);
  const save = useWriting('month.save');
  if (!useAllowed('sheet.print')) return null;
  return (
    <>
      <Button
        icon={<SaveOutlined />}
        loading={save.isPending}
        onClick={() =>
          save.mutate({ month }, { onSuccess: (done) => done && message.success('已另存，并记入审计') })
        }
      >
        另存 PDF
      </Button>
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
        预览、打印
      </Button>
      {preview && <MonthPaper month={month} onClose={() => setPreview(false)} />}
    </>
  );
}

function MonthPaper({ month, onClose }: { month: string; onClose(): void }) {
  const paper = useReading('month.preview', { month });
  const print = useWriting('month.print');
  return (
    <PaperPanel
      title={`交表一览表 · ${monthText(month)}`}
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate({ month })}
      onClose={onClose}
    />
  );
}
