export function WeekPage(_: { week?: string }) {
  return <h1 style={{ padding: 16 }}>周报</h1>;
}
