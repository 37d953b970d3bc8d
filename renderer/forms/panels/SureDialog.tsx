import { Modal } from 'antd';

interface Props {
  title: string;
  explanation: string;
  action: string;
  onDone(): void;
  onClose(): void;
}

/** Asks once more before something is lost. */
export function SureDialog({ title, explanation, action, onDone, onClose }: Props) {
  return (
    <Modal
      open
      title={title}
      width={420}
      okText={action}
      cancelText="取消"
      okButtonProps={{ danger: true }}
      onOk={onDone}
      onCancel={onClose}
    >
      <p>{explanation}</p>
    </Modal>
  );
}
