import { defineConfig, globalIgnores } from 'eslint/config';
import next from 'eslint-config-next/core-web-vitals';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

const rawSql = [
  ['$queryRawUnsafe', 'Values must be bound: use the tagged template $queryRaw`…${value}…`.'],
  ['$executeRawUnsafe', 'Values must be bound: use the tagged template $executeRaw`…${value}…`.'],
].map(([property, message]) => ({ property, message }));
const prismaRaw = {
  object: 'Prisma',
  property: 'raw',
  message: 'Values must be bound: compose with Prisma.sql, and choose identifiers from a list in the code.',
};
const processEnv = {
  object: 'process',
  property: 'env',
  message:
    'Read settings from lib/platform/env.ts, which parses them once; `inheritedEnv()` there is for child processes.',
};
const clock = [
  ['Date', 'now'],
  ['performance', 'now'],
  ['Temporal', 'Now'],
].map(([object, property]) => ({
  object,
  property,
  message: 'The domain has no clock: take `now` or `today` as an argument.',
}));

const styleProp = {
  selector: 'JSXAttribute[name.name="style"]',
  message:
    'The content security policy refuses inline style: use a class, or SVG with attributes for sizes from data.',
};
const envOfGlobal = {
  selector: 'MemberExpression[property.name="env"] > MemberExpression.object[property.name="process"]',
  message: processEnv.message,
};
const dateOfNow = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
  message: clock[0].message,
};
const relationByConnect = {
  selector:
    'ObjectExpression > Property > :matches(Identifier.key[name=/^(connect|disconnect|connectOrCreate)$/], Literal.key[value=/^(connect|disconnect|connectOrCreate)$/])',
  message:
    'On keys that start with the institution, connect can move a row to another one: write the scalar ids instead.',
};

const envModule = {
  name: 'node:process',
  importNames: ['env'],
  message: processEnv.message,
};
const generatedClient = {
  regex: '/generated/prisma(/|$)',
  message: 'Only lib/data knows Prisma: call a store of lib/data, through a use case.',
};
// A list of what is allowed rather than of what is not: a new package has to ask for entry here.
const onlyPure = (allowed) => ({
  regex: `^(?!\\.|#lib/domain/|#lib/generated/|${allowed}(/|$))`,
  message:
    'lib/domain is pure: it imports only lib/domain and temporal-polyfill (zod in files named schema.ts). Do the input and output in a use case and pass the result in.',
});

const properties = (...more) => ['error', ...rawSql, prismaRaw, ...more];
const imports = (...patterns) => ['error', { paths: [envModule], patterns }];

export default defineConfig(
  globalIgnores([
    '**/.next/**',
    '.data/**',
    'lib/generated/**',
    'next-env.d.ts',
    'node_modules/**',
    'test-results/**',
    'playwright-report/**',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...next,
  {
    files: ['**/*.{jsx,tsx}'],
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // Safari forgets that a list without bullets is a list, unless its role says so.
      'jsx-a11y/no-redundant-roles': ['error', { nav: ['navigation'], ol: ['list'], ul: ['list'] }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs,jsx,ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-restricted-properties': properties(processEnv),
      'no-restricted-syntax': ['error', styleProp, envOfGlobal],
      'no-restricted-imports': imports(generatedClient),
    },
  },
  {
    files: ['lib/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'The domain has no environment: take what it needs as an argument.' },
        { name: 'globalThis', message: 'The domain has no environment: take what it needs as an argument.' },
      ],
      // `process` is refused as a whole just above, so its `env` needs no message of its own.
      'no-restricted-properties': properties(...clock),
      'no-restricted-syntax': ['error', styleProp, dateOfNow],
      'no-restricted-imports': imports(generatedClient, onlyPure('temporal-polyfill')),
    },
  },
  {
    files: ['lib/domain/**/schema.ts'],
    rules: { 'no-restricted-imports': imports(generatedClient, onlyPure('(temporal-polyfill|zod)')) },
  },
  {
    files: ['lib/data/**'],
    rules: {
      'no-restricted-syntax': ['error', styleProp, envOfGlobal, relationByConnect],
      'no-restricted-imports': imports(),
    },
  },
  {
    files: ['lib/platform/db.ts', 'scripts/**', 'tests/**'],
    rules: { 'no-restricted-imports': imports() },
  },
  {
    // The HTML of mails goes to mail programs, which know no stylesheet and no policy.
    files: ['lib/emails/**'],
    rules: { 'no-restricted-syntax': ['error', envOfGlobal] },
  },
  {
    // install.mjs runs before anything is installed, so it can import nothing.
    files: ['lib/platform/env.ts', '*.config.{ts,js,mjs}', 'scripts/install.mjs'],
    rules: {
      'no-restricted-properties': properties(),
      'no-restricted-syntax': ['error', styleProp],
      'no-restricted-imports': 'off',
      'import/no-anonymous-default-export': 'off',
    },
  },
);
