import { DownOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';

interface Props {
  label: string;
  disabled: boolean;
  loading?: boolean;
  onSave(toSign: boolean): void;
}

/** Saving sheets as PDF; beside it, saving them to be printed and signed elsewhere, so that their paper is awaited. */
export function SaveSheet({ label, disabled, loading = false, onSave }: Props) {
  return (
    <Space.Compact>
      <Button icon={<SaveOutlined />} loading={loading} disabled={disabled} onClick={() => onSave(false)}>
        {label}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        placement="bottomRight"
        menu={{
          items: [{ key: 'toSign', label: '另存去打印签字（列入待收回）' }],
          onClick: () => onSave(true),
        }}
      >
        <Button aria-label="其他用途" icon={<DownOutlined />} disabled={disabled} />
      </Dropdown>
    </Space.Compact>
  );
}
