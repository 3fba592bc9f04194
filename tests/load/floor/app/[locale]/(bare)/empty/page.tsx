/** What an application of this framework weighs before it does anything. */
export default function EmptyPage() {
  return <main>Empty</main>;
}
