import tseslint from 'typescript-eslint';

/**
 * Who may import whom, from the shaft outwards: a package may import those named here and nothing else of ours.
 * A provider never imports another; nobody imports an app.
 */
const mayImport = {
  rest: [],
  openstack: ['rest'],
  identity: ['rest', 'openstack'],
  compute: ['rest', 'openstack'],
  image: ['rest', 'openstack'],
  network: ['rest', 'openstack'],
  'block-storage': ['rest', 'openstack'],
  storage: ['rest', 'openstack'],
  dummy: ['rest', 'compute'],
  lxd: ['rest', 'compute'],
  orchestrator: ['rest', 'compute'],
  testkit: ['rest', 'compute'],
  clouds: [
    'rest',
    'openstack',
    'identity',
    'compute',
    'image',
    'network',
    'block-storage',
    'storage',
    'dummy',
    'lxd',
    'orchestrator',
  ],
};

/** Libraries that belong to one room of the house. */
const libraries = {
  got: ['packages/rest'],
  ws: ['packages/lxd'],
  'tough-cookie': ['packages/orchestrator'],
  yargs: ['apps/cli'],
  'yargs-parser': ['apps/cli'],
  fastify: ['apps/orchestrator'],
  pg: ['apps/orchestrator'],
  '@electric-sql/pglite': ['apps/orchestrator'],
};

const packages = Object.keys(mayImport);

function importRules(folder, allowed) {
  const ours = packages.filter((name) => !allowed.includes(name)).map((name) => `@leister/${name}`);
  const foreign = Object.keys(libraries).filter((library) => !libraries[library].includes(folder));
  return {
    files: [`${folder}/src/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...ours
              .filter((name) => name !== `@leister/${folder.split('/')[1]}`)
              .map((name) => ({
                group: [name, `${name}/*`],
                message: 'this would run against the direction of imports',
              })),
            ...foreign.map((name) => ({
              group: [name, `${name}/*`],
              message: `only ${libraries[name]} imports ${name}`,
            })),
            { group: ['@leister/*/src/*', '@leister/*/dist/*'], message: 'import a package by its name' },
          ],
        },
      ],
    },
  };
}

const listingRules = [
  {
    selector:
      'TSTypeReference[typeName.name="Promise"] > TSTypeParameterInstantiation > TSTypeReference[typeName.name="Listing"]',
    message: 'a promise of a Listing would collect it: give the Listing itself',
  },
  {
    selector: ':function[async=true][returnType.typeAnnotation.typeName.name="Listing"]',
    message: 'a method that gives a Listing is never async',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/coverage/**', '**/.turbo/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      // One program for all: the packages find each other by their sources.
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        ...listingRules,
        { selector: 'ExportAllDeclaration', message: 'name what is exported' },
      ],
      'no-control-regex': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/orchestrator/src/!(cli)/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'console', message: 'only the command line prints' }],
    },
  },
  ...packages.map((name) => importRules(`packages/${name}`, mayImport[name])),
  importRules(
    'apps/cli',
    packages.filter((name) => name !== 'testkit'),
  ),
  importRules('apps/orchestrator', ['rest', 'compute', 'clouds']),
  {
    files: ['**/test/**/*.ts', 'test/**/*.ts', '*.config.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  // What a stranger writes leaves return types to inference.
  { files: ['examples/**/*.ts'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
);
