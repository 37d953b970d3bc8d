import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useReading, useWriting } from '../contract/queries.ts';
import { PaperPanel } from '../derived/PaperPanel.tsx';
import { useAllowed } from '../shell/Actor.tsx';

/** 客户投诉统计表 of the year, with every way of counting. */
export function FiguresPaperButtons({ year }: { year: number }) {
  const { message } = App.useApp();
  const [preview, setPreview] = useState(false);
  const save = useWriting('complaints.saveFigures');
  if (!useAllowed('sheet.print')) return null;
  return (
    <>
      <Button
        icon={<SaveOutlined />}
        loading={save.isPending}
        onClick={() =>
          save.mutate({ year }, { onSuccess: (done) => done && message.success('已另存，并记入审计') })
        }
      >
        另存 PDF
      </Button>
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
        预览、打印
      </Button>
      {preview && <FiguresPaper year={year} onClose={() => setPreview(false)} />}
    </>
  );
}

function FiguresPaper({ year, onClose }: { year: number; onClose(): void }) {
  const paper = useReading('complaints.previewFigures', { year });
  const print = useWriting('complaints.printFigures');
  return (
    <PaperPanel
      title={`客户投诉统计表 · ${year}年`}
      paper={paper}
      printing={print.isPending}
      onPrint={() => print.mutate({ year })}
      onClose={onClose}
    />
  );
}
