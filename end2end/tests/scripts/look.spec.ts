// How every page looks: no sideways scrolling, nothing that axe finds, in light and in dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from '../../support/fixtures.ts';
import { PLACES } from '../../support/places.ts';

test.use({ ownServer: true, fullListing: true, contextOptions: { reducedMotion: 'reduce' } });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 360, 768, 1280];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  // As on the way back: cards far from the view have no boxes to look at otherwise.
  await page.evaluate(() => void (document.documentElement.dataset['back'] = ''));
  const { violations: found } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run: (context: Document, options: object) => Promise<AxeResults> } }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

test('axe would find what is wrong: small grey letters, a field without a name, a picture without words', async ({
  page,
  go,
}) => {
  await go('/');
  await page.getByRole('main').evaluate((main) => {
    const words = document.createElement('p');
    words.textContent = 'Chữ mờ';
    words.style.color = '#999';
    words.style.background = '#aaa';
    main.append(words, document.createElement('input'), Object.assign(new Image(), { src: '/favicon.svg' }));
  });
  const found = (await violations(page)).map((text) => text.split(':')[0]);
  for (const rule of ['color-contrast', 'label', 'image-alt']) expect(found).toContain(rule);
});

/** What reaches over the right edge, when anything does. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 100))];
  });
}

for (const { name, visit } of PLACES) {
  test(`${name}: fits every width, and axe finds nothing in light and dark`, async ({ page, go, ready, edit, server, watch }) => {
    await visit({ page, go, ready, edit, server, watch });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await overflow(page), `sideways scrolling at ${width}`).toEqual([]);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    expect.soft(await violations(page), 'dark on a phone').toEqual([]);
  });
}

test('a field for an address is wide enough to read one', async ({ page, go, ready, edit, server, watch }) => {
  await PLACES.find(({ name }) => name === 'editor')?.visit({ page, go, ready, edit, server, watch });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { width: wide } = (await page.getByLabel('Đường dẫn 1').boundingBox()) ?? { width: 0 };
    expect(wide, `at ${width}`).toBeGreaterThan(Math.min(width - 60, 400));
  }
});

test('the search box has room for a name at every width', async ({ page, go }) => {
  await go('/san-pham');
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { width: wide } = (await page.locator('#q').boundingBox()) ?? { width: 0 };
    expect(wide, `at ${width}`).toBeGreaterThan(170);
  }
});

test('every page has one heading of the first level, and its title names it', async ({ page, go }) => {
  for (const path of ['/', '/san-pham', '/san-pham/to-yen-sao', '/co-so/co-so-mau-ben-sao', '/dang-nhap']) {
    await go(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const title = await page.title();
    expect(title, path).toContain('Sao Quê');
    if (path !== '/') expect(title, path).toContain((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  }
});

test('the first stop of the keyboard leads past the head of the page', async ({ page, go }) => {
  await go('/san-pham');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Tới nội dung chính' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Tới nội dung chính' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#noi-dung')).toBeFocused();
});

test('pictures keep their place while they load', async ({ page, go }) => {
  for (const path of ['/', '/san-pham', '/san-pham/to-yen-sao']) {
    await go(path);
    const without = await page
      .locator('img')
      .evaluateAll((all) => all.filter((one) => !one.hasAttribute('width') || !one.hasAttribute('height')).length);
    expect(without, path).toBe(0);
  }
});

test('taking over a page by scripts moves nothing', async ({ page, go }) => {
  for (const path of ['/', '/san-pham', '/san-pham/nuoc-mam-cot-mau-ben-sao']) {
    await go(path);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
    expect(shift, path).toBeLessThan(0.1);
  }
});
