// Pictures of every page for people to look at: SCREENS_DIR=DIR npm run screens
import { join } from 'node:path';
import { test } from '../../support/fixtures.ts';
import { PLACES } from '../../support/places.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const DIR = process.env['SCREENS_DIR'] ?? '';

for (const { name, visit } of PLACES) {
  test(`pictures of ${name}`, async ({ page, go, ready, edit, server, watch }) => {
    await visit({ page, go, ready, edit, server, watch });
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
