import { weekdayName } from '../../shared/rules/calendar/businessDate.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { lookOf, type WeekDay, type WeekStatus } from './dayState.ts';
import { nowHere } from './today.ts';

interface WeekGridTableProps {
  status: WeekStatus;
  /** Somebody asks to enter an absence for a day without a report. */
  onAbsence?: (personId: string, date: string) => void;
}

/** Salesperson × day. A cell with a report opens it; a day without one leads to the entry of an absence. */
export function WeekGridTable({ status, onAbsence }: WeekGridTableProps) {
  const { go } = useNavigation();
  const now = nowHere();
  const days = status.people[0]?.days ?? [];
  return (
    <div className="week-grid-frame">
      <table className="week-grid">
        <thead>
          <tr>
            <th scope="col" className="week-person">
              业务员
            </th>
            {days.map((day) => (
              <th key={day.date} scope="col" data-off={day.workday === false || undefined}>
                <span className="figures">{shortDate(day.date)}</span> {weekdayName(day.date)}
              </th>
            ))}
            <th scope="col" className="figures">
              已交／应交
            </th>
          </tr>
        </thead>
        <tbody>
          {status.people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className="week-person" title={person.name}>
                {person.name}
              </th>
              {person.days.map((day) => {
                const look = lookOf(day, now);
                return (
                  <td key={day.date} data-tone={look.tone} title={`${person.name} ${day.date} ${look.text}`}>
                    {day.documentId ? (
                      <button
                        type="button"
                        onClick={() =>
                          go({ page: 'document', form: 'visitReport', id: day.documentId ?? '' })
                        }
                      >
                        {look.text}
                      </button>
                    ) : onAbsence && day.state === 'missing' ? (
                      <button
                        type="button"
                        aria-label={`${person.name} ${day.date} ${look.text}，登记请假`}
                        onClick={() => onAbsence(person.id, day.date)}
                      >
                        {look.text}
                      </button>
                    ) : (
                      look.text
                    )}
                  </td>
                );
              })}
              <td className="figures">{handedIn(person.days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shortDate = (date: string) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;

function handedIn(days: readonly WeekDay[]): string {
  const came = days.filter(({ state }) => state === 'submitted' || state === 'late').length;
  const owed = days.filter(({ state }) => state === 'missing' || state === 'void').length;
  return `${came}／${came + owed}`;
}
