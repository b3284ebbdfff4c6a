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

const suite: Project[] = [
  { name: 'wire', testMatch: 'wire/*.spec.ts', use: { javaScriptEnabled: false } },
  // tests/both runs twice: what a person can do must not depend on scripts.
  { name: 'scripts', testMatch: ['both/*.spec.ts', 'scripts/*.spec.ts'], use: desk },
  { name: 'no-scripts', testMatch: ['both/*.spec.ts', 'plain/*.spec.ts'], use: { ...desk, javaScriptEnabled: false } },
  { name: 'phone', testMatch: 'phone/*.spec.ts', use: phone },
];

// Measured and looked at by people, not part of the suite: `cargo xtask audit`, `cargo xtask screens`.
const audit: Project[] = [{ name: 'audit', testMatch: 'audit/*.spec.ts', use: phone }];

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
  projects: process.env['SCREENS_DIR'] ? screens : process.env['LIGHTHOUSE'] ? audit : suite,
  use: {
    launchOptions: { executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: LAUNCH },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 7_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    // What is asked of the network is watched by the tests; one of them lets the worker in.
    serviceWorkers: 'block',
  },
});
