import { Input, Modal, Spin } from 'antd';
import { useState } from 'react';
import { useReading } from '../contract/queries.ts';
import './about.css';
import { useAllowed } from '../shell/Actor.tsx';
import { type Licence, useLicences } from './licences.ts';
import { Updates } from './Updates.tsx';

/** Edition of the program, what it runs on, and the terms of what it is made of. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const mayUpdate = useAllowed('program.update');
  const archive = useReading('archive.state', undefined);
  const licences = useLicences();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<Licence>();
  const found = licences.data?.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <Modal open title="关于客档" footer={null} width={760} onCancel={onClose}>
      <dl className="about-facts">
        <dt>版本</dt>
        <dd className="figures">{archive.data?.version}</dd>
        <dt>运行环境</dt>
        <dd className="figures">{runtime()}</dd>
        <dt>档案位置</dt>
        <dd>{archive.data?.folder}</dd>
        <dt>许可</dt>
        <dd>客档按 MIT 许可发布；Electron 与 Chromium 的许可文件在程序文件夹内。</dd>
      </dl>
      {mayUpdate && archive.data && (
        <>
          <h3 className="about-head">更新</h3>
          <Updates version={archive.data.version} />
        </>
      )}
      <h3 className="about-head">
        第三方组件{found && `（${found.length}）`}
        <Input
          size="small"
          allowClear
          placeholder="按名称查找"
          aria-label="查找组件"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </h3>
      {licences.isError ? (
        <p className="soft">这个版本没有附带许可清单。请向总公司索取。</p>
      ) : found ? (
        <div className="about-licences">
          <ul aria-label="第三方组件">
            {found.map((licence) => (
              <li key={`${licence.name} ${licence.version}`}>
                <button type="button" aria-pressed={licence === chosen} onClick={() => setChosen(licence)}>
                  <span>{licence.name}</span>
                  <span className="soft">
                    {licence.version}　{licence.identifier ?? '见正文'}
                  </span>
                </button>
              </li>
            ))}
            {found.length === 0 && <li className="soft about-none">没有这个名称的组件</li>}
          </ul>
          <section aria-label="许可正文">
            <pre>{textOf(chosen)}</pre>
          </section>
        </div>
      ) : (
        <Spin />
      )}
    </Modal>
  );
}

function textOf(licence: Licence | undefined): string {
  if (!licence) return '选左边的组件，在这里看它的许可。';
  return licence.text ?? `${licence.name} 按 ${licence.identifier ?? '其作者的'} 许可发布，未附正文。`;
}

/** `Electron 45.4.1 · Chromium 152.0` as the page's own browser calls itself. */
function runtime(): string {
  const part = (name: string) => new RegExp(`${name}/([\\d.]+)`).exec(navigator.userAgent)?.[1];
  return [
    ['Electron', part('Electron')],
    ['Chromium', part('Chrome')],
  ]
    .flatMap(([name, version]) => (version ? [`${name} ${version}`] : []))
    .join(' · ');
}
