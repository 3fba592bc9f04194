/** Two stations and the line between them, with the product's name. */
export function Logo() {
  return (
    <>
      <svg viewBox="0 0 48 20" aria-hidden="true" focusable="false" className="flip">
        <path d="M8 10h30" stroke="currentColor" strokeWidth="4" />
        <circle cx="8" cy="10" r="7" fill="currentColor" />
        <circle cx="38" cy="10" r="6.5" fill="var(--band)" stroke="currentColor" strokeWidth="4" />
      </svg>
      <span aria-hidden="true">Affilia</span>
    </>
  );
}
