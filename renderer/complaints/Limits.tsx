import { App, Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import {
  type ComplaintCategory,
  categories,
  categoryKeys,
} from '../../shared/forms/complaintCard/options.ts';
import { useReading, useWriting } from '../contract/queries.ts';

/** 处理期限: working days from acceptance to closing, by category. */
export function LimitsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>处理期限</Button>
      {open && <LimitsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

const MOST = 250;

function LimitsDialog({ onClose }: { onClose(): void }) {
  const { message } = App.useApp();
  const known = useReading('complaints.limits', undefined);
  const save = useWriting('complaints.setLimits');
  const [typed, setTyped] = useState<Partial<Record<ComplaintCategory, number>>>({});
  const limits = known.data && { ...known.data, ...typed };
  return (
    <Modal
      open
      title="投诉处理期限"
      width={420}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: !limits || Object.keys(typed).length === 0, loading: save.isPending }}
      onOk={() =>
        limits &&
        save.mutate(limits, {
          onSuccess: () => {
            message.success('已保存，自今日起受理的投诉适用');
            onClose();
          },
        })
      }
      onCancel={onClose}
    >
      <p className="soft">
        自受理次日起算的工作日，到结案为止。只对今日起受理的投诉生效，正在处理的不变；个别投诉可在初评时改定。
      </p>
      <div className="limits">
        {limits &&
          categoryKeys.map((category) => (
            <LimitLine
              key={category}
              label={categories[category]}
              value={limits[category]}
              onValue={(value) => setTyped((current) => ({ ...current, [category]: value }))}
            />
          ))}
      </div>
    </Modal>
  );
}

function LimitLine({
  label,
  value,
  onValue,
}: {
  label: string;
  value: number;
  onValue(value: number): void;
}) {
  return (
    <>
      <span>{label}</span>
      <InputNumber
        aria-label={`${label}处理期限`}
        min={1}
        max={MOST}
        precision={0}
        value={value}
        onChange={(given) => given !== null && onValue(given)}
      />
      <span className="soft">个工作日</span>
    </>
  );
}
