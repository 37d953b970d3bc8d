import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigation } from '../navigation/Navigation.tsx';

export function BackButton() {
  const { back } = useNavigation();
  return (
    <Button type="text" icon={<ArrowLeftOutlined />} onClick={back} title="返回（Alt+←）" aria-label="返回" />
  );
}
