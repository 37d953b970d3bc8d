import {
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FileTextOutlined,
  HighlightOutlined,
  IdcardOutlined,
  ImportOutlined,
  QuestionCircleOutlined,
  ScanOutlined,
  ScheduleOutlined,
  TableOutlined,
  TeamOutlined,
  UserAddOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { formGroups } from '../../shared/forms/machinery/form.ts';
import { forms } from '../../shared/forms/registry.ts';
import type { Right } from '../../shared/rights/rights.ts';
import { allowed } from '../../shared/rights/rights.ts';
import type { Role } from '../../shared/rights/roles.ts';
import { useReading } from '../contract/queries.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import type { Place } from '../navigation/place.ts';

interface Item {
  label: string;
  icon: ReactNode;
  place: Place;
  /** Absent: everybody's. */
  right?: Right;
  count?: number;
}

const formIcons: Readonly<Record<string, ReactNode>> = { customerCard: <IdcardOutlined /> };

export function SideNavigation({ archive, role }: { archive: Output<'archive.state'>; role: Role }) {
  const { place, go } = useNavigation();
  const awaiting = useReading('customers.awaitingCard', undefined, { enabled: allowed(role, 'card.read') });
  const paper = useReading('paper.awaited', undefined, { enabled: allowed(role, 'paper.file') });
  const groups: { title: string; items: Item[] }[] = [
    { title: '', items: [{ label: '今天', icon: <CheckSquareOutlined />, place: { page: 'today' } }] },
    ...Object.entries(formGroups).map(([group, title]) => ({ title, items: formItems(group) })),
    {
      title: '工作',
      items: [
        {
          label: '待建卡',
          icon: <UserAddOutlined />,
          place: { page: 'awaitingCard' },
          right: 'card.read',
          ...(awaiting.data?.length ? { count: awaiting.data.length } : {}),
        },
        { label: '客户归类汇总表', icon: <TableOutlined />, place: { page: 'summary' }, right: 'card.read' },
        {
          label: '纸单',
          icon: <ScanOutlined />,
          place: { page: 'paper' },
          right: 'sheet.print',
          ...(paper.data?.length ? { count: paper.data.length } : {}),
        },
        {
          label: '销售力对比',
          icon: <BarChartOutlined />,
          place: { page: 'comparison' },
          right: 'figures.read',
        },
        {
          label: '待签名',
          icon: <HighlightOutlined />,
          place: { page: 'waiting' },
          right: 'report.read',
        },
        { label: '周报', icon: <CalendarOutlined />, place: { page: 'week' }, right: 'week.read' },
        { label: '交表一览', icon: <ScheduleOutlined />, place: { page: 'month' }, right: 'week.read' },
        {
          label: '标准推销术题库',
          icon: <QuestionCircleOutlined />,
          place: { page: 'questions' },
          right: 'supervision.read',
        },
      ],
    },
    {
      title: '管理',
      items: [
        { label: '导入客户', icon: <ImportOutlined />, place: { page: 'import' }, right: 'card.import' },
        { label: '人员', icon: <TeamOutlined />, place: { page: 'people' }, right: 'people.read' },
      ],
    },
  ];
  return (
    <nav className="side" aria-label="导航">
      <div className="side-branch">
        <span className="side-mark" aria-hidden="true">
          档
        </span>
        <span className="side-branch-name" title={archive.branch?.name}>
          {archive.branch?.name}
        </span>
      </div>
      {groups.map((group) => {
        const shown = group.items.filter((item) => item.right === undefined || allowed(role, item.right));
        if (shown.length === 0) return null;
        return (
          <div key={group.title} className="side-group">
            {group.title && <div className="side-title">{group.title}</div>}
            {shown.map((item) => (
              <button
                key={item.label}
                type="button"
                className="side-item"
                aria-current={belongsTo(place, item.place) ? 'page' : undefined}
                onClick={() => go(item.place)}
              >
                {item.icon}
                <span className="side-label">{item.label}</span>
                {item.count !== undefined && <span className="side-count figures">{item.count}</span>}
              </button>
            ))}
          </div>
        );
      })}
      <div className="side-version">客档 {archive.version}</div>
    </nav>
  );
}

function formItems(wanted: string): Item[] {
  return forms
    .filter(({ group }) => group === wanted)
    .map(({ description, access }) => ({
      label: description.title,
      icon: formIcons[description.key] ?? <FileTextOutlined />,
      place: { page: 'list', form: description.key },
      right: access.read,
    }));
}

/** A document belongs under its form's list. */
function belongsTo(place: Place, item: Place): boolean {
  if (place.page === 'complaints') return item.page === 'list' && item.form === 'complaintCard';
  if (item.page === 'list')
    return (place.page === 'list' || place.page === 'document') && place.form === item.form;
  return place.page === item.page;
}
