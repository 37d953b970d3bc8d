import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { isComposing } from '../keyboard/composing.ts';
import { Labelled } from '../signIn/Labelled.tsx';
import { DrawingPad } from './DrawingPad.tsx';

interface Props {
  password: string;
  onPassword(password: string): void;
  onDrawing(png: string | undefined): void;
  onEnter(): void;
  /** Nothing was signed with this account before. */
  firstTime: boolean;
}

export function SigningFields({ password, onPassword, onDrawing, onEnter, firstTime }: Props) {
  const [draws, setDraws] = useState(false);
  return (
    <>
      <Labelled label="您的登录密码">
        {(id) => (
          <Input.Password
            id={id}
            autoFocus
            maxLength={200}
            value={password}
            onChange={(event) => onPassword(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event)) return;
              event.preventDefault();
              onEnter();
            }}
          />
        )}
      </Labelled>
      <Checkbox
        checked={draws}
        onChange={(event) => {
          setDraws(event.target.checked);
          if (!event.target.checked) onDrawing(undefined);
        }}
      >
        手写签名（可不写，用鼠标、笔或手指）
      </Checkbox>
      {draws && <DrawingPad onChange={onDrawing} />}
      <p className="faint">
        {firstTime && '第一次签名会给您生成签名密钥，由您的密码保管。'}
        签的是现在的内容；以后改了其中任何一处，签名自己失效。
      </p>
    </>
  );
}
