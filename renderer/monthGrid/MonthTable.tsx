import type { Output } from '../../shared/contract/contract.ts';
import { weekdayName } from '../../shared/rules/calendar/businessDate.ts';
import { counted, markKeyOf, markOf } from '../../shared/rules/week/dayMarks.ts';
import { useNavigation } from '../navigation/Navigation.tsx';
import { nowHere } from '../week/today.ts';

type Grid = Output<'month.grid'>;
type Group = Grid['groups'][number];
type GridDay = Group['people'][number]['days'][number];

/** One form's people × the days of the month. */
export function MonthTable({ days, group }: { days: Grid['days']; group: Group }) {
  const now = nowHere();
  const today = now.slice(0, 10);
  return (
    <section className="month-group" aria-label={group.title}>
      <h2>{group.title}</h2>
      {group.people.length === 0 ? (
        <p className="soft">这个月没有要交{group.title}的人员</p>
      ) : (
        <div className="month-frame">
          <table className="month-grid">
            <thead>
              <tr>
                <th scope="col" className="month-person">
                  姓名
                </th>
                {days.map(({ date, workday, name }) => (
                  <th
                    key={date}
                    scope="col"
                    data-off={workday === false || undefined}
                    data-today={date === today || undefined}
                    title={[date, weekdayName(date), name].filter(Boolean).join(' ')}
                  >
                    <span className="figures">{Number(date.slice(8))}</span>
                    <small>{weekdayName(date).slice(2)}</small>
                  </th>
                ))}
                {counted.map(({ label }) => (
                  <th key={label} scope="col" className="month-count">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {group.people.map((person) => (
                <Person key={person.id} form={group.form} person={person} days={days} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface PersonProps {
  form: string;
  person: Group['people'][number];
  days: Grid['days'];
  now: string;
}

function Person({ form, person, days, now }: PersonProps) {
  const keys = person.days.map((day) => markKeyOf(day, now));
  return (
    <tr>
      <th scope="row" className="month-person" title={person.name}>
        {person.name}
      </th>
      {person.days.map((day, place) => (
        <Cell
          key={day.date}
          form={form}
          name={person.name}
          day={day}
          off={days[place]?.workday === false}
          now={now}
        />
      ))}
      {counted.map((column) => {
        const count = keys.filter((key) => column.keys.includes(key)).length;
        return (
          <td
            key={column.label}
            className="month-count figures"
            data-tone={count > 0 ? column.tone : 'quiet'}
          >
            {count}
          </td>
        );
      })}
    </tr>
  );
}

interface CellProps {
  form: string;
  name: string;
  day: GridDay;
  off: boolean;
  now: string;
}

function Cell({ form, name, day, off, now }: CellProps) {
  const { go } = useNavigation();
  const { mark, tone, meaning } = markOf(markKeyOf(day, now));
  const said = `${name} ${day.date} ${day.absence ?? meaning}`;
  const { documentId } = day;
  return (
    <td data-tone={mark === '' ? undefined : tone} data-off={off || undefined} title={said}>
      {documentId === undefined ? (
        mark
      ) : (
        <button
          type="button"
          aria-label={said}
          onClick={() => go({ page: 'document', form, id: documentId })}
        >
          {mark}
        </button>
      )}
    </td>
  );
}
