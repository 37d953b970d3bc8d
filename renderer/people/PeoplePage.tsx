export function PeoplePage() {
  return <h1 style={{ padding: 16 }}>人员</h1>;
}
