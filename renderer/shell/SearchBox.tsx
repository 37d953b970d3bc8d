import { Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { useShortcut } from '../keyboard/useShortcut.ts';

export function SearchBox() {
  const input = useRef<InputRef>(null);
  useShortcut('Ctrl+K', () => input.current?.focus({ cursor: 'all' }));
  return <Input ref={input} placeholder="查找客户（Ctrl+K）" />;
}
