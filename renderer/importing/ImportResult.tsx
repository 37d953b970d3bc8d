import { App, Button } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { useWriting } from '../contract/queries.ts';
import { useNavigation } from '../navigation/Navigation.tsx';

interface ImportResultProps {
  token: string;
  result: Output<'import.run'>;
  onClose: () => void;
}

export function ImportResult({ token, result, onClose }: ImportResultProps) {
  const { message } = App.useApp();
  const { go } = useNavigation();
  const save = useWriting('import.saveRejects');
  const figures: [string, number][] = [
    ['读到', result.read],
    ['新建', result.imported],
    ['合并', result.merged],
    ['跳过', result.skipped],
    ['退回', result.rejected],
  ];
  return (
    <div className="import-done" role="status">
      <h2>导入完成</h2>
      <dl>
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{count}</dd>
          </div>
        ))}
      </dl>
      {result.rejected > 0 && <p>退回的行没有写入。另存后照“退回：原因”改好，可以直接再导入。</p>}
      <p>新建的是草稿：补齐必填内容后提交，才算正式的客户资料卡。</p>
      <div className="import-run">
        {result.rejected > 0 && (
          <Button
            loading={save.isPending}
            onClick={() =>
              save.mutate({ token }, { onSuccess: (saved) => saved && void message.success('已另存') })
            }
          >
            另存退回的行
          </Button>
        )}
        <Button onClick={onClose}>再导入一个文件</Button>
        <Button type="primary" onClick={() => go({ page: 'list', form: 'customerCard' })}>
          去看客户资料卡
        </Button>
      </div>
    </div>
  );
}
