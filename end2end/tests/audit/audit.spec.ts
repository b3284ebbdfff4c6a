// What the pages cost a phone, as Lighthouse measures it: `cargo xtask audit`. Prints figures beside their goals; people judge.
import { spawnSync } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '../../support/fixtures.ts';
import { FISH_SAUCE_PAGE } from '../../support/people.ts';

const LIGHTHOUSE = process.env['LIGHTHOUSE'] ?? 'lighthouse';
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const RUNS = 5;
const PAGES = ['/', '/san-pham', FISH_SAUCE_PAGE];

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
}

/** Name, goal, how it is read from a report; a larger figure is better where the goal is a score. */
const FIGURES: [string, string, (report: Report) => number][] = [
  ['performance', '≥ 99', ({ categories }) => 100 * (categories['performance']?.score ?? 0)],
  ['accessibility', '100', ({ categories }) => 100 * (categories['accessibility']?.score ?? 0)],
  ['best practices', '100', ({ categories }) => 100 * (categories['best-practices']?.score ?? 0)],
  ['SEO', '100', ({ categories }) => 100 * (categories['seo']?.score ?? 0)],
  ['FCP ms', '≤ 900', ({ audits }) => audits['first-contentful-paint']?.numericValue ?? NaN],
  ['LCP ms', '≤ 1300', ({ audits }) => audits['largest-contentful-paint']?.numericValue ?? NaN],
  ['CLS', '≤ 0.01', ({ audits }) => audits['cumulative-layout-shift']?.numericValue ?? NaN],
  ['TBT ms', '≤ 50', ({ audits }) => audits['total-blocking-time']?.numericValue ?? NaN],
];

/** One run; nothing where Lighthouse says that the browser's recording lacks its beginning, which tells nothing about the page. */
function report(url: string): Report | undefined {
  const { stdout, status, stderr } = spawnSync(
    LIGHTHOUSE,
    [
      url,
      '--quiet',
      '--output=json',
      '--only-categories=performance,accessibility,best-practices,seo',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    { encoding: 'utf8', env: { ...process.env, CHROME_PATH: CHROMIUM }, maxBuffer: 1 << 28 },
  );
  if (stderr.includes('NO_NAVSTART')) return undefined;
  if (status !== 0) throw new Error(`lighthouse ${url}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const shown = (number: number): string => (number < 1 && number > 0 ? number.toFixed(3) : number.toFixed(0));

for (const path of PAGES) {
  test(`lighthouse ${path}`, ({ server }) => {
    test.setTimeout(600_000);
    const reports: Report[] = [];
    let runs = 0;
    for (; reports.length < RUNS && runs < 2 * RUNS; runs += 1) reports.push(...[report(server.url + path)].filter((one) => one !== undefined));
    console.log(`\n${path}: medians of ${reports.length} recorded of ${runs} runs, mobile profile, cold`);
    for (const [name, goal, read] of FIGURES) {
      const all = reports.map(read);
      console.log(`  ${name.padEnd(16)}${shown(median(all)).padStart(7)}   ${goal}`);
      expect(all.every(Number.isFinite), name).toBe(true);
    }
    const missed = Object.entries(reports[0]?.audits ?? {}).filter(([, { score }]) => score !== null && score < 0.9);
    for (const [id, { title }] of missed) console.log(`  below 0.9: ${id}: ${title}`);
  });
}

test('bytes of a visit', async ({ page, context, server, go }) => {
  const html = Buffer.from(await (await context.request.get(`${server.url}/san-pham`)).body());
  const href = /<link[^>]*href="([^"]+\.css)"/.exec(html.toString())?.[1] ?? '';
  const css = Buffer.from(await (await context.request.get(server.url + href)).body());
  const first = brotliCompressSync(html).length + brotliCompressSync(css).length;
  let total = 0;
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (total += encodedDataLength));
  await go('/san-pham');
  await page.locator('html[data-catalogue]').waitFor({ state: 'attached' });
  for (let at = 0; at < 3; at += 1) {
    await page.locator('.card__link').nth(at).click();
    await expect(page.locator('.product')).toBeVisible();
    await page.goBack();
    await expect(page.locator('.card__link').first()).toBeVisible();
  }
  console.log(`\nHTML + CSS of the list, brotli 11: ${(first / 1000).toFixed(1)} KB (goal ≤ 14)`);
  console.log(`list and three products, everything: ${(total / 1000).toFixed(0)} KB (goal ≤ 1000)`);
  expect(total).toBeGreaterThan(first);
});
