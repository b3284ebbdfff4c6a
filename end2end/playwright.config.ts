// One browser, one worker, no second tries: a test that fails once is a finding.
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

const LAUNCH = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

// tests/both runs twice: what a person can do must not depend on scripts.
const kept = ['walk', 'ownership', 'conflict', 'editor-errors'].map((name) => `both/${name}.spec.ts`);
const withScripts = ['both/sign-in.spec.ts', 'both/served.spec.ts', 'scripts/navigation.spec.ts', 'scripts/editor.spec.ts'];
// What the release is held to on every run; E2E_ALL=1 adds the specs that are still being worked through.
const all = Boolean(process.env['E2E_ALL']);
const suite: Project[] = [
  { name: 'wire', testMatch: 'wire/*.spec.ts', use: { javaScriptEnabled: false } },
  { name: 'scripts', testMatch: all ? ['both/*.spec.ts', 'scripts/*.spec.ts'] : [...kept, ...withScripts], use: desk },
  {
    name: 'no-scripts',
    testMatch: all ? ['both/*.spec.ts', 'plain/*.spec.ts'] : kept,
    use: { ...desk, javaScriptEnabled: false },
  },
  ...(all ? [{ name: 'phone', testMatch: 'phone/*.spec.ts', use: phone }] : []),
];

// For people to look at, not part of the suite: SCREENS_DIR=/tmp/screens npm run screens
const screens: Project[] = [{ name: 'screens', testMatch: 'screens/*.spec.ts', use: desk }];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  retries: 0,
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  reporter: [['list']],
  projects: process.env['SCREENS_DIR'] ? screens : suite,
  use: {
    launchOptions: { executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: LAUNCH },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 7_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
