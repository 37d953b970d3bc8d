import { App, Select, Spin } from 'antd';
import { formOf } from '../../shared/forms/registry.ts';
import { type SigningWay, signingWayKeys, signingWays } from '../../shared/rules/signing/ways.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../theme/entryTable.css';
import './signing.css';

const AS_BRANCH = '';

/** 签名方式: where papers are signed, in the branch and form by form. */
export function SigningWays() {
  const { message } = App.useApp();
  const ways = useReading('signing.ways', undefined);
  const set = useWriting('signing.setWay');
  if (ways.isError) return <RefusalNotice error={ways.error} onRetry={() => void ways.refetch()} />;
  if (!ways.data) return <Spin />;
  const { branch, forms } = ways.data;
  const done = () => message.success('已改签名方式，从今天的单据起算');
  const options = signingWayKeys.map((key) => ({ value: key as string, label: signingWays[key] as string }));
  return (
    <div className="papers">
      <table className="entry-table" aria-label="签名方式">
        <thead>
          <tr>
            <th>表单</th>
            <th>在哪里签（今天及以后的单据；以前的照旧）</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <b>本分公司</b>
            </td>
            <td>
              <Select
                aria-label="本分公司签名方式"
                className="signing-way"
                size="small"
                value={branch as string}
                options={options}
                onChange={(way) => set.mutate({ way: way as SigningWay }, { onSuccess: done })}
              />
            </td>
          </tr>
          {forms.map(({ form, own }) => {
            const { title } = formOf(form).description;
            return (
              <tr key={form}>
                <td>{title}</td>
                <td>
                  <Select
                    aria-label={`${title}签名方式`}
                    className="signing-way"
                    size="small"
                    value={own ?? AS_BRANCH}
                    options={[
                      { value: AS_BRANCH, label: `同本分公司（${signingWays[branch]}）` },
                      ...options,
                    ]}
                    onChange={(way) =>
                      set.mutate(
                        { form, ...(way !== AS_BRANCH && { way: way as SigningWay }) },
                        { onSuccess: done },
                      )
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="soft signing-ways-note">
        只在屏幕上签：打印出来的只作参考，不列入待收回。只在纸上签：屏幕上不能签，签了字的纸单扫描归档才算签过。
      </p>
    </div>
  );
}
