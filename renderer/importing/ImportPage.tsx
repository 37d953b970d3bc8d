import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../theme/entryTable.css';
import '../week/week.css';
import { Columns } from './Columns.tsx';
import { Duplicates } from './Duplicates.tsx';
import { duplicateCount } from './duplicateCount.ts';
import './importing.css';
import { ImportResult } from './ImportResult.tsx';
import { RunImport } from './RunImport.tsx';
import { Sample } from './Sample.tsx';
import { useChooseFile } from './useChooseFile.ts';

export type Preview = Output<'import.preview'>;
export type DuplicateWay = 'skip' | 'merge' | 'import';
type Result = Output<'import.run'>;

export function ImportPage() {
  const [token, setToken] = useState<string>();
  const choose = useChooseFile(setToken);
  return (
    <section className="week" aria-label="导入客户">
      <header className="list-head">
        <h1>导入客户</h1>
        <span className="list-gap" />
        {token && (
          <Button loading={choose.isPending} onClick={() => choose.mutate()}>
            换一个文件
          </Button>
        )}
      </header>
      <div className="week-body">
        {choose.isError && <RefusalNotice error={choose.error} />}
        {token ? (
          <Import key={token} token={token} onClose={() => setToken(undefined)} />
        ) : (
          <div className="import-start">
            <p>选择客户文件：CSV（UTF-8 或 Excel 存的 GB18030）或 xlsx，第一行是列名。</p>
            <p className="soft">先预览、核对列和重复，确认后才写入；要么全部写入，要么一行也不写。</p>
            <Button type="primary" size="large" loading={choose.isPending} onClick={() => choose.mutate()}>
              选择文件
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Import({ token, onClose }: { token: string; onClose: () => void }) {
  const [mapping, setMapping] = useState<Record<string, string>>();
  const [duplicates, setDuplicates] = useState<DuplicateWay>('merge');
  const [decisions, setDecisions] = useState<Readonly<Record<string, DuplicateWay>>>({});
  const [result, setResult] = useState<Result>();
  const preview = useReading(
    'import.preview',
    { token, ...(mapping && { mapping }) },
    { keepPrevious: true, enabled: result === undefined },
  );
  const run = useWriting('import.run', { refusal: 'inPlace' });

  if (result) return <ImportResult token={token} result={result} onClose={onClose} />;
  if (preview.isError)
    return (
      <>
        <RefusalNotice error={preview.error} onRetry={() => void preview.refetch()} />
        {mapping && (
          <Button className="import-back" onClick={() => setMapping(undefined)}>
            恢复自动识别的列
          </Button>
        )}
      </>
    );
  if (!preview.data) return <Spin description="正在读取文件…" />;
  const { data } = preview;
  const current = mapping ?? mappingOf(data);
  const named = Object.values(current).includes('fullName');
  return (
    <>
      <p className="figures">
        <strong>{data.file}</strong>
        <span className="soft">
          {' '}
          · {data.encoding} · {data.rows} 行 · 重复 {duplicateCount(data)} · 将退回 {data.rejected}
        </span>
        {preview.isFetching && <Spin size="small" />}
      </p>
      <Columns
        preview={data}
        mapping={current}
        disabled={run.isPending}
        onTarget={(column, target) => setMapping({ ...current, [column]: target })}
      />
      <Sample preview={data} />
      <Duplicates
        preview={data}
        way={duplicates}
        decisions={decisions}
        disabled={run.isPending}
        onWay={setDuplicates}
        onDecision={(line, way) => setDecisions((before) => ({ ...before, [line]: way }))}
      />
      <RunImport
        token={token}
        disabled={!named || preview.isFetching}
        rows={data.rows - data.rejected}
        running={run.isPending}
        error={run.error}
        onRun={(given) =>
          run.mutate({ token, mapping: current, duplicates, decisions, ...given }, { onSuccess: setResult })
        }
      />
    </>
  );
}

function mappingOf({ columns }: Preview): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ name, target }) => (target ? [[name, target]] : [])));
}
