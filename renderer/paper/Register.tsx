import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Empty, Select, Space, Spin } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Input } from '../../shared/contract/contract.ts';
import { formOf, forms } from '../../shared/forms/registry.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { momentText } from '../forms/editor/momentText.ts';
import { useNavigation } from '../navigation/Navigation.tsx';

type Filter = Input<'paper.register'>;

/** 打印登记: what was printed and saved, by whom, when, which part of which revision. */
export function Register() {
  const { go } = useNavigation();
  const { message } = App.useApp();
  const [filter, setFilter] = useState<Filter>({});
  const register = useReading('paper.register', filter, { keepPrevious: true });
  const people = useReading('people.list', undefined);
  const exported = useWriting('paper.exportRegister');
  const set = (key: keyof Filter, value: string | undefined) =>
    setFilter(({ [key]: _, ...rest }) => ({ ...rest, ...(value && { [key]: value }) }));
  const rows = register.data?.rows ?? [];
  return (
    <>
      <Space wrap className="paper-tools">
        <DatePicker.RangePicker
          size="small"
          aria-label="日期"
          allowEmpty={[true, true]}
          placeholder={['从', '到']}
          value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
          onChange={(days) => {
            const [from, to] = (days ?? []).map((day) => day?.format('YYYY-MM-DD'));
            setFilter(({ from: _, to: __, ...rest }) => ({
              ...rest,
              ...(from && { from }),
              ...(to && { to }),
            }));
          }}
        />
        <Select
          size="small"
          aria-label="人员"
          className="paper-filter"
          allowClear
          placeholder="全部人员"
          value={filter.personId ?? null}
          options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => set('personId', value)}
        />
        <Select
          size="small"
          aria-label="表单"
          className="paper-filter"
          allowClear
          placeholder="全部表单"
          value={filter.form ?? null}
          options={forms.map(({ description }) => ({ value: description.key, label: description.title }))}
          onChange={(value) => set('form', value)}
        />
        <Button
          size="small"
          icon={<DownloadOutlined />}
          disabled={rows.length === 0}
          loading={exported.isPending}
          onClick={() =>
            exported.mutate(filter, { onSuccess: (done) => done && message.success('已导出打印登记') })
          }
        >
          导出
        </Button>
        {register.data?.more && <span className="soft">只显示最近 {rows.length} 条；导出为全部</span>}
      </Space>
      {register.isError ? (
        <RefusalNotice error={register.error} onRetry={() => void register.refetch()} />
      ) : !register.data ? (
        <Spin />
      ) : rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有打印或另存的记录" />
      ) : (
        <table className="entry-table" aria-label="打印登记">
          <thead>
            <tr>
              <th>时间</th>
              <th>人员</th>
              <th>方式</th>
              <th>表单</th>
              <th>编号</th>
              <th>内容</th>
              <th>版</th>
              <th>联次</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a register have no identity beyond their place
              <tr key={index}>
                <td className="figures">{momentText(row.at)}</td>
                <td>{row.by}</td>
                <td>{wayText(row)}</td>
                <td>{formOf(row.form).description.title}</td>
                <td className="figures">{row.number}</td>
                <td>
                  {row.documentId === undefined ? (
                    row.title
                  ) : (
                    <button
                      type="button"
                      className="grid-link"
                      onClick={() => go({ page: 'document', form: row.form, id: row.documentId as string })}
                    >
                      {row.title}
                    </button>
                  )}
                </td>
                <td className="figures">{row.revision !== undefined && `第 ${row.revision} 版`}</td>
                <td>{row.part || (row.documentId ? '草稿' : '空白表')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** The first print is the original; the n-th after it bears 补打第 n 次. */
function wayText({ kind, count }: { kind: 'print' | 'save'; count?: number }): string {
  if (kind === 'save') return count === undefined ? '另存' : `另存，第 ${count} 份`;
  return count === undefined || count === 1 ? '打印' : `补打第 ${count - 1} 次`;
}
