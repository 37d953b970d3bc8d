export function AwaitingCardPage() {
  return <h1 style={{ padding: 16 }}>待建卡</h1>;
}
