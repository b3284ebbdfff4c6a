// A producer's photos, with and without scripts: sent, accepted by the office, ordered, described, cut, taken away and put back.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO } from '../../support/people.ts';
import { file, picture } from '../../support/picture.ts';
import { signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

/** A product of the samples without a photo. */
const NAME = 'Chả mực mẫu Bến Sao';
const SLUG = 'cha-muc-mau-ben-sao';

const photos = (page: Page) => page.locator('[data-photo]');

async function open(page: Page): Promise<void> {
  await signIn(page, BEN_SAO);
  await page.getByRole('link', { name: `Ảnh ${NAME}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ảnh sản phẩm' })).toBeVisible();
}

/** Chooses files; with scripts they go by themselves. */
async function send(page: Page, scripts: boolean, ...files: ReturnType<typeof file>[]): Promise<void> {
  await page.getByLabel('Chọn ảnh trong máy').setInputFiles(files);
  if (!scripts) await page.getByRole('button', { name: 'Gửi ảnh' }).click();
}

test('the first photos wait for the office, and then everybody sees them in the order of their producer', async ({
  page,
  go,
  server,
  scripts,
}) => {
  await open(page);
  await send(page, scripts, file('do.png', picture(900, 600, [200, 40, 40])), file('xanh.png', picture(900, 600, [40, 120, 40])));
  await expect(photos(page)).toHaveCount(2);
  await expect(photos(page).first()).toContainText('Chờ Văn phòng xem');
  server.command(['photos', 'accept', '--product', SLUG]);
  await page.reload();
  await expect(photos(page).first()).toContainText('Đang hiện');

  const second = await photos(page).nth(1).getAttribute('data-photo');
  await photos(page).nth(1).getByRole('button', { name: 'Làm ảnh bìa' }).click();
  await expect(page.getByText('Đã đổi thứ tự.')).toBeVisible();
  expect(await photos(page).first().getAttribute('data-photo')).toBe(second);

  const words = photos(page).first().getByLabel('Ảnh cho thấy gì');
  await words.fill('Chai nước mắm mẫu, nhãn xanh');
  await photos(page).first().getByRole('button', { name: 'Lưu lời' }).click();
  await expect(page.getByText('Đã lưu lời cho ảnh.')).toBeVisible();
  await expect(async () => {
    await go(`/san-pham/${SLUG}`);
    await expect(page.getByRole('img', { name: 'Chai nước mắm mẫu, nhãn xanh' })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('a photo is turned and cut, and the original is kept', async ({ page, scripts }) => {
  await open(page);
  await send(page, scripts, file('hai-mau.png', picture(800, 600, [200, 40, 40], [40, 40, 200])));
  const mine = photos(page).last();
  await expect(mine.getByRole('link', { name: 'Xoay, cắt' })).toBeVisible();
  await mine.getByRole('link', { name: 'Xoay, cắt' }).click();
  await page.getByRole('radio', { name: 'Xoay phải' }).check();
  await page.getByRole('checkbox', { name: /Cắt theo khung/ }).check();
  await page.getByLabel('Phóng to').fill('200');
  await page.getByRole('button', { name: 'Lưu ảnh' }).click();
  await expect(page.getByText('Đã lưu ảnh mới.')).toBeVisible();
  await photos(page).last().getByRole('link', { name: 'Xoay, cắt' }).click();
  await expect(page.getByLabel('Phóng to')).toHaveValue('200');
  await expect(page.getByRole('radio', { name: 'Xoay phải' })).toBeChecked();
});

test('what is no picture is refused with its name and a reason', async ({ page, scripts, watch }) => {
  watch.expectStatus(422);
  await open(page);
  const before = await photos(page).count();
  const html = { name: 'gia.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>alert(1)</script>') };
  await send(page, scripts, html, file('that.png', picture(900, 600, [1, 90, 160])));
  await expect(page.getByText('tệp này không phải ảnh JPEG, PNG hay WebP').first()).toBeVisible();
  await expect(page.getByText('gia.jpg').first()).toBeVisible();
  await expect(photos(page)).toHaveCount(before + 1);
});
