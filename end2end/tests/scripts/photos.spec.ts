// What scripts add for somebody who sends photos from a telephone on a weak line.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { file, picture } from '../../support/picture.ts';
import { signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

const photos = (page: Page) => page.locator('[data-photo]');
const queue = (page: Page) => page.getByRole('region', { name: 'Đang gửi' });
const choose = (page: Page) => page.getByLabel('Chọn ảnh trong máy');

async function open(page: Page): Promise<number> {
  await signIn(page, BEN_SAO);
  await page.getByRole('link', { name: `Ảnh ${FISH_SAUCE}` }).click();
  await expect(choose(page)).toBeVisible();
  return photos(page).count();
}

/** What waits on the device: bytes, width and height of each photo. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const base = await asked(indexedDB.open('anh', 1));
    const all = (await asked(base.transaction('cho').objectStore('cho').getAll())) as { blob: Blob }[];
    return Promise.all(
      all.map(async ({ blob }) => {
        const { width, height } = await createImageBitmap(blob);
        return { type: blob.type, size: blob.size, width, height };
      }),
    );
  });

test('a photo of twelve megapixels is made small on the device', async ({ page, context, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  const before = await open(page);
  await context.setOffline(true);
  await choose(page).setInputFiles(file('to.png', picture(4000, 3000, [180, 90, 20], [30, 90, 160])));
  await expect(queue(page).getByRole('listitem')).toContainText('Mất mạng');
  const [photo] = await kept(page);
  expect(photo).toMatchObject({ type: 'image/jpeg', width: 1600, height: 1200 });
  expect(photo?.size).toBeLessThanOrEqual(400 * 1024);
  await context.setOffline(false);
  await expect(photos(page)).toHaveCount(before + 1);
  await expect(queue(page)).toBeHidden();
});

test('photos that were chosen without a network go when it is back, each once, also after the page was closed', async ({ page, context, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  const before = await open(page);
  await context.setOffline(true);
  await choose(page).setInputFiles([file('mot.png', picture(900, 600, [200, 40, 40])), file('hai.png', picture(900, 600, [40, 200, 40]))]);
  await expect(queue(page).getByRole('listitem').first()).toContainText('Mất mạng');
  await expect(queue(page).getByRole('listitem')).toHaveCount(2);
  await context.setOffline(false);
  await page.reload();
  await expect(photos(page)).toHaveCount(before + 2);
  await expect(queue(page)).toBeHidden();
  await page.reload();
  await expect(photos(page)).toHaveCount(before + 2);
});

test('a photo that waits can be left out, and an ended session loses none', async ({ page, context, watch }) => {
  watch.expectStatus(401);
  const before = await open(page);
  const cookies = await context.cookies();
  await context.clearCookies();
  await choose(page).setInputFiles([file('mot.png', picture(900, 600, [20, 40, 240])), file('hai.png', picture(900, 600, [240, 200, 40]))]);
  const lines = queue(page).getByRole('listitem');
  await expect(lines.first()).toContainText('Phiên đăng nhập đã hết');
  await expect(lines).toHaveCount(2);
  await lines.first().getByRole('button', { name: 'Bỏ' }).click();
  await expect(lines).toHaveCount(1);
  await context.addCookies(cookies);
  await page.reload();
  await expect(photos(page)).toHaveCount(before + 1);
});

test('photos change places by dragging', async ({ page }) => {
  const before = await open(page);
  await choose(page).setInputFiles([file('mot.png', picture(900, 600, [20, 40, 140])), file('hai.png', picture(900, 600, [140, 200, 40]))]);
  await expect(photos(page)).toHaveCount(before + 2);
  await expect(queue(page)).toBeHidden();
  const last = photos(page).last();
  const id = await last.getAttribute('data-photo');
  const moved = page.waitForResponse((response) => response.request().method() === 'POST');
  await last.locator('.photo-own__drag').scrollIntoViewIfNeeded();
  const [handle, other] = [await last.locator('.photo-own__drag').boundingBox(), await photos(page).nth(before).boundingBox()];
  if (!handle || !other) throw new Error('nothing to drag');
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(other.x + 40, other.y + 30, { steps: 8 });
  await page.mouse.up();
  await moved;
  await expect(photos(page).nth(before)).toHaveAttribute('data-photo', id ?? '');
});
