type IconProps = { className?: string };

/** Points to the reading direction's end; mirrored in right-to-left languages. */
export function ArrowIcon({ className = 'ico' }: IconProps) {
  return (
    <svg className={`${className} flip`} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d="M6 24h33M25 9l15 15-15 15" fill="none" stroke="currentColor" strokeWidth="6" />
    </svg>
  );
}

/** Stands before a link that leads back. */
export function BackIcon({ className = 'ico' }: IconProps) {
  return (
    <svg className={`${className} flip`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M17 10H4m6-6-6 6 6 6" fill="none" stroke="currentColor" strokeWidth="2.5" />
    </svg>
  );
}
