import { Alert, Button } from 'antd';
import { weekdayName } from '../../shared/rules/calendar/businessDate.ts';
import { useWriting } from '../contract/queries.ts';

/** Days of a year whose holidays are not published: somebody says whether they are worked. */
export function UndecidedDays({ days, mayAnswer }: { days: readonly string[]; mayAnswer: boolean }) {
  const answer = useWriting('week.answerDay');
  return (
    <Alert
      type="warning"
      showIcon
      title={`${days[0]?.slice(0, 4)} 年放假安排未公布（或未录入），程序不替您猜。请逐日确认是否上班：`}
      description={
        <ul className="week-undecided">
          {days.map((date) => (
            <li key={date}>
              <span className="figures">
                {date} {weekdayName(date)}
              </span>
              {mayAnswer && (
                <>
                  <Button size="small" onClick={() => answer.mutate({ date, workday: true })}>
                    上班
                  </Button>
                  <Button size="small" onClick={() => answer.mutate({ date, workday: false })}>
                    休息
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
