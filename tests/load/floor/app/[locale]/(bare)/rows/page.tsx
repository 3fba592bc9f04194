import { connection } from 'next/server';

const ROWS = Array.from({ length: 50 }, (_, place) => place + 1);

/** Fifty plain rows, rendered anew for each request. */
export default async function RowsPage() {
  await connection();
  return (
    <main>
      <table>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <td>{row}</td>
              <td>{`Row ${String(row)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
