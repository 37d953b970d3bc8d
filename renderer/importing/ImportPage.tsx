export function ImportPage() {
  return <h1 style={{ padding: 16 }}>导入客户</h1>;
}
