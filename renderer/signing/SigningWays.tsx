import { App, Select, Spin } from 'antd';
import { formOf } from '../../shared/forms/registry.ts';
import { type SigningWay, signingWayKeys, signingWays } from '../../shared/rules/signing/ways.ts';
import { useReading, useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import './signing.css';

const AS_BRANCH = '';
const options = signingWayKeys.map((key) => ({ value: key as string, label: signingWays[key] as string }));

/** 签名方式: where papers are signed, in the branch and form by form; what is chosen is set. */
export function SigningWays() {
  const { message } = App.useApp();
  const ways = useReading('signing.ways', undefined);
  const set = useWriting('signing.setWay');
  if (ways.isError) return <RefusalNotice error={ways.error} onRetry={() => void ways.refetch()} />;
  if (!ways.data) return <Spin />;
  const { branch, forms } = ways.data;
  const choose = (form: string | undefined, way: string) =>
    set.mutate(
      { ...(form !== undefined && { form }), ...(way !== AS_BRANCH && { way: way as SigningWay }) },
      { onSuccess: () => void message.success('已改签名方式，从今天的单据起算') },
    );
  return (
    <section className="signing-ways" aria-label="签名方式">
      <h2>签名方式</h2>
      <p className="soft">
        选了就存。只在屏幕上签：打印出来的只作参考，不列入待收回。只在纸上签：屏幕上不能签，签了字的纸单扫描归档才算签过。
      </p>
      <div className="signing-ways-lines">
        <Way label="本分公司" value={branch} choices={options} onChoose={(way) => choose(undefined, way)} />
        {forms.map(({ form, own }) => (
          <Way
            key={form}
            label={formOf(form).description.title}
            value={own ?? AS_BRANCH}
            choices={[{ value: AS_BRANCH, label: `同本分公司（${signingWays[branch]}）` }, ...options]}
            onChoose={(way) => choose(form, way)}
          />
        ))}
      </div>
    </section>
  );
}

interface WayProps {
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  onChoose(way: string): void;
}

function Way({ label, value, choices, onChoose }: WayProps) {
  return (
    <div className="signing-way">
      <span>{label}</span>
      <Select aria-label={`${label}签名方式`} value={value} options={choices} onChange={onChoose} />
    </div>
  );
}
