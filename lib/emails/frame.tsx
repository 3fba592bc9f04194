import { Body, Container, Head, Html, Preview } from 'react-email';
import type { CSSProperties, ReactNode } from 'react';

// Mail clients know neither our style sheet nor custom properties: the tokens' values stand here once, inline.
export const COLOR = {
  paper: '#F6F7F4',
  surface: '#FFFFFF',
  ink: '#14211E',
  soft: '#46534F',
  rule: '#C8D0CB',
  track: '#6E7B76',
  line: '#0A6156',
  link: '#08574D',
  here: '#FFC83D',
  problem: '#A8201A',
  band: '#0B3B35',
} as const;

const FONT = "Overpass,'Segoe UI','Noto Sans',Helvetica,Arial,sans-serif";

export const STYLE = {
  text: { margin: '0 0 12px', fontSize: 17, lineHeight: '26px', color: COLOR.ink },
  small: { margin: '0 0 10px', fontSize: 15, lineHeight: '23px', color: COLOR.soft },
  h1: { margin: '0 0 12px', fontSize: 24, lineHeight: '30px', color: COLOR.ink },
  h2: {
    margin: '28px 0 16px',
    paddingTop: 12,
    borderTop: `3px solid ${COLOR.ink}`,
    fontSize: 20,
    lineHeight: '26px',
    color: COLOR.ink,
  },
  button: {
    display: 'inline-block',
    margin: '8px 0',
    padding: '13px 22px 11px',
    borderRadius: 3,
    background: COLOR.line,
    color: COLOR.surface,
    fontSize: 17,
    fontWeight: 'bold',
    textDecoration: 'none',
  },
  code: {
    margin: '8px 0 16px',
    fontSize: 32,
    lineHeight: '40px',
    letterSpacing: 4,
    fontWeight: 'bold',
    color: COLOR.ink,
  },
} satisfies Record<string, CSSProperties>;

/** The sheet every mail is written on: band, text, who writes. */
export function Frame(props: { locale: string; preview: string; sender: string; children: ReactNode }) {
  return (
    <Html lang={props.locale} dir="ltr">
      <Head>
        <title>{props.preview}</title>
        <meta name="color-scheme" content="light" />
      </Head>
      <Body style={{ margin: 0, padding: '0 12px', background: COLOR.paper, fontFamily: FONT }}>
        <Preview>{props.preview}</Preview>
        <Container
          style={{
            width: '100%',
            maxWidth: 600,
            margin: '24px auto',
            background: COLOR.surface,
            border: `1px solid ${COLOR.rule}`,
          }}
        >
          <div
            style={{
              background: COLOR.band,
              color: COLOR.surface,
              padding: '14px 24px',
              fontSize: 20,
              lineHeight: '28px',
              fontWeight: 'bold',
            }}
          >
            Affilia
          </div>
          <div style={{ padding: '28px 24px' }}>{props.children}</div>
        </Container>
        <p style={{ ...STYLE.small, margin: '14px 0 24px', textAlign: 'center' }}>{props.sender}</p>
      </Body>
    </Html>
  );
}
