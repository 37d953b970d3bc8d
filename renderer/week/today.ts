/** Today's date in China, 'yyyy-mm-dd', whatever zone the computer is set to. */
export function todayHere(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
