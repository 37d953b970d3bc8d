import { Button, Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { isComposing } from '../../keyboard/composing.ts';

interface Props {
  title: string;
  /** What the reason is kept for, or what follows. */
  explanation: string;
  action: string;
  danger?: boolean;
  /** The usual ones, taken by a click. */
  usual: readonly string[];
  onDone(reason: string): void;
  onClose(): void;
}

const LONGEST = 200;

export function ReasonDialog({ title, explanation, action, danger, usual, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  const given = reason.trim();
  const done = () => {
    if (given !== '') onDone(given);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    done();
  };
  return (
    <Modal
      open
      title={title}
      width={480}
      okText={action}
      cancelText="取消"
      okButtonProps={{ disabled: given === '', danger: danger === true }}
      onOk={done}
      onCancel={onClose}
      // The dialog takes the cursor to itself when it opens.
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <p className="soft">{explanation}</p>
      {/* Not antd's: it measures by a hidden one whose style our content policy refuses. */}
      <textarea
        ref={input}
        className="reason"
        aria-label="原因"
        placeholder="原因（必填）"
        rows={3}
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="usual-reasons">
        {usual.map((one) => (
          <Button key={one} size="small" onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
