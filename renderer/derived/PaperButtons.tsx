import { PrinterOutlined, SaveOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Input } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { useAllowed } from '../shell/Actor.tsx';
import { PaperPanel } from './PaperPanel.tsx';

/** The derived papers of one page, by the calls that make them. */
const papers = {
  monthGrid: { preview: 'month.preview', print: 'month.print', save: 'month.save' },
  complaintFigures: {
    preview: 'complaints.previewFigures',
    print: 'complaints.printFigures',
    save: 'complaints.saveFigures',
  },
} as const;

type Papers = typeof papers;
interface Asked<P extends keyof Papers> {
  paper: P;
  title: string;
  of: Input<Papers[P]['preview']>;
}

/** A derived paper: saved as it is, or looked at and printed. */
export function PaperButtons<P extends keyof Papers>(asked: Asked<P>) {
  const { message } = App.useApp();
  const [preview, setPreview] = useState(false);
  const save = useWriting(papers[asked.paper].save);
  if (!useAllowed('sheet.print')) return null;
  return (
    <>
      <Button
        icon={<SaveOutlined />}
        loading={save.isPending}
        onClick={() =>
          save.mutate(asked.of, { onSuccess: (done) => done && message.success('已另存，并记入审计') })
        }
      >
        另存 PDF
      </Button>
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPreview(true)}>
        预览、打印
      </Button>
      {preview && <Preview {...asked} onClose={() => setPreview(false)} />}
    </>
  );
}

function Preview<P extends keyof Papers>({ paper, title, of, onClose }: Asked<P> & { onClose(): void }) {
  const made = useReading(papers[paper].preview, of);
  const print = useWriting(papers[paper].print);
  return (
    <PaperPanel
      title={title}
      paper={made}
      printing={print.isPending}
      onPrint={() => print.mutate(of)}
      onClose={onClose}
    />
  );
}
