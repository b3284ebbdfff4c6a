// After one visit the site goes on without a network: with what was opened, and with the list, its filters and its search.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { cards, LIST, row } from '../../support/list.ts';

test.use({ serviceWorkers: 'allow' });

/** Until the worker answers for the page and the catalogue is on the device. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await page.locator('html[data-catalogue]').waitFor({ state: 'attached' });
}

test('what was opened is there without a network, and says of which day it is', async ({ page, go, context, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await go(LIST);
  await settled(page);
  // Once more under the worker, which keeps what it hands on.
  await go(LIST);
  await settled(page);
  await row(page, 'Sao', '4 sao').click();
  await expect(page).toHaveURL('/san-pham?sao=4');
  await go('/san-pham/to-yen-sao');
  await go('/diem-ban');
  await context.setOffline(true);

  await go('/san-pham/to-yen-sao');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tổ yến sào');
  await expect(page.locator('.offline')).toContainText(/Đang xem dữ liệu ngày \d\d\/\d\d\/\d{4}/);
  await go('/diem-ban');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Điểm bán');
  await go(LIST);
  await settled(page);
  await row(page, 'Huyện cũ', 'Hoằng Hóa').click();
  await expect(page).toHaveURL('/san-pham?huyen=hoang-hoa');
  await expect(cards(page).first()).toContainText('Hoằng Hóa');

  // A choice that was never opened, as a link that somebody has sent.
  await go('/san-pham?sao=5');
  await expect(page).toHaveURL('/san-pham?sao=5');
  await expect(cards(page).first()).toContainText('5 sao OCOP');
});

test('what is not on the device is said so, with what is', async ({ page, go, context, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await go('/diem-ban');
  await settled(page);
  await go('/diem-ban');
  await settled(page);
  await context.setOffline(true);
  await page.goto('/ocop');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có mạng');
  await expect(page.getByRole('link', { name: 'Điểm bán' })).toBeVisible();
});

test('nothing of a signed-in person is kept', async ({ page, go }) => {
  await go(LIST);
  await settled(page);
  await go('/dang-nhap');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((path) => /quan-ly|dang-nhap|studio/.test(path))).toEqual([]);
});
