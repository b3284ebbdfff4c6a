// Pictures of every page for people to look at, and a page that shows them: `cargo xtask screens`.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../../support/fixtures.ts';
import { PLACES } from '../../support/places.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const DIR = process.env['SCREENS_DIR'] ?? '';

for (const { name, visit } of PLACES) {
  test(`pictures of ${name}`, async ({ page, go, ready, edit, server, watch }) => {
    await visit({ page, go, ready, edit, server, watch });
    // As on the way back to a list: cards that are not looked at yet are drawn as well.
    await page.evaluate(() => void (document.documentElement.dataset['back'] = ''));
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(DIR, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
  });
}

test('pictures of the open filters on a phone', async ({ page, go }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await go('/san-pham?sao=4');
  await page.locator('#loc > summary').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(DIR, `filters-360-${colorScheme}.png`) });
  }
});

test.afterAll(() => {
  const pictures = readdirSync(DIR).filter((name) => name.endsWith('.png'));
  const figures = pictures.map((name) => `<figure><a href="${name}"><img src="${name}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`);
  const style = 'body{display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:14px sans-serif}figure{margin:0;width:300px}img{width:100%}';
  writeFileSync(join(DIR, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><title>Sao Quê</title><style>${style}</style>${figures.join('')}`);
});
