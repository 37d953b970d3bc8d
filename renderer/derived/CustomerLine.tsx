import { Button } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';

/** Of whom the page speaks, and the way to his other papers. */
export function CustomerLine({
  customer,
  here,
}: {
  customer: Output<'visitRecord.visits'>['customer'];
  here: 'visitRecord' | 'folder';
}) {
  const { go } = useNavigation();
  const mayReadVisits = useAllowed('report.read');
  const { id, code, name, type, level, state, salesperson, area, contact, phone } = customer;
  return (
    <div className="customer-line">
      <strong>{name}</strong>
      <span className="figures">{code}</span>
      <span className="soft">
        {[type, level, state, area, salesperson, contact, phone].filter(Boolean).join(' · ')}
      </span>
      <span className="list-gap" />
      <Button size="small" onClick={() => go({ page: 'document', form: 'customerCard', id })}>
        资料卡
      </Button>
      {here !== 'visitRecord' && mayReadVisits && (
        <Button size="small" onClick={() => go({ page: 'visitRecord', customer: id })}>
          拜访档案记录
        </Button>
      )}
      {here !== 'folder' && (
        <Button size="small" onClick={() => go({ page: 'folder', customer: id })}>
          一户一档
        </Button>
      )}
    </div>
  );
}
