import { Button, Input, Progress, Select } from 'antd';
import { useState } from 'react';
import { reportingRoles } from '../../shared/rights/roles.ts';
import { call } from '../contract/call.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useProgress } from '../contract/useProgress.ts';

interface RunImportProps {
  token: string;
  disabled: boolean;
  rows: number;
  running: boolean;
  error: Error | null;
  onRun: (given: { salespersonId?: string; area?: string }) => void;
}

/** What all new cards get where the file says nothing, and the run with its progress. */
export function RunImport({ token, disabled, rows, running, error, onRun }: RunImportProps) {
  const people = useReading('people.list', undefined);
  const progress = useProgress(['import']);
  const [salespersonId, setSalespersonId] = useState<string>();
  const [area, setArea] = useState('');
  return (
    <section aria-label="导入" className="import-foot">
      <div className="import-run">
        <span className="soft">文件里没写的，都填：</span>
        <Select
          aria-label="责任业务员"
          placeholder="责任业务员"
          allowClear
          className="import-select"
          disabled={running}
          showSearch={{ optionFilterProp: 'label' }}
          value={salespersonId ?? null}
          onChange={(id) => setSalespersonId(id ?? undefined)}
          options={(people.data ?? [])
            .filter(({ role, active }) => active && reportingRoles.includes(role))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Input
          aria-label="所属区域"
          placeholder="所属区域"
          value={area}
          maxLength={60}
          disabled={running}
          onChange={(event) => setArea(event.target.value)}
        />
        <span className="list-gap" />
        <Button
          type="primary"
          disabled={disabled}
          loading={running}
          onClick={() =>
            onRun({ ...(salespersonId && { salespersonId }), ...(area.trim() && { area: area.trim() }) })
          }
        >
          导入 {rows} 行
        </Button>
        {running && <Button onClick={() => void call('import.cancel', { token })}>取消</Button>}
      </div>
      {running && (
        <Progress
          percent={progress ? Math.floor((100 * progress.done) / Math.max(1, progress.total)) : 0}
          format={(percent) => `${progress?.text ?? '正在读取'} ${percent}%`}
        />
      )}
      {error && <RefusalNotice error={error} />}
    </section>
  );
}
